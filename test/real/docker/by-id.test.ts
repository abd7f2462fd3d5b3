import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { Toolchain } from "../../../tools/toolchain";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

describe("an update of a container whose image is the id of a RemoteImage", () => {
  let engine: Engine;
  let toolchain: Toolchain;
  let project: string;

  before(async function () {
    engine = await engineFor(this);
    toolchain = await toolchainFor(this);
    project = await mkdtemp(join(tmpdir(), "readonly-rootfs-"));
    await mkdir(join(project, "node_modules", "@pulumi"), { recursive: true });
    for (const name of ["docker", "pulumi"]) {
      await symlink(join(root, "node_modules", "@pulumi", name), join(project, "node_modules", "@pulumi", name));
    }
    await writeFile(
      join(project, "Pulumi.yaml"),
      "name: by-id\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
    );
  });
  after(async () => {
    await engine?.clear();
    if (project) await rm(project, { recursive: true });
  });

  it("the first preview, the update and a second preview say the same of a container whose image is an id", async () => {
    const images = [await ensureImage(engine.docker, "nginx"), await ensureImage(engine.docker, "redis")];
    await writeFile(
      join(project, "index.js"),
      `const docker = require("@pulumi/docker");
      const [web, cache] = ${JSON.stringify(images)}.map(
        (name, index) => new docker.RemoteImage("image-" + index, { name, keepLocally: true }),
      );
      const envs = [cache.imageId.apply((id) => "CACHE=" + id)];
      const args = { image: web.imageId, readOnly: true, command: ["sleep", "1"], envs, mustRun: false };
      new docker.Container("asleep", args);
      new docker.Container("web", { ...args, command: undefined, tmpfs: { "/var/cache/nginx": "mode=1777" } });\n`,
    );
    await withStack(
      project,
      "real",
      async (stack) => {
        const flags = [
          "--non-interactive",
          "--color",
          "never",
          "--policy-pack",
          join(root, "policies/bin/readonly-rootfs"),
        ];
        const said = async (command: string[]) => {
          const { code, stdout, stderr } = await runPulumi([...command, ...flags], stack);
          assert.equal(code, 0, stdout + stderr);
          return stdout.split("\n").filter((line) => /( runs |by id|until image)/.test(line));
        };
        const up = ["up", "--yes", "--skip-preview"];
        try {
          const [first, update, second] = [await said(["preview"]), await said(up), await said(["preview"])];
          assert.equal(first.length, 1, first.join("\n"));
          assert.match(first[0] ?? "", /container "web" runs nginx:1\.22, which needs a writable \/run \(/);
          assert.deepEqual([update, second], [first, first]);
        } finally {
          await runPulumi(["destroy", "--yes", "--skip-preview", "--non-interactive"], stack);
        }
      },
      { toolchain, env: { DOCKER_HOST: engine.host } },
    );
  });
});
