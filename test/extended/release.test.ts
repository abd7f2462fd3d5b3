import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { builtPart } from "../../tools/toolchain/build";
import { HELM } from "../../tools/toolchain/parts";
import { Project, pack } from "../support/kubernetes/project";
import { realKubernetes } from "../support/requirements";

// The files come first, the later above the earlier, and `values` above both.
const program = `
const kubernetes = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
const password = pulumi.secret("hunter2");
const asset = (path) => new pulumi.asset.FileAsset(path);
new kubernetes.helm.v3.Release("shop", {
  name: "shop",
  namespace: "shop",
  chart: "./shop",
  valueYamlFiles: [asset("./first.yaml"), asset("./second.yaml")],
  values: { image: { repository: "registry.example.com/web" }, podAnnotations: { password }, replicaCount: null },
});
`;

const set = (path: string) => `set ${path}.readOnlyRootFilesystem to true`;

describe("a preview of a Helm release with the real CLI and the real Kubernetes provider", () => {
  let project: Project;
  let helm: string;
  before(async function () {
    await realKubernetes(this);
    helm = builtPart(HELM) ?? assert.fail("run `npm run toolchain -- full` first");
    project = Project.named("released", {
      "index.js": program,
      "first.yaml":
        'image: { tag: "1", repository: registry.example.com/first }\nsecurityContext: { privileged: true }\n',
      "second.yaml": 'image: { tag: "2", repository: registry.example.com/second }\n',
      "policies.json": JSON.stringify({ inspectable: { helm } }),
    });
    // The chart that helm itself makes for everybody who begins one.
    const { status, stderr } = spawnSync(helm, ["create", "shop"], { cwd: project.directory, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });
  after(() => project?.remove());

  it("a release is judged by its chart, with files and values in the provider's order and no secret in the output", async () => {
    const { stdout, stderr, code } = await withStack(
      project.directory,
      "dev",
      (stack) =>
        runPulumi(
          [
            ...["preview", "--non-interactive", "--color", "never"],
            ...["--policy-pack", join(pack, "bin/readonly-rootfs")],
            ...["--policy-pack-config", project.path("policies.json")],
          ],
          stack,
        ),
      { env: { KUBECONFIG: undefined } },
    );
    assert.equal(code, 1, stdout + stderr);
    assert.doesNotMatch(stdout + stderr, /hunter2/);
    const said = policyOutput(stdout);
    const lines = said.split("\n").map((line) => line.trim());
    const root = 'Deployment "shop", container "shop" has a writable root filesystem';
    assert.ok(
      lines.some((line) => line.startsWith(`${root}; ${set("values.securityContext")}`) && line.includes("web:2")),
      said,
    );
    assert.ok(
      lines.some(
        (line) =>
          line.startsWith('Deployment "shop", container "shop" is privileged') &&
          line.endsWith("set values.securityContext.privileged to false"),
      ),
      said,
    );
    const test = 'Pod "shop-test-connection", container "wget" has a writable root filesystem';
    assert.ok(
      lines.some((line) => line.startsWith(`${test}; ${set("spec.containers[0].securityContext")} in its chart`)),
      said,
    );
  });
});
