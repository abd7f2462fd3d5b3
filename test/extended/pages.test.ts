import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { type Outcome, run } from "../../tools/toolchain/run";
import { pack } from "../support/packages";
import { assertPrinted, quotedIn } from "../support/troubleshooting-quotes";

describe("docs/troubleshooting.md quotes what `tsc` prints", () => {
  it("docs/troubleshooting.md quotes tsc about another pack without skipLibCheck", async () => {
    const args = ["-p", "examples/own-rules", "--noEmit", "--pretty", "false"];
    const tsc = (...more: string[]) =>
      run(process.execPath, ["node_modules/typescript/bin/tsc", ...args, ...more], { cwd: root });
    const { stdout } = await tsc("--skipLibCheck", "false");
    assertPrinted(quotedIn("troubleshooting.md", "TS2305"), stdout);
    for (const line of stdout.trim().split("\n")) assert.match(line, /^node_modules\/@pulumi\/policy\/index\.d\.ts\(/);
    assert.deepEqual(await tsc(), { code: 0, stdout: "", stderr: "" });
  });
});

describe("docs/upgrade.md quotes what npm prints", () => {
  const quiet = ["--package-lock-only", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  const sdk = "@pulumi/pulumi@3.248.0";
  let directory: string;
  let policies: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-upgrade-"));
    policies = join(directory, pack("policies", directory).filename);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  /** Installs these in turn in a new project; what npm says to the last. */
  async function installed(project: string, ...turns: readonly (readonly string[])[]): Promise<Outcome> {
    const cwd = join(directory, project);
    mkdirSync(cwd);
    writeFileSync(join(cwd, "package.json"), '{ "name": "project", "private": true }');
    const outcomes: Outcome[] = [];
    for (const packages of turns) outcomes.push(await run("npm", ["install", ...quiet, ...packages], { cwd }));
    return outcomes.at(-1) ?? assert.fail();
  }

  it("docs/upgrade.md quotes npm about a Pulumi SDK that is too new for Node.js 20", async function () {
    if (!process.version.startsWith("v20.")) return this.skip();
    const { code, stderr } = await installed("engine", ["@pulumi/pulumi@3.249.0"]);
    assert.equal(code, 0, stderr);
    for (const line of quotedIn("upgrade.md", "EBADENGINE")) assertPrinted([line], stderr);
  });

  /** The line in which npm says it. */
  const eresolve = ({ stderr }: Outcome) => stderr.split("\n").find((line) => line.includes(" ERESOLVE ")) ?? stderr;
  const quoted = () => quotedIn("upgrade.md", "ERESOLVE");
  it("docs/upgrade.md quotes npm about TypeScript 7, installed with the Pulumi SDK and after it", async () => {
    for (const [project, ...turns] of [
      ["once", [sdk, "typescript@7"]],
      ["after", [sdk], ["typescript@7"]],
    ] as const) {
      const outcome = await installed(project, ...turns);
      assert.equal(outcome.code, 1, outcome.stderr);
      assertPrinted(quoted(), eresolve(outcome));
      assert.match(
        outcome.stderr,
        /^npm error peerOptional typescript@">= 3\.8\.3 < 7" from @pulumi\/pulumi@3\.248\.0$/m,
      );
    }
  });
  it("docs/upgrade.md quotes npm about TypeScript 7 after this package, which npm installs", async () => {
    const outcome = await installed("package", [policies], ["typescript@7"]);
    assert.equal(outcome.code, 0, outcome.stderr);
    assertPrinted(quoted(), eresolve(outcome));
  });
  it("npm prints nothing about TypeScript 7 together with this package, as docs/upgrade.md says", async () => {
    const { code, stderr } = await installed("silent", [policies, "typescript@7"]);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /ERESOLVE/);
  });
});
