import type { core, meta } from "@pulumi/kubernetes/types/input";
import type { Argument } from "../argument";
import { elsewhere, type Spelling, spelled } from "../spelling";
import { words } from "../values";
import type { Toleration } from "./args";
import type { PodArgs } from "./pod-args";

/** The parts of a workload that an argument of its pods contributes to. */
export interface PodParts {
  /** The metadata of the workload. */
  metadata: meta.v1.ObjectMeta;
  /** The spec of its pods, without what is made of their containers. */
  spec: Omit<core.v1.PodSpec, "containers" | "initContainers" | "volumes">;
}

/** How Kubernetes spells each argument that all workloads share. */
export const podSpelling: Spelling<PodArgs, PodParts> = {
  containers: elsewhere, // pod.ts
  initContainers: elsewhere, // pod.ts
  name: (at, name) => ({ metadata: { name: at.text(name) } }),
  namespace: (at, namespace) => ({ metadata: { namespace: at.text(namespace) } }),
  labels: elsewhere, // workload.ts
  annotations: (at, annotations) => ({ metadata: { annotations: at.strings(annotations) } }),
  podAnnotations: elsewhere, // workload.ts
  user: elsewhere, // pod.ts
  fsGroup: elsewhere, // pod.ts
  podSecurity: elsewhere, // security.ts
  userNamespace: (at, own) => (at.plain(own, "boolean") ? { spec: { hostUsers: false } } : {}),
  serviceAccount: (at, account) => ({ spec: { serviceAccountName: at.text(account) } }),
  serviceAccountToken: {
    default: false,
    spell: (at, token) => ({ spec: { automountServiceAccountToken: at.plain(token, "boolean") } }),
  },
  imagePullSecrets: (at, names) => ({ spec: { imagePullSecrets: words(at, names).map((name) => ({ name })) } }),
  hosts: (at, hosts) => ({
    spec: { hostAliases: at.entries(hosts).map(([host, ip, place]) => ({ ip: place.text(ip), hostnames: [host] })) },
  }),
  nodeSelector: (at, labels) => ({ spec: { nodeSelector: at.strings(labels) } }),
  tolerations: (at, list) => ({
    spec: { tolerations: at.items(list).map(([declared, place]) => toleration(place, declared)) },
  }),
  stopTimeout: (at, seconds) => ({ spec: { terminationGracePeriodSeconds: at.count(seconds, 0) } }),
};

function toleration(at: Argument, declared: Toleration): core.v1.Toleration {
  const operator = declared.value === undefined ? "Exists" : "Equal";
  return { operator, ...spelled(at, declared, tolerationSpelling) };
}

const plainText = (at: Argument, text: string) => at.plain(text, "string");

const tolerationSpelling: Spelling<Toleration, core.v1.Toleration> = {
  key: (at, key) => ({ key: plainText(at, key) }),
  value: (at, value) => ({ value: plainText(at, value) }),
  effect: (at, effect) => ({ effect: plainText(at, effect) }),
};
