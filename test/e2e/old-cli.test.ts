import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { root } from "../../tools/examples";
import { runPulumi, withStack } from "../../tools/pulumi";
import { CLI_VERSION, MINIMUM_CLI, OLDEST_VERSION } from "../../tools/toolchain/parts";

describe("a Pulumi CLI that is too old for the pack", () => {
  const manifest = parse(readFileSync(join(root, "policies/PulumiPolicy.yaml"), "utf8"));
  const minimum = MINIMUM_CLI.replace(/\.0$/, "");
  const oldest = OLDEST_VERSION.replace(/\.0$/, "");
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-old-cli-"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: old\nruntime: nodejs\n");
    // A pack that asks for a CLI of the future makes every CLI too old.
    writeFileSync(join(directory, "PulumiPolicy.yaml"), stringify({ ...manifest, requiredPulumiVersion: ">=99.0.0" }));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("PulumiPolicy.yaml and the documents name the same oldest CLI", () => {
    assert.equal(manifest.requiredPulumiVersion, `>=${OLDEST_VERSION}`);
    const says = (file: string, words: string) =>
      assert.ok(readFileSync(join(root, file), "utf8").includes(words), `${file}: ${words}`);
    says("README.md", `${oldest} or newer; the executable of the pack needs\n${minimum}`);
    says(
      "policies/README.md",
      `${oldest} or newer, the executable needs ${minimum}; both are tested with ${CLI_VERSION}`,
    );
    says("docs/upgrade.md", `The executable needs ${minimum} or newer`);
    says("docs/upgrade.md", `The directory needs ${oldest}, which`);
    says("docs/troubleshooting.md", `does not satisfy the version range ">=${OLDEST_VERSION}"`);
  });

  it("a CLI that is too old for a pack is refused with both versions", async () => {
    const { code, stdout, stderr } = await withStack(directory, "dev", (stack) =>
      runPulumi(["preview", "--non-interactive", "--color", "never", "--policy-pack", "."], stack),
    );
    assert.notEqual(code, 0);
    assert.match(
      stdout + stderr,
      /Pulumi CLI version \d+\.\d+\.\d+\S* does not satisfy the version range ">=99\.0\.0"/,
    );
  });
});
