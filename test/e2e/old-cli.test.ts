import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { root } from "../../tools/examples";
import { runPulumi, withStack } from "../../tools/pulumi";
import { CLI_VERSION, MINIMUM_CLI } from "../../tools/toolchain/parts";

describe("a Pulumi CLI that is too old for the pack", function () {
  this.timeout(60_000);
  const manifest = parse(readFileSync(join(root, "policies/PulumiPolicy.yaml"), "utf8"));
  const minimum = MINIMUM_CLI.replace(/\.0$/, "");
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-old-cli-"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: old\nruntime: nodejs\n");
    // An old one is not at hand; to one that is asked for a newer than itself the pack says the same.
    writeFileSync(join(directory, "PulumiPolicy.yaml"), stringify({ ...manifest, requiredPulumiVersion: ">=99.0.0" }));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("PulumiPolicy.yaml and the documents name the same oldest CLI", () => {
    assert.equal(manifest.requiredPulumiVersion, `>=${MINIMUM_CLI}`);
    const says = (file: string, words: string) =>
      assert.ok(readFileSync(join(root, file), "utf8").includes(words), `${file}: ${words}`);
    says("README.md", `${minimum} or newer`);
    says("policies/README.md", `Pulumi CLI ${minimum} or newer; tested with ${CLI_VERSION}`);
    says("docs/troubleshooting.md", `does not satisfy the version range ">=${MINIMUM_CLI}"`);
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
