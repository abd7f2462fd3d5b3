import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";

describe("a program that breaks", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-broken-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: broken\nruntime: nodejs\n");
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "broken", main: "index.ts" }));
    writeFileSync(join(directory, "index.ts"), 'throw new Error("the address of the database is missing");\n');
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("a program that breaks fails with its own message, to which the pack adds nothing", async () => {
    const { code, stdout } = await withStack(directory, "dev", (stack) =>
      runPulumi(["preview", "--non-interactive", "--color", "never", "--policy-pack", join(root, "policies")], stack),
    );
    assert.notEqual(code, 0);
    assert.match(stdout, /Error: the address of the database is missing/);
    assert.equal(policyOutput(stdout).trim().split("\n").length, 1, stdout);
  });
});
