import type { core, meta } from "@pulumi/kubernetes/types/input";
import type { Argument } from "../argument";
import { elsewhere, type Spelling, spelled } from "../spelling";
import { hostEntries } from "../values";
import type { Toleration } from "./args";
import { annotations, labelKey, labelledName, labels, labelValue, objectName } from "./names";
import type { PodArgs, ReplicatedArgs, SelectorArgs } from "./pod-args";
import { affinity } from "./scheduling";

/** The parts of a workload that the arguments of its pods fill. */
export interface PodParts {
  /** The metadata of the workload. */
  metadata: meta.v1.ObjectMeta;
  /** The spec of its pods, without the parts that come from their containers. */
  spec: Omit<core.v1.PodSpec, "containers" | "initContainers" | "volumes">;
}

/** The parts of a workload with a selector. */
export interface SelectorParts extends PodParts {
  workload: { minReadySeconds?: number; revisionHistoryLimit?: number };
}

/** Each argument that all workloads share, in the form of Kubernetes. */
export const podSpelling: Spelling<PodArgs, PodParts> = {
  containers: elsewhere, // pod.ts
  initContainers: elsewhere, // pod.ts
  adopts: elsewhere, // the components
  name: (at, name) => ({ metadata: { name: labelledName(at, name) } }),
  namespace: (at, namespace) => ({ metadata: { namespace: labelledName(at, namespace) } }),
  labels: elsewhere, // workload.ts
  annotations: (at, map) => ({ metadata: { annotations: annotations(at, map) } }),
  podAnnotations: elsewhere, // workload.ts
  user: elsewhere, // pod.ts
  fsGroup: elsewhere, // pod.ts
  podSecurity: elsewhere, // security.ts
  userNamespace: (at, own) => (at.plain(own, "boolean") ? { spec: { hostUsers: false } } : {}),
  serviceAccount: (at, account) => ({ spec: { serviceAccountName: objectName(at, account) } }),
  serviceAccountToken: {
    default: false,
    spell: (at, token) => ({ spec: { automountServiceAccountToken: at.plain(token, "boolean") } }),
  },
  imagePullSecrets: (at, names) => ({
    spec: { imagePullSecrets: at.items(names).map(([name, place]) => ({ name: objectName(place, name) })) },
  }),
  hosts: (at, hosts) => ({
    spec: { hostAliases: hostEntries(at, hosts).map(([host, ip]) => ({ ip, hostnames: [host] })) },
  }),
  nodeSelector: (at, map) => ({ spec: { nodeSelector: labels(at, map) } }),
  tolerations: (at, list) => ({
    spec: { tolerations: at.items(list).map(([declared, place]) => toleration(place, declared)) },
  }),
  affinity: (at, declared) => ({ spec: { affinity: affinity(at, declared) } }),
  priorityClass: (at, name) => ({ spec: { priorityClassName: objectName(at, name) } }),
  runtimeClass: (at, name) => ({ spec: { runtimeClassName: objectName(at, name) } }),
  stopTimeout: (at, seconds) => ({ spec: { terminationGracePeriodSeconds: at.count(seconds, 0) } }),
};

/** Like `podSpelling`, for workloads with a selector. */
export const selectorSpelling: Spelling<SelectorArgs, SelectorParts> = {
  ...podSpelling,
  matchLabels: elsewhere, // workload.ts
  minReadySeconds: (at, seconds) => ({ workload: { minReadySeconds: at.count(seconds, 0) } }),
  revisionHistoryLimit: (at, count) => ({ workload: { revisionHistoryLimit: at.count(count, 0) } }),
};

/** Like `selectorSpelling`, for workloads with a number of pods. */
export const replicatedSpelling: Spelling<ReplicatedArgs, SelectorParts> = {
  ...selectorSpelling,
  topologySpread: elsewhere, // workload.ts
};

function toleration(at: Argument, declared: Toleration): core.v1.Toleration {
  const operator = declared.value === undefined ? "Exists" : "Equal";
  return { operator, ...spelled(at, declared, tolerationSpelling) };
}

const tolerationSpelling: Spelling<Toleration, core.v1.Toleration> = {
  key: (at, key) => ({ key: labelKey(at, key) }),
  value: (at, value) => ({ value: labelValue(at, value) as string }),
  effect: (at, effect) => ({ effect: at.oneOf(effect, ["NoSchedule", "PreferNoSchedule", "NoExecute"]) }),
};
