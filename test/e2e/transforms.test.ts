import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";

describe("a transform that undoes a hardened component", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-transforms-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    const files = {
      "Pulumi.yaml": "name: undone\nruntime: { name: nodejs, options: { typescript: false } }\n",
      "package.json": JSON.stringify({ name: "undone", version: "1.0.0", main: "index.js" }),
      "index.js": `
        const { HardenedContainer } = require("@readonly-rootfs/hardened");
        const undo = ({ type, props, opts }) =>
          type === "docker:index/container:Container" ? { props: { ...props, readOnly: false }, opts } : undefined;
        new HardenedContainer("web", { image: "example", memory: "64Mi" }, { transforms: [undo] });`,
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("a transform that undoes a hardened component is reported by the pack, as docs/troubleshooting.md says", async () => {
    const args = [
      "preview",
      "--non-interactive",
      "--color",
      "never",
      "--policy-pack",
      join(root, "policies/bin/readonly-rootfs"),
    ];
    const { code, stdout, stderr } = await withStack(directory, "dev", (stack) => runPulumi(args, stack));
    assert.ok(
      policyOutput(stdout).includes(
        "- [mandatory] [severity: high]  read-only-root  (docker:index:Container: web)\n" +
          "      Containers run on a read-only root filesystem.\n" +
          '      container "web" has a writable root filesystem; set readOnly to true',
      ),
      stdout + stderr,
    );
    assert.notEqual(code, 0);
  });
});
