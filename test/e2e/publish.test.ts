import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packArgs, packName } from "../../policies/pack";
import { version } from "../../policies/package.json";
import { runPulumi } from "../support/cli";
import { PackProcess } from "../support/pack-process";
import { docker } from "../support/platforms";
import { PulumiCloud } from "../support/pulumi-cloud";

const pack = join(__dirname, "../../policies");

describe("the published pack", function () {
  this.timeout(180_000);
  let cloud: PulumiCloud;
  let directory: string;

  before(async () => {
    cloud = await PulumiCloud.start();
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-published-"));
    const { code, stdout, stderr } = await runPulumi(["policy", "publish", "acme"], { cwd: pack, env: cloud.env });
    assert.equal(code, 0, stdout + stderr);
  });
  after(async () => {
    await cloud.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("is described to Pulumi Cloud with all that a policy says of itself", () => {
    const { description, completed } = cloud.published ?? assert.fail("nothing was uploaded");
    assert.equal(description.name, packName);
    assert.equal(description.versionTag, version);
    assert.equal(completed, true);
    const { policies } = packArgs();
    assert.deepEqual(
      description.policies.map(({ name, displayName, severity }) => [name, displayName, severity]),
      policies.map(({ name, displayName, severity }) => [name, displayName, severity]).sort(),
    );
  });

  it("holds what it needs and nothing else, and runs with only its own dependencies", async () => {
    const { archive } = cloud.published ?? assert.fail("nothing was uploaded");
    writeFileSync(join(directory, "pack.tgz"), archive);
    execFileSync("tar", ["-xzf", "pack.tgz"], { cwd: directory });
    const unpacked = join(directory, "package");
    const install = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    execFileSync("npm", install, { cwd: unpacked, stdio: "pipe" });
    const installed = execFileSync("ls", ["node_modules/@pulumi"], { cwd: unpacked, encoding: "utf8" });
    assert.deepEqual(installed.trim().split("\n"), ["policy", "pulumi"]);

    const running = await PackProcess.start(unpacked, { as: "directory" });
    try {
      assert.equal(running.before, "");
      const found = await running.analyze({
        type: docker.type,
        name: "web",
        props: docker.write({ image: "wordpress" }),
      });
      assert.equal(
        found.find(({ policy }) => policy === "read-only-root")?.message,
        "Containers run on a read-only root filesystem.\n" +
          'container "web" has a writable root filesystem; set readOnly to true; ' +
          "wordpress also needs a tmpfs or emptyDir at /run/apache2, /run/lock/apache2 and /tmp",
      );
    } finally {
      await running.stop();
    }
  });
});
