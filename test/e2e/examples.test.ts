import assert from "node:assert/strict";
import { expected, type PreviewOptions, previewExample } from "../support/examples";

/** One preview of an example, and whether the pack lets it pass. */
interface Run extends PreviewOptions {
  example: string;
  verdict: "passes" | "is refused";
  /** The file that has what the pack says. Default: `expected.<stack>.txt` where a stack is named, else expected.txt. */
  says?: string;
}

const refused = (example: string, options: Partial<Run> = {}): Run => ({ example, verdict: "is refused", ...options });
const passes = (example: string, options: Partial<Run> = {}): Run => ({ example, verdict: "passes", ...options });

const password = { databasePassword: "only for a preview" };
const policies = "policy-config.json";

const runs: Run[] = [
  refused("writable"),
  refused("writable", { stack: "every-rule", policies: "policy-config.every-rule.json" }),
  passes("wordpress-docker"),
  passes("wordpress-external-database", { config: { databaseHost: "db.example.com" }, secrets: password }),
  passes("wordpress-swarm"),
  passes("wordpress-kubernetes"),
  passes("databases"),
  passes("yaml", { tier: "full", secrets: { ...password, rootPassword: "only for a preview" } }),
  refused("walkthrough", { stack: "step-1" }),
  ...["step-2", "step-3", "step-4", "step-5", "step-6", "step-7"].map((stack) => passes("walkthrough", { stack })),
  passes("data-strategies", { stack: "hardened", policies, secrets: password }),
  passes("data-strategies", { stack: "docker-run" }),
  refused("data-strategies", { stack: "early-articles" }),
  passes("development-and-production", { stack: "dev", policies }),
  refused("development-and-production", { stack: "prod", policies }),
  passes("organization", { policies }),
  refused("organization", { says: "expected.without-policy-config.txt" }),
];

describe("the real CLI says of every example what its expected.txt has", function () {
  this.timeout(120_000);
  for (const { example, verdict, says, ...options } of runs) {
    const { stack, policies: configured } = options;
    const under = [stack && `as stack ${stack}`, configured && `under ${configured}`].filter(Boolean);
    it([example, ...under, verdict].join(" "), async () => {
      const { said, code, stdout, stderr } = await previewExample(example, options);
      const file = says ?? (stack === undefined ? "expected.txt" : `expected.${stack}.txt`);
      assert.equal(said, expected(example, file), stdout + stderr);
      assert.equal(code === 0 ? "passes" : "is refused", verdict, stdout + stderr);
    });
  }
});
