import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packArgs, packName } from "../../policies/pack";
import { version } from "../../policies/package.json";
import { rich } from "../../tools/damaged";
import { PackProcess } from "../../tools/pack-process";
import { runPulumi } from "../../tools/pulumi";
import { documentedConfigurations } from "../support/configurations";
import { docker, platforms } from "../support/platforms";
import { PulumiCloud } from "../support/pulumi-cloud";

const pack = join(__dirname, "../../policies");

/** Every kind of resource that can declare a container, good and bad, and some that use all that can be declared. */
const resources = [
  ...platforms.flatMap(({ type, write }) =>
    [{}, { readOnly: false }, { readOnly: true }].map((flag) => ({
      type,
      props: write({ image: "wordpress", ...flag }),
    })),
  ),
  ...Object.entries(rich).map(([type, props]) => ({ type, props })),
];

/** Configurations that Pulumi Cloud has to refuse, and what `validate-config` says of them. */
const refused: Readonly<Record<string, readonly [config: object, says: string]>> = {
  "a level that does not exist": [
    { "read-only-root": "strict" },
    'parsing enforcement level for "read-only-root": "strict" is not a valid enforcement level',
  ],
  "a value that a key does not have": [
    { "read-only-root": { onUnknown: "fail" } },
    'policy pack configuration is invalid: onUnknown must be one of the following: "advisory", "mandatory", "ignore"',
  ],
  "an exemption without a reason": [
    { "read-only-root": { exemptions: [{ container: "web" }] } },
    "policy pack configuration is invalid: reason is required",
  ],
  "an exemption with a blank reason": [
    { "log-driver": { exemptions: [{ container: "web", reason: " " }] } },
    "policy pack configuration is invalid: Does not match pattern '\\S'",
  ],
  "an unknown key of an exemption": [
    { "log-driver": { exemptions: [{ containers: "web", reason: "It is old." }] } },
    "policy pack configuration is invalid: Additional property containers is not allowed",
  ],
  "a date in another format": [
    { "log-driver": { exemptions: [{ container: "web", reason: "It is old.", expires: "31.1.2027" }] } },
    "policy pack configuration is invalid: Does not match pattern '^\\d{4}-\\d{2}-\\d{2}$'",
  ],
  "an option of a wrong type": [
    { "read-only-host-mounts": { allowWritable: "/opt/app/data" } },
    "policy pack configuration is invalid: Invalid type. Expected: array, given: string",
  ],
};

describe("the published pack", () => {
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

  it("the published pack is described to Pulumi Cloud with all properties of its policies", () => {
    const { description, completed } = cloud.published ?? assert.fail("nothing was uploaded");
    assert.equal(description.name, packName);
    assert.equal(description.versionTag, version);
    assert.equal(completed, true);
    const { policies } = packArgs();
    const byName = (a: { name?: unknown }, b: { name?: unknown }) => (`${a.name}` < `${b.name}` ? -1 : 1);
    const told = ({ configSchema, message, ...rest }: Record<string, unknown>) => rest;
    // As it goes over the wire: without what a policy does, and without what it does not have.
    const own = (JSON.parse(JSON.stringify(policies)) as { name: string }[]).map((policy) => told({ ...policy }));
    assert.deepEqual(description.policies.map(told).sort(byName), own.sort(byName));
  });

  it("the published pack has the files that it needs and no others, and runs with only its own dependencies", async () => {
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
          "wordpress also needs a tmpfs at /run/apache2, /run/lock/apache2 and /tmp",
      );
    } finally {
      await running.stop();
    }
  });

  it(`the published pack gives the same verdicts as the pack of the checkout, on ${resources.length} resources`, async () => {
    const [published, own] = await Promise.all([
      PackProcess.start(join(directory, "package"), { as: "directory" }),
      PackProcess.start(pack, { as: "directory" }),
    ]);
    try {
      assert.deepEqual(await published.info(), await own.info());
      let found = 0;
      for (const resource of resources) {
        const verdict = await published.analyze(resource);
        assert.deepEqual(verdict, await own.analyze(resource), resource.type);
        found += verdict.length;
      }
      assert.ok(found > resources.length, `${found} verdicts`);
    } finally {
      await published.stop();
      await own.stop();
    }
  });

  async function validateConfig(config: string) {
    writeFileSync(join(directory, "config.json"), config);
    const args = ["policy", "validate-config", `acme/${packName}`, version, "--config", "config.json"];
    const { code, stdout, stderr } = await runPulumi(args, { cwd: directory, env: cloud.env });
    return { code, said: (stdout + stderr).replace(/^Logging in using .*$/m, "").trim() };
  }

  it("`pulumi policy validate-config` accepts every configuration in the documents and examples", async () => {
    const documented = documentedConfigurations();
    assert.ok(documented.length >= 7, `${documented.length} configurations`);
    for (const { where, text } of documented) {
      const accepted = { code: 0, said: "Policy Pack configuration is valid." };
      assert.deepEqual(await validateConfig(text), accepted, where);
    }
  });

  for (const [what, [config, says]] of Object.entries(refused)) {
    it(`\`pulumi policy validate-config\` refuses ${what}`, async () => {
      assert.deepEqual(await validateConfig(JSON.stringify(config)), { code: 1, said: `error: ${says}` });
    });
  }
});
