import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { type Live, live } from "../support/kubernetes/live";
import { realKubernetes } from "../support/requirements";

const root = join(__dirname, "../..");
const flags = ["--non-interactive", "--color", "never"];

const deployment: Live = {
  kind: "Deployment",
  name: "web",
  spec: { template: { spec: { containers: [{ name: "web", image: "example" }] } } },
};
const pod: Live = {
  kind: "Pod",
  name: "web-x",
  apiVersion: "v1",
  by: deployment,
  spec: { containers: [{ name: "web", image: "example" }] },
};

/** A Pod that says it is a Deployment's, in a program that writes manifests instead of asking a cluster. */
const program = `
const kubernetes = require("@pulumi/kubernetes");
const provider = new kubernetes.Provider("render", { renderYamlToDirectory: "rendered" });
for (const { type, name, props } of ${JSON.stringify([live(pod)])}) {
  const [, version, kind] = type.split(":");
  const [group, of] = version.split("/");
  const { apiVersion, kind: own, ...rest } = props;
  new kubernetes[group][of][kind](name, rest, { provider });
}
`;

/** Rule and resource of the findings that block. */
const blocking = (stdout: string) =>
  [...policyOutput(stdout).matchAll(/\[mandatory\].*? {2}([\w-]+) {2}\((.*)\)$/gm)].map(
    ([, rule, at]) => `${rule} ${at}`,
  );

describe("objects that controllers of a cluster made, with the real CLI", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-controlled-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    mkdirSync(join(directory, "rendered"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "index.js"), program);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const onDeployment = "read-only-root kubernetes:apps/v1:Deployment: web";
  const onPod = "read-only-root kubernetes:core/v1:Pod: web-x";

  it("a Pod of a scan is judged at its Deployment by `pulumi policy analyze`, whichever comes first", async () => {
    const resources = [live(pod), live(deployment)].map(({ type, name, props }) => ({
      ...{ urn: `urn:pulumi:prod::shop::${type}::${name}`, custom: true, id: name, type },
      ...{ inputs: props, outputs: props },
    }));
    const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.255.0" };
    writeFileSync(join(directory, "scan.json"), JSON.stringify({ version: 3, deployment: { manifest, resources } }));
    const args = [
      "policy",
      "analyze",
      "--policy-pack",
      join(root, "policies/bin/readonly-rootfs"),
      "--file",
      "scan.json",
      ...flags,
    ];
    const { code, stdout, stderr } = await runPulumi(args, { cwd: directory });
    assert.notEqual(code, 0);
    assert.deepEqual(blocking(stdout), [onDeployment], stdout + stderr);
  });

  // Both, though an update takes seconds: a directory is told of it by the language host, an executable by the engine.
  for (const [as, pack] of [
    ["a directory", "policies"],
    ["an executable", "policies/bin/readonly-rootfs"],
  ] as const) {
    it(`a Pod of a program is refused by an update before it is made, with the pack as ${as}`, async function () {
      await realKubernetes(this);
      await withStack(
        directory,
        "dev",
        async (stack) => {
          const up = ["up", "--yes", "--skip-preview", ...flags, "--policy-pack", join(root, pack)];
          const { code, stdout } = await runPulumi(up, { ...stack, env: { KUBECONFIG: undefined } });
          assert.notEqual(code, 0);
          assert.deepEqual(blocking(stdout), [onPod]);
          assert.deepEqual(readdirSync(join(directory, "rendered"), { recursive: true }), []);
        },
        { env: { KUBECONFIG: undefined } },
      );
    });
  }
});
