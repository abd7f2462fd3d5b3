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
    await writeFile(
      join(project, "Pulumi.yaml"),
      "name: uploads\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
    );
  });
  after(async () => {
    await engine?.clear();
    if (project) await rm(project, { recursive: true });
  });

  /** Looks at a stack of one container: what a preview says, and what an update then meets. */
  async function tried(args: object): Promise<{ foretold: string; met: string }> {
    await writeFile(
      join(project, "index.js"),
      `new (require("@pulumi/docker").Container)("redis", ${JSON.stringify(args)});\n`,
    );
    const work = { toolchain, env: { DOCKER_HOST: engine.host } };
    const plain = ["--non-interactive", "--color", "never"];
    return withStack(
      project,
      "real",
      async (stack) => {
        const preview = await runPulumi(
          ["preview", ...plain, "--policy-pack", join(root, "policies/bin/readonly-rootfs")],
          stack,
        );
        const outcome = await runPulumi(["up", "--yes", "--skip-preview", ...plain], stack);
        assert.notEqual(outcome.code, 0);
        await runPulumi(["destroy", "--yes", "--skip-preview", ...plain], stack);
        assert.deepEqual(await engine.docker.listContainers({ all: true }), []);
        return { foretold: preview.stdout, met: outcome.stdout + outcome.stderr };
      },
      work,
    );
  }

  it("the Docker provider cannot upload into a read-only container, as the rule no-uploads says, and leaves nothing", async () => {
    const image = await ensureImage(engine.docker, "redis");
    const uploads = [{ file: "/data/redis.conf", content: "save 60 1" }];
    const { foretold, met } = await tried({ image, readOnly: true, uploads });
    assert.match(foretold, /\[mandatory\][^\n]* no-uploads /);
    assert.match(met, /container rootfs is marked read-only/);
  });

  it("the Docker provider makes no container for Windows on Linux, so none of those that the pack leaves alone", async () => {
    const image = await ensureImage(engine.docker, "redis");
    const { foretold, met } = await tried({ image, platform: "windows", privileged: true });
    assert.doesNotMatch(foretold, /\[mandatory\]/);
    assert.match(met, /does not match the specified platform: wanted windows\/amd64, actual: linux\/amd64/);
  });
});
