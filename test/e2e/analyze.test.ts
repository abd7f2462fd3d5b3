import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../policies/package.json";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi } from "../../tools/pulumi";
import { docker } from "../support/platforms";

const pack = join(__dirname, "../../policies/bin/readonly-rootfs");
const urn = (name: string) => `urn:pulumi:prod::shop::${docker.type}::${name}`;

function state(name: string, inputs: object) {
  return { urn: urn(name), custom: true, id: name, type: docker.type, inputs, outputs: inputs };
}

const deployment = (...resources: object[]) => ({
  version: 3,
  deployment: { manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.255.0" }, resources },
});

describe("`pulumi policy analyze --file` judges a state without program, provider or login", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-analyze-"));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  async function analyzed(...resources: object[]) {
    const file = join(directory, "export.json");
    writeFileSync(file, JSON.stringify(deployment(...resources)));
    const args = ["policy", "analyze", "--policy-pack", pack, "--file", file, "--color", "never", "--non-interactive"];
    return runPulumi(args, { cwd: directory });
  }

  it("`pulumi policy analyze` names a writable container and fails", async () => {
    const { code, stdout, stderr } = await analyzed(state("web", { image: "example", readOnly: false }));
    assert.notEqual(code, 0);
    assert.match(
      policyOutput(stdout) + stdout + stderr,
      /container "web" has a writable root filesystem; set readOnly to true/,
    );
  });

  it("`pulumi policy analyze` passes a read-only container", async () => {
    const { code, stdout, stderr } = await analyzed(state("web", { image: "example", readOnly: true }));
    assert.equal(code, 0, stdout + stderr);
    assert.doesNotMatch(stdout, /writable root/);
  });

  describe("of 200 containers", () => {
    const names = Array.from({ length: 200 }, (_, index) => `web-${String(index).padStart(3, "0")}`);
    const confined = {
      image: "example",
      capabilities: { drops: ["ALL"] },
      securityOpts: ["no-new-privileges:true"],
      memory: 64,
      logDriver: "local",
    };
    /** From the last to the first. */
    const states = (readOnly: boolean) => [...names].reverse().map((name) => state(name, { ...confined, readOnly }));
    const head = `readonly-rootfs@v${version}`;

    it("`pulumi policy analyze` prints one finding for each of 200 writable containers, sorted, none twice", async () => {
      const { code, stdout } = await analyzed(...states(false));
      assert.notEqual(code, 0);
      const expected = names.flatMap((name) => [
        `    - [mandatory] [severity: high]  read-only-root  (docker:index:Container: ${name})`,
        "      Containers run on a read-only root filesystem.",
        `      container "${name}" has a writable root filesystem; set readOnly to true; the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out`,
      ]);
      assert.deepEqual(policyOutput(stdout).trimEnd().split("\n"), [`❌ ${head}`, ...expected]);
    });

    it("`pulumi policy analyze` prints only the name of the pack for 200 good containers", async () => {
      const { code, stdout, stderr } = await analyzed(...states(true));
      assert.equal(code, 0, stdout + stderr);
      assert.equal(policyOutput(stdout), `✅ ${head}\n`);
    });
  });
});
