import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { runPulumi, withStack } from "../../tools/pulumi";

const mistakes = {
  exemptions: [
    { resource: "web", reason: "It is old.", expires: "30/06/2027" },
    { image: "nginx:", reason: " " },
  ],
  mirrors: ["https://mirror.example"],
  images: [
    {
      name: "shop",
      repositories: ["registry.example/shop"],
      category: "web",
      paths: [{ path: "srv", kind: "ephemeral", required: "conditional", why: "Pages", size: "64MB" }],
    },
  ],
};
const sentences = [
  "images[0].paths[0].when is missing",
  "images[0].paths[0].path is no absolute path of a container; write it as /srv/app, without a slash at its end, spaces, colons and commas",
  "images[0].paths[0].size is no size; write it in binary units, as 64Mi",
  "mirrors[0] is no registry, or registry and path; write it as mirror.example/dockerhub, without https://, with a path in lower case",
  "exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  "exemptions[1].reason must not be empty",
].map((says) => `configuration of policy "writable-paths-declared": ${says}`);

describe("a preview with a bad configuration", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-configuration-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    const program = { "Pulumi.yaml": "name: bad\nruntime: nodejs\n", "package.json": "{}", "index.js": "" };
    const config = { "config.json": JSON.stringify({ "writable-paths-declared": mistakes }) };
    for (const [file, text] of Object.entries({ ...program, ...config })) writeFileSync(join(directory, file), text);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  for (const pack of ["policies", "policies/bin/readonly-rootfs"]) {
    it(`a preview without any container fails with a sentence for each mistake, by ${pack}`, async () => {
      const flags = ["--policy-pack-config", "config.json", "--color", "never", "--non-interactive"];
      const args = ["preview", "--policy-pack", join(root, pack), ...flags];
      const { code, stdout, stderr } = await withStack(directory, "dev", (stack) => runPulumi(args, stack));
      assert.notEqual(code, 0);
      const said = (stdout + stderr)
        .split("\n")
        .map((line) => line.replace(/^.*?(?=configuration of policy)/, "").trim());
      assert.deepEqual(
        said
          .filter((line) => line.startsWith("configuration of policy"))
          .slice(0, sentences.length)
          .sort(),
        [...sentences].sort(),
        stdout + stderr,
      );
      assert.doesNotMatch(stdout + stderr, /Does not match pattern|Must validate/);
    });
  }
});
