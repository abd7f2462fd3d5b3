import assert from "node:assert/strict";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { runPulumi } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { endNamespace, objectsIn, podsOfWorkloads, restricted } from "../../support/kubernetes/namespace";
import { executable, type OpenStack, openStack, skipAwait } from "../../support/kubernetes/project";
import { packVerdict } from "../../support/kubernetes/verdict";

const flags = ["--yes", "--skip-preview", "--non-interactive", "--color", "never"];

describe("examples/wordpress-kubernetes, deployed to a Kubernetes API server", () => {
  let server: ApiServer;
  let stack: OpenStack;
  let namespace: string;
  let namespacesBefore: string[];

  const namespaces = async () =>
    (await server.client.list("/api/v1/namespaces")).map(({ metadata }) => `${metadata.name}`);

  before(async function () {
    server = await apiServerFor(this);
    namespacesBefore = await namespaces();
    const env = { KUBECONFIG: server.kubeconfig };
    stack = await openStack(join(root, "examples/wordpress-kubernetes"), "dev", { env });
  });
  after(() => stack?.close());

  it("examples/wordpress-kubernetes is made by `up`, without a mandatory finding", async () => {
    const packs = ["--policy-pack", executable, "--policy-pack", skipAwait];
    const { code, stdout, stderr } = await runPulumi(["up", ...flags, ...packs], stack.stack);
    assert.equal(code, 0, stdout + stderr);
    assert.doesNotMatch(stdout, /\[mandatory\]/);
    [namespace = ""] = (await namespaces()).filter((name) => !namespacesBefore.includes(name));
    const kinds = (await objectsIn(server, namespace)).map((object) => object.split("/")[0]);
    assert.deepEqual(
      [...new Set(kinds)],
      ["configmaps", "deployments", "persistentvolumeclaims", "secrets", "services", "statefulsets"],
    );
  });

  it("the pods of examples/wordpress-kubernetes are admitted by the standard restricted", async () => {
    const { body } = await server.client.request("GET", `/api/v1/namespaces/${namespace}`);
    const [[label, level]] = Object.entries(restricted) as [[string, string]];
    assert.equal((body.metadata.labels as Record<string, string>)[label], level);
    const pods = await podsOfWorkloads(server, namespace);
    assert.equal(pods.size, 2);
    for (const [workload, pod] of pods) {
      assert.deepEqual(await packVerdict(pod), [], workload);
      const admitted = await server.client.create(pod);
      assert.equal(admitted.status, 201, `${workload}: ${admitted.body.message}`);
      const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}`;
      assert.equal((await server.client.request("DELETE", path)).status, 200);
    }
  });

  it("examples/wordpress-kubernetes leaves nothing after `destroy`", async () => {
    const [{ code, stdout, stderr }] = await Promise.all([
      runPulumi(["destroy", ...flags], stack.stack),
      endNamespace(server, namespace),
    ]);
    assert.equal(code, 0, stdout + stderr);
    assert.deepEqual(await namespaces(), namespacesBefore);
  });
});
