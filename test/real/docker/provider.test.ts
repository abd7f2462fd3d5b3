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

describe("what the pack foretells about the Docker provider", () => {
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
    await writeFile(join(project, "Pulumi.yaml"), "name: uploads\nruntime: nodejs\nmain: index.js\n");
  });
  after(async () => {
    await engine?.clear();
    if (project) await rm(project, { recursive: true });
  });

  it("the Docker provider cannot upload into a read-only container, as the rule no-uploads says, and leaves nothing", async () => {
    const image = await ensureImage(engine.docker, "redis");
    const args = { image, readOnly: true, uploads: [{ file: "/data/redis.conf", content: "save 60 1" }] };
    await writeFile(
      join(project, "index.js"),
      `new (require("@pulumi/docker").Container)("redis", ${JSON.stringify(args)});\n`,
    );
    const work = { toolchain, env: { DOCKER_HOST: engine.host } };
    await withStack(
      project,
      "real",
      async (stack) => {
        const plain = ["--non-interactive", "--color", "never"];
        const foretold = await runPulumi(["preview", ...plain, "--policy-pack", join(root, "policies")], stack);
        assert.match(foretold.stdout, /\[mandatory\][^\n]* no-uploads /);
        const outcome = await runPulumi(["up", "--yes", "--skip-preview", ...plain], stack);
        assert.notEqual(outcome.code, 0);
        assert.match(outcome.stdout + outcome.stderr, /container rootfs is marked read-only/);
        await runPulumi(["destroy", "--yes", "--skip-preview", ...plain], stack);
        assert.deepEqual(await engine.docker.listContainers({ all: true }), []);
      },
      work,
    );
  });
});
