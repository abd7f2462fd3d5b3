import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";

const root = join(__dirname, "../..");

const program = `
const docker = require("@pulumi/docker");
const web = new docker.RemoteImage("web", { name: "nginx:1.29" });
const db = new docker.RemoteImage("db", { name: "postgres:15" });
const tmpfs = { "/run": "mode=1777" };
new docker.Container("by-id", { image: web.imageId, readOnly: true, tmpfs });
new docker.Container("by-digest", { image: web.repoDigest, readOnly: true, tmpfs });
const env = { IMAGE: web.imageId };
new docker.Service("by-one-of-two", { taskSpec: { containerSpec: { image: db.repoDigest, readOnly: true, env } } });
`;

describe("the first preview of containers whose images are outputs of other resources", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-by-id-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "index.js"), program);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("a preview looks an image up by the name of the RemoteImage behind it, and says so once", async () => {
    await withStack(directory, "dev", async (stack) => {
      const flags = [
        "--non-interactive",
        "--color",
        "never",
        "--policy-pack",
        join(root, "policies/bin/readonly-rootfs"),
      ];
      const { code, stdout, stderr } = await runPulumi(["preview", ...flags], stack);
      assert.equal(code, 0, stdout + stderr);
      const cache = 'mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)';
      const lacks = (name: string) =>
        `container "${name}" runs nginx:1.29, which needs a writable /var/cache/nginx (${cache}); add "/var/cache/nginx": ` +
        '"rw,noexec,nosuid,nodev,size=256m,uid=101,gid=101,mode=1777" to tmpfs';
      assert.deepEqual(
        policyOutput(stdout)
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => /(runs|is known)/.test(line)),
        [
          lacks("by-digest"),
          lacks("by-id"),
          'service "by-one-of-two" cannot be judged until taskSpec.containerSpec.image is known',
        ],
      );
    });
  });
});
