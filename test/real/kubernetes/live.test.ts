import assert from "node:assert/strict";
import { packArgs } from "../../../policies/pack";
import { preview, type TestResource, urnOf } from "../../../policies/testing";
import type { ApiServer } from "../../support/kubernetes/api-server";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { objectPath } from "../../support/kubernetes/client";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace, podOf } from "../../support/kubernetes/namespace";

const namespace = "live";
const labels = { app: "shop" };

/** Pods with something to say for most rules, and one that is right. */
const pods: Readonly<Record<string, object>> = {
  plain: { containers: [{ name: "web", image: "nginx:1.27" }] },
  faulty: {
    hostPID: true,
    initContainers: [
      { name: "migrate", image: "shop/migrate:1", securityContext: { capabilities: { add: ["SYS_PTRACE"] } } },
    ],
    containers: [
      { name: "web", image: "wordpress:6.8-apache", volumeMounts: [{ name: "etc", mountPath: "/host" }] },
      {
        name: "db",
        image: "mysql:8.4",
        securityContext: { readOnlyRootFilesystem: true, capabilities: { add: ["SYS_ADMIN"] } },
        volumeMounts: [
          { name: "memory", mountPath: "/tmp" },
          { name: "scratch", mountPath: "/var/lib/mysql" },
        ],
        livenessProbe: { exec: { command: ["true"] } },
      },
    ],
    volumes: [
      { name: "etc", hostPath: { path: "/etc" } },
      { name: "memory", emptyDir: { medium: "Memory" } },
      { name: "scratch", emptyDir: {} },
    ],
  },
  right: {
    securityContext: { runAsNonRoot: true, runAsUser: 101, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "web",
        image: "registry.example.com/web:1",
        securityContext: {
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
        },
        resources: { limits: { memory: "64Mi" } },
      },
    ],
  },
};

/** Every kind that carries a pod, as its author writes it. */
function written(pod: object): KubernetesObject[] {
  const template = { metadata: { labels }, spec: pod };
  const once = { template: { ...template, spec: { ...pod, restartPolicy: "Never" } } };
  const selecting = { selector: { matchLabels: labels }, template };
  const claims = [
    {
      metadata: { name: "data" },
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
    },
  ];
  const object = (apiVersion: string, kind: string, rest: object): KubernetesObject => ({
    apiVersion,
    kind,
    metadata: { name: "shop", namespace },
    ...rest,
  });
  return [
    object("v1", "Pod", { spec: pod }),
    object("v1", "PodTemplate", { template }),
    object("v1", "ReplicationController", { spec: { selector: labels, template } }),
    object("apps/v1", "DaemonSet", { spec: selecting }),
    object("apps/v1", "Deployment", { spec: selecting }),
    object("apps/v1", "ReplicaSet", { spec: selecting }),
    object("apps/v1", "StatefulSet", { spec: { ...selecting, serviceName: "shop", volumeClaimTemplates: claims } }),
    object("batch/v1", "Job", { spec: once }),
    object("batch/v1", "CronJob", { spec: { schedule: "@daily", jobTemplate: { spec: once } } }),
  ];
}

const resourceOf = (object: KubernetesObject): TestResource => {
  const { apiVersion = "", kind, metadata } = object;
  const version = apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`;
  return { type: `kubernetes:${version}:${kind}`, name: metadata.name ?? "", props: object };
};

const { policies } = packArgs();

/** What the pack says of the objects of a scan, each finding with its level, rule and resource. */
async function said(...objects: KubernetesObject[]): Promise<string[]> {
  const resources = objects.map(resourceOf);
  const found = await preview(policies, resources);
  const nameOf = (urn = "") => resources.find((resource) => urnOf(resource) === urn)?.name ?? "";
  return found.map(({ level, policy, message, urn }) => `${level} ${policy} ${nameOf(urn)}: ${message.split("\n")[1]}`);
}

describe("objects as a Kubernetes API server shows them", () => {
  let server: ApiServer;
  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
  });

  /** Creates the object, and reads it back with managed fields and the server's defaults. */
  async function shown(object: KubernetesObject): Promise<KubernetesObject> {
    await server.client.created(object);
    const { status, body } = await server.client.request("GET", objectPath(object));
    assert.equal(status, 200, body.message);
    assert.ok(body.metadata.managedFields !== undefined && body.metadata.uid !== undefined);
    return body;
  }

  const remove = async (object: KubernetesObject) => {
    await server.client.request("DELETE", objectPath(object), {
      gracePeriodSeconds: 0,
      propagationPolicy: "Background",
    });
  };

  for (const [name, pod] of Object.entries(pods)) {
    it(`objects of a ${name} pod get the findings of what was written, in every kind`, async () => {
      for (const object of written(pod)) {
        const last = { "kubectl.kubernetes.io/last-applied-configuration": JSON.stringify(object) };
        const applied = { ...object, metadata: { ...object.metadata, annotations: last } };
        const live = await shown(applied);
        try {
          assert.deepEqual(await said(live), await said(object), object.kind);
        } finally {
          await remove(object);
        }
      }
    });
  }

  it("objects that controllers made are judged once, at their controller, in a scan of any order", async () => {
    const objects = Object.fromEntries(written(pods.faulty as object).map((object) => [object.kind, object]));
    const madeBy = async (controller: KubernetesObject, made: KubernetesObject, as: string) => {
      const { apiVersion, kind, metadata } = controller;
      const owner = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
      const own = { ...made.metadata, name: as, namespace, ownerReferences: [{ ...owner, blockOwnerDeletion: true }] };
      return shown({ ...made, metadata: own });
    };
    const { Deployment, ReplicaSet, StatefulSet, CronJob, Job } = objects as Record<string, KubernetesObject>;
    const deployment = await shown(Deployment as KubernetesObject);
    const replicaSet = await madeBy(deployment, ReplicaSet as KubernetesObject, "shop-5f4");
    const set = await shown(StatefulSet as KubernetesObject);
    const cron = await shown(CronJob as KubernetesObject);
    const job = await madeBy(cron, Job as KubernetesObject, "shop-1");
    const scan = [
      await madeBy(replicaSet, podOf(replicaSet), "shop-5f4-a"),
      await madeBy(replicaSet, podOf(replicaSet), "shop-5f4-b"),
      await madeBy(set, podOf(set), "shop-0"),
      await madeBy(job, podOf(job), "shop-1-x"),
      ...[replicaSet, job, deployment, set, cron],
    ];
    try {
      const controllers = await said(deployment, set, cron);
      assert.ok(controllers.length > 20, `${controllers.length} findings`);
      for (const order of [scan, [...scan].reverse()]) {
        assert.deepEqual((await said(...order)).sort(), [...controllers].sort());
      }
    } finally {
      for (const object of scan) await remove(object);
    }
  });
});
