import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { policies } from "../../../policies/library";
import { analyze, preview, type TestResource } from "../../../policies/testing";
import { policyOutput } from "../../../tools/policy-output";
import { runPulumi, withStack } from "../../../tools/pulumi";
import { builtPart } from "../../../tools/toolchain/build";
import { HELM } from "../../../tools/toolchain/parts";
import { stack as root } from "../../support/charts";
import type { ApiServer } from "../../support/kubernetes/api-server";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { Project, pack } from "../../support/kubernetes/project";

const namespace = "released";
const flags = ["--non-interactive", "--color", "never"];
const values = {
  podAnnotations: { from: "values" },
  image: { repository: "registry.example.com/web" },
  password: "hunter2",
};

// The files come first, the later above the earlier, and `values` above both.
const program = `
const kubernetes = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");
new kubernetes.helm.v3.Release("shop", {
  name: "shop",
  namespace: "${namespace}",
  chart: "./shop",
  skipAwait: true,
  valueYamlFiles: [new pulumi.asset.FileAsset("./first.yaml"), new pulumi.asset.FileAsset("./second.yaml")],
  values: { ...${JSON.stringify(values)}, password: pulumi.secret("hunter2") },
});
`;

describe("a Helm release with the real CLI, the real Kubernetes provider and a Kubernetes API server", () => {
  let server: ApiServer;
  let project: Project;
  let helm: string;

  before(async function () {
    server = await apiServerFor(this);
    helm = builtPart(HELM) ?? assert.fail("run `npm run toolchain -- full` first");
    await createNamespace(server, namespace);
    project = Project.named("released", {
      "index.js": program,
      "first.yaml": "podAnnotations: { first: one, second: one, from: first }\nreplicaCount: 3\n",
      "second.yaml": "podAnnotations: { second: two, from: second }\nsecurityContext: { runAsUser: 101 }\n",
      "policies.json": JSON.stringify({ inspectable: { helm } }),
      "cured.json": JSON.stringify({
        inspectable: { helm },
        "read-only-root": {
          enforcementLevel: "remediate",
          exemptions: [{ container: "wget", reason: "A test that somebody runs by hand." }],
        },
      }),
    });
    // The chart that helm itself makes for everybody who begins one.
    const { status, stderr } = spawnSync(helm, ["create", "shop"], { cwd: project.directory, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });
  after(() => project?.remove());

  const runs = (config: string) => [
    ...["--policy-pack", join(pack, "bin/readonly-rootfs")],
    ...["--policy-pack-config", project.path(config)],
  ];
  const deployed = async () => {
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments/shop`;
    return (await server.client.request("GET", path)).body;
  };

  /** What the pack says of an object, in the words of a release that it belongs to. */
  async function saysOf({ kind, metadata, ...rest }: KubernetesObject): Promise<string[]> {
    const resource: TestResource = {
      type: `kubernetes:apps/v1:${kind}`,
      name: "shop",
      props: { apiVersion: "apps/v1", kind, metadata: { name: metadata.name, namespace }, ...rest },
    };
    const { violations } = await analyze(policies(), resource);
    return violations.map(({ policy, message }) => `${policy}: ${kind} "${metadata.name}", ${short(message)}`).sort();
  }

  /** The text of a message without what is to be done where. */
  const short = (message: string) => message.split("\n")[1]?.replace(/; (set|add|remove) .*/, "");

  it("a release is judged before it is installed, and what is installed is what was judged, with files and values in the provider's order", async () => {
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        const previewed = await runPulumi(["preview", ...flags, ...runs("policies.json")], stack);
        assert.equal(previewed.code, 1, previewed.stdout + previewed.stderr);
        const said = policyOutput(previewed.stdout);
        assert.match(
          said,
          /Deployment "shop", container "shop" has a writable root filesystem; set values\.securityContext\.readOnlyRootFilesystem to true/,
        );
        // A test of the chart, which runs a container too.
        assert.match(
          said,
          /Pod "shop-test-connection", container "wget" has a writable root filesystem; set spec\.containers\[0\]/,
        );
        assert.doesNotMatch(previewed.stdout + previewed.stderr, /hunter2/);
        assert.equal((await deployed()).kind, "Status");

        const up = await runPulumi(["up", "--yes", "--skip-preview", ...flags], stack);
        assert.equal(up.code, 0, up.stdout + up.stderr);
        const object = await deployed();
        const { template, replicas } = object.spec;
        assert.deepEqual(template.metadata.annotations, { first: "one", second: "two", from: "values" });
        assert.equal(replicas, 3);
        const merged = {
          podAnnotations: { first: "one", second: "two", from: "values" },
          replicaCount: 3,
          securityContext: { runAsUser: 101 },
          image: values.image,
          password: values.password,
        };
        const release: TestResource = {
          type: "kubernetes:helm.sh/v3:Release",
          name: "shop",
          props: { name: "shop", namespace, chart: project.path("shop"), values: merged },
        };
        const judged = await preview(policies(), [root, release], { config: { inspectable: { helm } } });
        const ofDeployment = judged
          .map(({ policy, message }) => `${policy}: ${short(message)}`)
          .filter((line) => line.includes('Deployment "shop", '))
          .sort();
        assert.ok(ofDeployment.length > 0);
        assert.deepEqual(ofDeployment, await saysOf(object));
        const lines = said.split("\n").map((line) => line.trim().replace(/; (set|add|remove) .*/, ""));
        for (const line of ofDeployment) assert.ok(lines.includes(line.replace(/^[\w-]+: /, "")), `${line}\n${said}`);

        const cured = await runPulumi(["up", "--yes", "--skip-preview", ...flags, ...runs("cured.json")], stack);
        assert.equal(cured.code, 0, cured.stdout + cured.stderr);
        assert.doesNotMatch(cured.stdout + cured.stderr, /hunter2/);
        const { securityContext } = (await deployed()).spec.template.spec.containers[0];
        assert.deepEqual(securityContext, { readOnlyRootFilesystem: true, runAsUser: 101 });
      },
      { env: { KUBECONFIG: server.kubeconfig } },
    );
  });
});
