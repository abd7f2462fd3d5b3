import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../policies/reports/report";
import { expected, root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { ensureToolchain, type Toolchain, ToolchainError } from "../../tools/toolchain";
import { ensureOldest } from "../../tools/toolchain/oldest";
import { skip } from "../support/requirements";

/** The findings in an output of the CLI, without what older ones do not print: severity, and the short names of types. */
function findings(output: string): string[] {
  const [, ...lines] = output.trimEnd().split("\n");
  const plain = lines.map((line) => line.replace(/ \[severity: \w+\]/, "").replace(/:index\/\w+:/, ":index:"));
  return plain
    .join("\n")
    .split(/\n(?= {4}- )/)
    .sort();
}

describe("the directory of the pack under the oldest Pulumi CLI, 3.185.0", () => {
  let directory: string;
  let oldest: Toolchain;

  before(async function () {
    this.timeout(1_200_000);
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-oldest-"));
    try {
      oldest = await ensureOldest((line) => console.log(`      ${line}`));
    } catch (error) {
      if (!(error instanceof ToolchainError)) throw error;
      skip(this, error.message);
    }
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  function preview(toolchain: Toolchain, pack: string, flags: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const args = ["preview", "--non-interactive", "--color", "never", "--policy-pack", pack, ...flags];
    return withStack(
      join(root, "examples/writable"),
      "dev",
      (stack) => runPulumi(args, { ...stack, env: { ...stack.env, ...env } }),
      { toolchain },
    );
  }

  it("the oldest CLI prints every finding of the newest, without severities, and refuses the program", async () => {
    const file = join(directory, "findings.json");
    const { code, stdout, stderr } = await preview(oldest, "../../policies", [], { READONLY_ROOTFS_REPORT: file });
    assert.notEqual(code, 0, stdout);
    assert.deepEqual(findings(policyOutput(stdout)), findings(expected("writable")), stdout + stderr);
    assert.doesNotMatch(stdout, /severity/);
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    assert.equal(report.findings.length, findings(expected("writable")).length);
  });

  it("the oldest CLI hands the provider the cures of the newest", async () => {
    const config = join(directory, "cures.json");
    writeFileSync(config, JSON.stringify({ "read-only-root": "remediate", "writable-paths-declared": "remediate" }));
    const inputs = async (toolchain: Toolchain) => {
      const flags = ["--policy-pack-config", config, "--json"];
      const { code, stdout, stderr } = await preview(toolchain, "../../policies", flags);
      assert.equal(code, 0, stdout + stderr);
      const { steps } = JSON.parse(stdout) as {
        steps: { newState: { type: string; urn: string; inputs: Record<string, unknown> } }[];
      };
      return steps
        .map(({ newState: { type, urn, inputs } }) => ({ type, urn, inputs }))
        .filter(({ type }) => !type.startsWith("pulumi:"))
        .map((step) => JSON.stringify(step).replace(/(mysql|wordpress|blog|data|shop)-[0-9a-f]{7,8}/g, "$1"))
        .sort();
    };
    const made = await inputs(oldest);
    assert.deepEqual(made, await inputs(await ensureToolchain("core")));
    assert.ok(made.some((step) => step.includes('"readOnly":true')));
  });

  it("the oldest CLI takes the executable for a directory, and says so", async () => {
    const { code, stdout, stderr } = await preview(oldest, "../../policies/bin/readonly-rootfs", []);
    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /bin\/readonly-rootfs\/PulumiPolicy\.yaml: not a directory/);
  });
});
