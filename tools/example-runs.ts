import type { PreviewOptions } from "./examples";

/** One preview of an example, and whether the pack lets it pass. */
export interface Run extends PreviewOptions {
  readonly example: string;
  readonly verdict: "passes" | "is refused";
  /** The file with the pack's output. Default: `expected.<stack>.txt` if a stack is named, else `expected.txt`. */
  readonly says?: string;
}

const refused = (example: string, options: Partial<Run> = {}): Run => ({ example, verdict: "is refused", ...options });
const passes = (example: string, options: Partial<Run> = {}): Run => ({ example, verdict: "passes", ...options });

const password = { databasePassword: "only for a preview" };
const policies = "policy-config.json";

/** What stands in an account of AWS before examples/wordpress-ecs. */
export const account = {
  databaseHost: "wordpress.abcdefghijkl.eu-central-1.rds.amazonaws.com",
  secret: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:wordpress-AbCdEf",
  fileSystem: "fs-12345678",
  accessPoint: "fsap-12345678",
  executionRole: "arn:aws:iam::123456789012:role/wordpress-execution",
  taskRole: "arn:aws:iam::123456789012:role/wordpress",
  region: "eu-central-1",
};

/** The previews that `npm run demo` shows. */
export const demoRuns: readonly Run[] = [refused("writable"), passes("wordpress-docker")];

/** The previews of all other examples; examples/python needs an SDK, which its own test generates. */
export const otherRuns: readonly Run[] = [
  refused("writable", { stack: "every-rule", policies: "policy-config.every-rule.json" }),
  passes("wordpress-external-database", { config: { databaseHost: "db.example.com" }, secrets: password }),
  passes("wordpress-swarm"),
  passes("wordpress-kubernetes"),
  passes("wordpress-ecs", { config: account, standIn: "aws" }),
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

/** The name of the file, in the example's directory, with the pack's output of this run. */
export function outputFile({ says, stack }: Run): string {
  return says ?? (stack === undefined ? "expected.txt" : `expected.${stack}.txt`);
}

/** The run in words: `writable as stack every-rule under policy-config.every-rule.json is refused`. */
export function titleOf({ example, stack, policies, verdict }: Run): string {
  const under = [stack && `as stack ${stack}`, policies && `under ${policies}`].filter(Boolean);
  return [example, ...under, verdict].join(" ");
}
