import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { policyOutput } from "../../tools/policy-output";
import { javascript, runPulumi, withStack } from "../../tools/pulumi";

const root = join(__dirname, "../..");

const program = `
const docker = require("@pulumi/docker");
const tmpfs = { "/run": "mode=1777" };
new docker.Container("before", { image: "shop/app:1", readOnly: true, tmpfs });
const app = new docker.Image("app", { imageName: "shop/app:1", build: { context: "app" }, skipPush: true });
new docker.Container("by-output", { image: app.repoDigest, readOnly: true, tmpfs });
new docker.Container("by-name", { image: "shop/app:1", readOnly: true, tmpfs }, { dependsOn: [app] });
`;

/** The stand-in, which lacks images that are built: their inputs are taken as they are. */
const provider = `#!/usr/bin/env node
const standIn = require(${JSON.stringify(join(root, "tools/stand-ins/docker/provider"))});
const check = async (urn, olds, news) => urn.includes("image:Image::") ? { inputs: news } : standIn.check(urn, olds, news);
require("@pulumi/pulumi").provider.main({ ...standIn, check }, process.argv.slice(2));
`;

describe("the preview of containers whose image the program builds", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-built-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    mkdirSync(join(directory, "docker"));
    writeFileSync(join(directory, "docker/pulumi-resource-docker"), provider);
    chmodSync(join(directory, "docker/pulumi-resource-docker"), 0o755);
    const plugins = { providers: [{ name: "docker", path: join(directory, "docker") }] };
    writeFileSync(join(directory, "Pulumi.yaml"), stringify({ name: "shop", runtime: javascript, plugins }));
    writeFileSync(join(directory, "index.js"), program);
    mkdirSync(join(directory, "app"));
    writeFileSync(join(directory, "app/Dockerfile"), "ARG TAG=1.29\nFROM nginx:$TAG\n");
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  for (const [how, pack] of [
    ["the directory", "policies"],
    ["the executable", "policies/bin/readonly-rootfs"],
  ] as const) {
    it(`a preview with ${how} of the pack judges a built image by the Dockerfile beside the program`, async () => {
      await withStack(directory, "dev", async (stack) => {
        const flags = ["--non-interactive", "--color", "never", "--policy-pack", join(root, pack)];
        const { code, stdout, stderr } = await runPulumi(["preview", ...flags], stack);
        assert.equal(code, 0, stdout + stderr);
        const lines = policyOutput(stdout)
          .split("\n")
          .filter((line) => line.includes("an image built from nginx:1.29, which needs a writable /var/cache/nginx"));
        assert.equal(lines.length, 3, stdout);
      });
    });
  }
});
