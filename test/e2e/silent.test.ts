import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, type Stack, withStack } from "../../tools/pulumi";
import { realKubernetes } from "../support/requirements";

const root = join(__dirname, "../..");
const flags = ["--non-interactive", "--color", "never"];
const pack = ["--policy-pack", join(root, "policies/bin/readonly-rootfs")];

/** A project with this program, in a directory of its own. */
function project(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-silent-"));
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
  writeFileSync(
    join(directory, "Pulumi.yaml"),
    "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
  );
  writeFileSync(join(directory, "index.js"), program);
  return directory;
}

/** Level, rule, resource and text of each finding; cures are left out. */
const findings = (stdout: string) =>
  [...policyOutput(stdout).matchAll(/^ +- \[(advisory|mandatory)\].*? {2}([\w-]+) {2}\((.*)\)\n.*\n +(.*)$/gm)].map(
    ([, level, rule, resource, text]) => `${level} ${rule} (${resource}) ${text}`,
  );

// The cluster is made by the same program, so that a preview knows nothing of it.
const clusterAndCharts = `
const docker = require("@pulumi/docker");
const kubernetes = require("@pulumi/kubernetes");
const cluster = new docker.Volume("cluster");
const provider = new kubernetes.Provider("made", { kubeconfig: cluster.mountpoint });
new kubernetes.helm.v4.Chart("chart-v4", { chart: "./chart" }, { provider });
new kubernetes.helm.v3.Chart("chart-v3", { path: "./chart", values: { cluster: cluster.id } }, { provider });
new kubernetes.yaml.v2.ConfigFile("file-v2", { file: "pod.yaml" }, { provider });
new kubernetes.yaml.v2.ConfigGroup("group-v2", { files: ["pod.yaml"] }, { provider });
new kubernetes.yaml.ConfigFile("file-v1", { file: "pod.yaml" }, { provider });
new kubernetes.kustomize.v2.Directory("directory", { directory: "." }, { provider });
`;

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: "registry.example.com/web:1" }] }
`;

describe("a preview of charts and manifests whose cluster is made by the same program", () => {
  let directory: string;
  before(async function () {
    await realKubernetes(this);
    directory = project(clusterAndCharts);
    mkdirSync(join(directory, "chart/templates"), { recursive: true });
    writeFileSync(join(directory, "chart/Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    for (const file of ["pod.yaml", "chart/templates/pod.yaml"]) writeFileSync(join(directory, file), pod);
    writeFileSync(join(directory, "kustomization.yaml"), "resources: [pod.yaml]\n");
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  it("a chart or manifest that shows no resources is one line of charts-rendered", async () => {
    await withStack(directory, "dev", async (stack) => {
      const { code, stdout, stderr } = await runPulumi(["preview", ...flags, ...pack], stack);
      assert.equal(code, 0, stdout + stderr);
      const unseen = (type: string, name: string) => {
        const [kind] = type.split(":").slice(-1);
        const says =
          "shows no resources, so their containers cannot be judged; preview it again once its provider is known";
        return `advisory charts-rendered (kubernetes:${type}: ${name}) ${kind} "${name}" ${says}`;
      };
      assert.deepEqual(findings(stdout), [
        unseen("helm.sh/v3:Chart", "chart-v3"),
        unseen("helm.sh/v4:Chart", "chart-v4"),
        unseen("kustomize/v2:Directory", "directory"),
        unseen("yaml/v2:ConfigFile", "file-v2"),
        unseen("yaml/v2:ConfigGroup", "group-v2"),
        unseen("yaml:ConfigFile", "file-v1"),
      ]);
    });
  });
});

// One secret variable, and the provider keeps the list of containers secret as a whole.
const password = "a3f9-plain-password";
const withSecret = `
const kubernetes = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
const provider = new kubernetes.Provider("render", { renderYamlToDirectory: "rendered" });
const value = pulumi.secret(${JSON.stringify(password)});
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web" },
  spec: { containers: [{ name: "web", image: "registry.example.com/web:1", env: [{ name: "PASSWORD", value }] }] },
}, { provider });
`;

describe("`pulumi policy analyze --file` of a state with a secret beside a writable root", () => {
  const passphrase = "correct horse";
  let directory: string;
  before(async function () {
    await realKubernetes(this);
    directory = project(withSecret);
    mkdirSync(join(directory, "rendered"));
    // The provider renders only where no cluster is named.
    const env = { PULUMI_CONFIG_PASSPHRASE: passphrase, KUBECONFIG: undefined };
    const deploy = async (stack: Stack) => {
      const own = { ...stack, env };
      const up = await runPulumi(["up", "--yes", "--skip-preview", ...flags], own);
      assert.equal(up.code, 0, up.stdout + up.stderr);
      const exported = await runPulumi(["stack", "export", "--stack", "dev", "--file", "export.json"], own);
      assert.equal(exported.code, 0, exported.stderr);
    };
    await withStack(directory, "dev", deploy, { env });
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  const analyze = async (env: NodeJS.ProcessEnv, config: object = {}) => {
    writeFileSync(join(directory, "config.json"), JSON.stringify(config));
    const configured = [...pack, "--policy-pack-config", "config.json"];
    const args = ["policy", "analyze", "--file", "export.json", ...configured, ...flags];
    const outcome = await runPulumi(args, { cwd: directory, env });
    assert(!(outcome.stdout + outcome.stderr).includes(password), "the password is shown");
    return { ...outcome, found: findings(outcome.stdout) };
  };

  const where = "(kubernetes:core/v1:Pod: web)";
  const encrypted =
    "containers cannot be judged, for spec.containers is encrypted; run it again with the passphrase or key of the stack";

  it("`pulumi policy analyze` with the passphrase finds the writable root beside a secret", async () => {
    const { code, found } = await analyze({ PULUMI_CONFIG_PASSPHRASE: passphrase });
    assert.notEqual(code, 0);
    assert(
      found.includes(
        `mandatory read-only-root ${where} container "web" has a writable root filesystem; ` +
          "set spec.containers[0].securityContext.readOnlyRootFilesystem to true",
      ),
      found.join("\n"),
    );
  });

  for (const [how, env] of Object.entries({
    "without the passphrase": { PULUMI_CONFIG_PASSPHRASE: undefined },
    "with another passphrase": { PULUMI_CONFIG_PASSPHRASE: "wrong" },
  })) {
    it(`\`pulumi policy analyze\` says ${how} that nothing can be judged, and blocks where unknown values block`, async () => {
      const { found, stdout, stderr } = await analyze(env);
      assert.deepEqual(found, [`advisory inspectable ${where} ${encrypted}`], stdout + stderr);
      const strict = await analyze(env, { "read-only-root": { onUnknown: "mandatory" } });
      assert.notEqual(strict.code, 0);
      assert(strict.found.includes(`mandatory read-only-root ${where} ${encrypted}`), strict.stdout);
    });
  }
});

const byId = `
const docker = require("@pulumi/docker");
new docker.Container("web", { image: "sha256:${"a".repeat(64)}" });
`;

describe("a preview of a container whose image is given by id", () => {
  let directory: string;
  before(() => {
    directory = project(byId);
    writeFileSync(join(directory, "config.json"), JSON.stringify({ all: "remediate" }));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("a preview at level remediate has one line about an image given by id, and passes", async () => {
    await withStack(directory, "dev", async (stack) => {
      const args = ["preview", ...flags, ...pack, "--policy-pack-config", "config.json"];
      const { code, stdout, stderr } = await runPulumi(args, stack);
      assert.equal(code, 0, stdout + stderr);
      assert.match(policyOutput(stdout), /\[remediate\] {2}read-only-root/);
      assert.deepEqual(
        findings(stdout).filter((line) => /read-only-root|writable-paths-declared/.test(line)),
        [
          'advisory writable-paths-declared (docker:index:Container: web) container "web" has its image by id, so the paths ' +
            "that it writes could not be looked up; set image to the image's name, or to repoDigest of its RemoteImage",
        ],
      );
    });
  });
});
