import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { docker } from "../support/platforms";

const root = join(__dirname, "../..");
const example = join(root, "examples/writable");
const packs = { directory: join(root, "policies"), executable: join(root, "policies/bin/readonly-rootfs") };

/** A container that no cure completes: nobody has said how much memory it may take. */
const web = (name: string, readOnly: boolean) => {
  const volumes = [{ volumeName: "shared", containerPath: "/data" }];
  const inputs = { image: "example", readOnly, volumes };
  const urn = `urn:pulumi:prod::shop::${docker.type}::${name}`;
  return { urn, custom: true, id: name, type: docker.type, inputs, outputs: inputs };
};

/** Level and rule of each finding, in the order of the report. */
const findings = (stdout: string) =>
  [...policyOutput(stdout).matchAll(/^ +- \[(\w+)\].*? {2}([\w-]+) /gm)].map(([, level, rule]) => `${level} ${rule}`);

const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.255.0" };
const state = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { manifest, resources } });

for (const [form, pack] of Object.entries(packs)) {
  describe(`\`all: remediate\` with the real CLI and the pack as ${form}`, () => {
    let directory: string;
    before(() => {
      directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-all-"));
    });
    after(() => rmSync(directory, { recursive: true, force: true }));

    const configured = (config: object) => {
      const file = join(directory, "config.json");
      writeFileSync(file, JSON.stringify(config));
      return ["--policy-pack", pack, "--policy-pack-config", file, "--non-interactive", "--color", "never"];
    };
    const preview = (config: object) =>
      withStack(example, "dev", (stack) => runPulumi(["preview", ...configured(config)], stack));
    const analyze = (config: object, ...resources: object[]) => {
      const file = join(directory, "export.json");
      writeFileSync(file, state(...resources));
      return runPulumi(["policy", "analyze", "--file", file, ...configured(config)], { cwd: directory });
    };

    it("a preview with `all` at level remediate cures a plain program and passes, with advisory leftovers only", async () => {
      const { code, stdout, stderr } = await preview({ all: "remediate" });
      assert.equal(code, 0, stdout + stderr);
      const found = findings(stdout);
      for (const rule of ["read-only-root", "writable-paths-declared", "confined-process"])
        assert(found.includes(`remediate ${rule}`), stdout);
      assert(found.includes("advisory confined-process"), stdout);
      assert.doesNotMatch(policyOutput(stdout), /\[mandatory\]/);
    });

    it("a preview with `all` at level remediate blocks on leftovers of a rule that is mandatory by its name", async () => {
      const { code, stdout } = await preview({ all: "remediate", "confined-process": "mandatory" });
      assert.notEqual(code, 0, stdout);
      assert(findings(stdout).includes("mandatory confined-process"), stdout);
      assert(!findings(stdout).includes("advisory confined-process"), stdout);
    });

    it("`pulumi policy analyze` with `all` at level remediate reports leftovers at the rules' own levels", async () => {
      const passed = await analyze({ all: "remediate" }, web("a", true), web("b", true));
      assert.equal(passed.code, 0, passed.stdout + passed.stderr);
      assert.deepEqual([...new Set(findings(passed.stdout))].sort(), [
        "advisory confined-process",
        "advisory log-driver",
        "advisory shared-writable-volumes",
        "remediate confined-process",
      ]);
      // A state is judged as it is: its cures are listed and not made.
      const failed = await analyze({ all: "remediate" }, web("a", false));
      assert.notEqual(failed.code, 0, failed.stdout);
      assert(findings(failed.stdout).includes("mandatory read-only-root"), failed.stdout);
    });
  });
}

describe("the level remediate that a pack of one's own gives in its program", () => {
  it("a pack's own level remediate reports leftovers at the rules' own levels", async () => {
    const pack = mkdtempSync(join(tmpdir(), "readonly-rootfs-own-"));
    try {
      symlinkSync(join(root, "node_modules"), join(pack, "node_modules"));
      writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: nodejs\n");
      writeFileSync(join(pack, "package.json"), JSON.stringify({ name: "acme", version: "1.0.0", main: "index.js" }));
      writeFileSync(
        join(pack, "index.js"),
        `const { PolicyPack } = require("@pulumi/policy");
         const { policies } = require("@readonly-rootfs/policies");
         new PolicyPack("acme", { policies: policies() }, { all: "remediate", "log-driver": "mandatory" });`,
      );
      writeFileSync(join(pack, "export.json"), state(web("a", true)));
      const flags = ["--non-interactive", "--color", "never"];
      const args = ["policy", "analyze", "--file", "export.json", "--policy-pack", pack, ...flags];
      const { stdout } = await runPulumi(args, { cwd: pack });
      assert.deepEqual(findings(stdout).sort(), [
        "advisory confined-process",
        "mandatory log-driver",
        "remediate confined-process",
      ]);
    } finally {
      rmSync(pack, { recursive: true, force: true });
    }
  });
});
