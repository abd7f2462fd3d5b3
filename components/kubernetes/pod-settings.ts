import type { core, meta } from "@pulumi/kubernetes/types/input";
import type { Argument } from "../argument";
import { elsewhere, type Spelling, spelled } from "../spelling";
import { hostEntries } from "../values";
import type { Toleration } from "./args";
import { annotations, labelKey, labelledName, labels, labelValue, objectName } from "./names";
import type { PodArgs } from "./pod-args";

/** The parts of a workload that the arguments of its pods fill. */
export interface PodParts {
  /** The metadata of the workload. */
  metadata: meta.v1.ObjectMeta;
  /** The spec of its pods, without the parts that come from their containers. */
  spec: Omit<core.v1.PodSpec, "containers" | "initContainers" | "volumes">;
}

/** Each argument that all workloads share, in the form of Kubernetes. */
export const podSpelling: Spelling<PodArgs, PodParts> = {
  containers: elsewhere, // pod.ts
  initContainers: elsewhere, // pod.ts
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
  stopTimeout: (at, seconds) => ({ spec: { terminationGracePeriodSeconds: at.count(seconds, 0) } }),
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
