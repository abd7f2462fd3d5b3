import assert from "node:assert/strict";
import { runPulumi, withStack } from "../../../tools/pulumi";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { Project } from "../../support/kubernetes/project";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { Gate } from "./gate";
import { failed, recorded, succeeded } from "./state";

const flags = ["--non-interactive", "--color", "never"];
const up = ["up", "--yes", "--skip-preview", ...flags];
const preview = ["preview", ...flags];
const destroy = ["destroy", "--yes", "--skip-preview", ...flags];

const onDocker = `
name: faults
runtime: yaml
resources:
  network:
    type: docker:Network
    properties: { name: faults }
  volume:
    type: docker:Volume
    properties: { name: faults }
    options: { dependsOn: ["\${network}"] }
`;

describe("the Docker daemon goes away", () => {
  it("an update records everything that it made if the Docker daemon goes away before or in the midst", async function () {
    const toolchain = await toolchainFor(this);
    const engine = await engineFor(this);
    const gate = await Gate.to({ path: engine.host.replace("unix://", "") });
    const project = new Project({ "Pulumi.yaml": onDocker });
    const made = async () => {
      const networks = await engine.docker.listNetworks({ filters: { name: ["faults"] } });
      const { Volumes } = await engine.docker.listVolumes();
      return [...networks.map(({ Id }) => Id), ...(Volumes ?? []).map(({ Name }) => Name)];
    };
    const options = { toolchain, env: { DOCKER_HOST: `tcp://127.0.0.1:${gate.port}` } };
    try {
      await withStack(
        project.directory,
        "dev",
        async (stack) => {
          succeeded(await runPulumi(preview, stack));

          gate.cut();
          failed(
            await runPulumi(up, stack),
            /Cannot connect to the Docker daemon|failed to connect to any docker daemon/,
          );
          assert.deepEqual(await recorded(stack, /^docker:/), { ids: [], pending: [] });
          assert.deepEqual(await made(), []);

          await gate.restore();
          gate.cutAt = "/volumes/create";
          failed(
            await runPulumi(up, stack),
            /error during connect|Cannot connect to the Docker daemon|EOF|connection reset/,
          );
          const first = await recorded(stack, /^docker:/);
          assert.equal(first.ids.length, 1);
          assert.deepEqual(first, { ids: await made(), pending: [] });

          gate.cutAt = undefined;
          await gate.restore();
          succeeded(await runPulumi(up, stack));
          assert.deepEqual((await recorded(stack, /^docker:/)).ids, await made());
          succeeded(await runPulumi(destroy, stack));
          assert.deepEqual(await made(), []);
        },
        options,
      );
    } finally {
      gate.cut();
      project.remove();
    }
  });
});

const onKubernetes = `
name: faults
runtime: yaml
resources:
  settings:
    type: kubernetes:core/v1:ConfigMap
    properties: { metadata: { name: settings, namespace: unreachable } }
`;

describe("the Kubernetes API server is unreachable", () => {
  it("an update makes and records nothing if the Kubernetes API server is unreachable, and the next one goes through", async function () {
    const server = await apiServerFor(this);
    const namespace = "unreachable";
    await createNamespace(server, namespace);
    const gate = await Gate.to({ host: "127.0.0.1", port: server.port });
    const project = new Project({
      "Pulumi.yaml": onKubernetes,
      kubeconfig: server.kubeconfigThrough(gate.port),
    });
    const made = async () =>
      (await server.client.list(`/api/v1/namespaces/${namespace}/configmaps`)).map(
        ({ metadata }) => `${namespace}/${metadata.name}`,
      );
    try {
      await withStack(
        project.directory,
        "dev",
        async (stack) => {
          succeeded(await runPulumi(preview, stack));

          gate.cut();
          failed(await runPulumi(up, stack), /configured Kubernetes cluster is unreachable/);
          assert.deepEqual(await recorded(stack, /^kubernetes:/), { ids: [], pending: [] });
          assert.deepEqual(await made(), []);

          await gate.restore();
          succeeded(await runPulumi(up, stack));
          assert.deepEqual(await recorded(stack, /^kubernetes:/), { ids: [`${namespace}/settings`], pending: [] });
          assert.deepEqual(await made(), [`${namespace}/settings`]);

          gate.cut();
          failed(await runPulumi(destroy, stack), /configured Kubernetes cluster is unreachable/);
          assert.deepEqual(await recorded(stack, /^kubernetes:/), { ids: [`${namespace}/settings`], pending: [] });

          await gate.restore();
          succeeded(await runPulumi(destroy, stack));
          assert.deepEqual(await made(), []);
        },
        { tier: "full", env: { KUBECONFIG: project.path("kubeconfig") } },
      );
    } finally {
      gate.cut();
      project.remove();
    }
  });
});
