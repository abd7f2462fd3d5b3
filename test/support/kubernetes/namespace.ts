import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiServer } from "./api-server";
import type { KubernetesObject } from "./client";

/** The labels of a namespace that enforces the Pod Security Standard "restricted". */
export const restricted = { "pod-security.kubernetes.io/enforce": "restricted" };

export function createNamespace(server: ApiServer, name: string, labels: object = {}): Promise<KubernetesObject> {
  return server.client.created({ apiVersion: "v1", kind: "Namespace", metadata: { name, labels } });
}

interface ApiResources {
  groupVersion: string;
  resources: { name: string; namespaced: boolean; verbs: string[] }[];
}

// Kinds that the server itself creates or records.
const IGNORED = /^(\/apis\/events\.k8s\.io\/v1|\/api\/v1)\/events$/;

/** Every object in a namespace, of whatever kind: `deployments/web`. */
export async function objectsIn({ client }: ApiServer, namespace: string): Promise<string[]> {
  const groups = await client.request<{ groups: { preferredVersion: { groupVersion: string } }[] }>("GET", "/apis");
  const roots = [
    "/api/v1",
    ...groups.body.groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`),
  ];
  const found = await Promise.all(
    roots.map(async (root) => {
      const { resources } = (await client.request<ApiResources>("GET", root)).body;
      const listed = resources.filter(
        ({ name, namespaced, verbs }) => namespaced && verbs.includes("list") && !IGNORED.test(`${root}/${name}`),
      );
      const objects = await Promise.all(
        listed.map(async ({ name }) => {
          const items = await client.list(`${root}/namespaces/${namespace}/${name}`);
          return items.map(({ metadata }) => `${name}/${metadata.name}`);
        }),
      );
      return objects.flat();
    }),
  );
  return found.flat().sort();
}

const TEMPLATES: Readonly<Record<string, string[]>> = {
  "/api/v1": ["podtemplates", "replicationcontrollers"],
  "/apis/apps/v1": ["daemonsets", "deployments", "replicasets", "statefulsets"],
  "/apis/batch/v1": ["cronjobs", "jobs"],
};

/** The pods that controllers would make of the workloads in a namespace, by the name of the workload. */
export async function podsOfWorkloads(
  { client }: ApiServer,
  namespace: string,
): Promise<Map<string, KubernetesObject>> {
  const pods = new Map<string, KubernetesObject>();
  for (const [root, plurals] of Object.entries(TEMPLATES)) {
    for (const plural of plurals) {
      for (const workload of await client.list(`${root}/namespaces/${namespace}/${plural}`)) {
        pods.set(`${plural}/${workload.metadata.name}`, podOf(workload));
      }
    }
  }
  return pods;
}

/** The pod that a controller would make of a workload. */
export function podOf({ metadata, spec, template }: KubernetesObject): KubernetesObject {
  const from = template ?? spec.jobTemplate?.spec.template ?? spec.template;
  const { labels, annotations } = from.metadata ?? {};
  const namespace = metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `${metadata.name}-pod`, ...namespace, labels, annotations },
    spec: { ...from.spec, volumes: [...(from.spec.volumes ?? []), ...claimed(spec, metadata.name)] },
  };
}

/** The volumes that the controller of a StatefulSet adds to its first pod. */
function claimed(spec: KubernetesObject["spec"], workload = ""): object[] {
  const templates: KubernetesObject[] = spec?.volumeClaimTemplates ?? [];
  return templates.map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${workload}-0` },
  }));
}

/** Replaces the namespace controller: waits until the namespace is empty, then removes its finalizer. */
export async function endNamespace(server: ApiServer, name: string): Promise<void> {
  const path = `/api/v1/namespaces/${name}`;
  const deadline = Date.now() + 300_000;
  for (;;) {
    const { body } = await server.client.request("GET", path);
    if (body.metadata.deletionTimestamp !== undefined) {
      assert.deepEqual(await objectsIn(server, name), []);
      // The finalizer of a foreground deletion, which the garbage collector would remove.
      const { body: rest } = await server.client.request("PATCH", path, { metadata: { finalizers: null } });
      const ended = await server.client.request("PUT", `${path}/finalize`, { ...rest, spec: { finalizers: [] } });
      assert.equal(ended.status, 200, ended.body.message);
      return;
    }
    assert.ok(Date.now() < deadline, `the namespace ${name} was not deleted within 300 s`);
    await sleep(200);
  }
}
