import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi, withStack } from "../../tools/pulumi";
import { findToolchain, type Toolchain, withStandIns } from "../../tools/toolchain";
import { realKubernetes } from "../support/requirements";

const root = join(__dirname, "../..");

const program = `
import * as docker from "@pulumi/docker";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const password = new random.RandomPassword("password", { length: 8 }).result;
const network = new docker.Network("network");
new docker.Container("plain", { image: "nginx", networksAdvanced: [{ name: network.id }] });
new docker.Container("secret", {
  image: pulumi.secret("nginx"),
  envs: [pulumi.interpolate\`PASSWORD=\${password}\`, "A=b"],
  mounts: [{ target: "/a", type: "tmpfs", tmpfsOptions: { sizeBytes: 1024 } }],
  tmpfs: { "/tmp": "size=1m" },
});
new docker.Service("service", { taskSpec: { containerSpec: { image: "nginx" } } });
const pod = { containers: [{ name: "web", image: "nginx", env: [{ name: "P", value: password }] }] };
new kubernetes.apps.v1.Deployment("deployment", {
  spec: { selector: { matchLabels: { a: "b" } }, template: { metadata: { labels: { a: "b" } }, spec: pod } },
});
new kubernetes.apiextensions.CustomResource("rollout", {
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Rollout",
  spec: { template: { spec: pod } },
});
`;

describe("a preview with the stand-ins", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-stand-ins-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.ts" }));
    writeFileSync(join(directory, "index.ts"), program);
    writeFileSync(join(directory, "remediate.json"), JSON.stringify({ all: "remediate" }));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  function preview(toolchain: Toolchain) {
    const pack = ["--policy-pack", join(root, "policies"), "--policy-pack-config", "remediate.json"];
    const args = ["preview", "--non-interactive", "--color", "never", "--diff", ...pack];
    return withStack(directory, "dev", (stack) => runPulumi(args, stack), { toolchain });
  }

  /** The lines in an order of their own (that of the resources is not fixed) and with names without their random end. */
  const lines = (stdout: string) =>
    stdout
      .split("\n")
      .filter((line) => !line.startsWith("@ previewing"))
      .map((line) => line.replace(/-[0-9a-f]{7,8}"/, '-<random>"'))
      .sort();

  it("a preview with the stand-ins shows the same inputs, verdicts and cures as one with the real providers", async function () {
    await realKubernetes(this);
    const genuine = (await findToolchain()) as Toolchain;
    const standIns = (await withStandIns()) as Toolchain;
    assert.deepEqual([genuine.providers.docker, standIns.providers.docker], ["real", "stand-in"]);
    const [expected, actual] = await Promise.all([preview(genuine), preview(standIns)]);
    assert.deepEqual(lines(actual.stdout), lines(expected.stdout));
    assert.equal(actual.code, expected.code);
    for (const cured of ["Container: secret", "Container: plain", "Service: service"]) {
      assert.ok(actual.stdout.includes(`[remediate]  read-only-root  (docker:index:${cured})`), actual.stdout);
    }
  });
});
