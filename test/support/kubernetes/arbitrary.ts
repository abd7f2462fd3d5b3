import * as fc from "fast-check";
import type { KubernetesObject } from "./client";

/** A value, or undefined or null in its place, as authors leave a key out. */
function optionally<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });
}

const noise = {
  runAsUser: fc.integer({ min: 1, max: 65535 }),
  runAsNonRoot: fc.boolean(),
  allowPrivilegeEscalation: fc.constant(false),
  capabilities: fc.constantFrom({ drop: ["ALL"] }, { add: ["NET_BIND_SERVICE"] }),
  seccompProfile: fc.constant({ type: "RuntimeDefault" }),
};

// Mostly read-only, because a pod passes only if all its containers do.
const readOnly = fc.oneof(
  { weight: 12, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null) },
);

const securityContext = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ readOnlyRootFilesystem: readOnly, ...noise }, { requiredKeys: ["readOnlyRootFilesystem"] }),
  },
  { weight: 1, arbitrary: fc.constantFrom(undefined, null, {}) },
);

const body = {
  image: fc.constantFrom("nginx", "wordpress:6.8-apache", "registry.example.com/team/app@sha256:".padEnd(101, "0")),
  command: optionally(fc.constantFrom(["sleep", "1"], [])),
  env: optionally(fc.constantFrom([{ name: "A", value: "readOnlyRootFilesystem: true" }], [])),
  volumeMounts: optionally(fc.constantFrom([{ name: "scratch", mountPath: "/tmp" }], [])),
  resources: optionally(fc.constantFrom({}, { limits: { memory: "64Mi" } })),
};

const regular = fc.record({ ...body, securityContext });
const initial = fc.record({
  ...body,
  securityContext,
  restartPolicy: fc.constantFrom(undefined, undefined, "Always"),
});

/** A container of a pod whose `os` is windows: the API refuses Linux-only fields there. */
const windowsContainer = fc.record({
  image: body.image,
  securityContext: fc.constantFrom(undefined, {}, { windowsOptions: { runAsUserName: "ContainerUser" } }),
});

function named<T extends object>(containers: readonly T[], prefix: string): (T & { name: string })[] {
  return containers.map((container, index) => ({ ...container, name: `${prefix}-${index}` }));
}

interface Shape {
  initContainers: object[] | null | undefined;
  containers: object[];
  nodeSelector: object | null | undefined;
  os: object | null | undefined;
  securityContext: object | null | undefined;
}

function podSpec({ initContainers, containers, ...rest }: Shape): object {
  return {
    ...rest,
    ...(initContainers === undefined ? {} : { initContainers: initContainers && named(initContainers, "prepare") }),
    containers: named(containers, "work"),
    volumes: [{ name: "scratch", emptyDir: {} }],
  };
}

const onLinux = fc.record({
  initContainers: optionally(fc.array(initial, { maxLength: 3 })),
  containers: fc.array(regular, { minLength: 1, maxLength: 3 }),
  nodeSelector: optionally(fc.constantFrom({}, { "kubernetes.io/os": "linux" }, { os: "windows" })),
  os: fc.constantFrom(undefined, null, { name: "linux" }),
  securityContext: optionally(
    fc.record({ runAsUser: noise.runAsUser, fsGroup: noise.runAsUser }, { requiredKeys: [] }),
  ),
});

const onWindows = fc.record({
  initContainers: optionally(fc.array(windowsContainer, { maxLength: 2 })),
  containers: fc.array(windowsContainer, { minLength: 1, maxLength: 2 }),
  nodeSelector: fc.constantFrom(undefined, { "kubernetes.io/os": "linux" }, { "kubernetes.io/os": "windows" }),
  os: fc.constant({ name: "windows" }),
  securityContext: fc.constantFrom(undefined, {}),
});

// The operating system in the node selector alone: the API then accepts Linux-only fields.
const sentToWindows = onLinux.map((pod) => ({
  ...pod,
  os: pod.os,
  nodeSelector: { "kubernetes.io/os": "windows", zone: "a" },
}));

/** A pod spec that the API accepts, with every variation that decides about a read-only root. */
export const podSpecs: fc.Arbitrary<object> = fc
  .oneof(
    { weight: 8, arbitrary: onLinux },
    { weight: 1, arbitrary: onWindows },
    { weight: 1, arbitrary: sentToWindows },
  )
  .map(podSpec);

/** Ephemeral containers, to be added to a pod. */
export const ephemeralContainers: fc.Arbitrary<object[]> = fc
  .array(fc.record({ image: body.image, securityContext }), { minLength: 1, maxLength: 3 })
  .map((containers) => named(containers, "debug"));

export function pod(spec: object, metadata: KubernetesObject["metadata"] = {}): KubernetesObject {
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "generated", ...metadata }, spec };
}

const labels = { app: "generated" };

/** A workload around a pod template, for every built-in kind with one. */
export const workloads: Readonly<Record<string, (spec: object, namespace: string) => KubernetesObject>> =
  Object.fromEntries(
    (
      [
        ["v1", "Pod", (spec) => ({ spec })],
        ["v1", "PodTemplate", (spec) => ({ template: template(spec) })],
        ["v1", "ReplicationController", (spec) => ({ spec: { selector: labels, template: template(spec) } })],
        ["apps/v1", "DaemonSet", selecting],
        ["apps/v1", "Deployment", selecting],
        ["apps/v1", "ReplicaSet", selecting],
        ["apps/v1", "StatefulSet", (spec) => ({ spec: { ...selecting(spec).spec, serviceName: "generated" } })],
        ["batch/v1", "Job", (spec) => ({ spec: once(spec) })],
        ["batch/v1", "CronJob", (spec) => ({ spec: { schedule: "@daily", jobTemplate: { spec: once(spec) } } })],
      ] as [string, string, (spec: object) => object][]
    ).map(([apiVersion, kind, around]) => [
      kind,
      (spec, namespace) => ({ apiVersion, kind, metadata: { name: "generated", namespace }, ...around(spec) }),
    ]),
  );

function template(spec: object): object {
  return { metadata: { labels }, spec };
}

function selecting(spec: object): { spec: object } {
  return { spec: { selector: { matchLabels: labels }, template: template(spec) } };
}

function once(spec: object): object {
  return { template: template({ ...spec, restartPolicy: "Never" }) };
}
