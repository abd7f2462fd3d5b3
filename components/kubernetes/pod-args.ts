import type * as pulumi from "@pulumi/pulumi";
import type { PodSecurity, Toleration } from "./args";
import type { PodContainer, PodInitContainer } from "./container-args";
import type { Affinity, TopologySpread } from "./scheduling-args";

/** The arguments that all workloads share. */
export interface PodArgs {
  /** The containers. Example: [{ image: "nginx", writable: { "/tmp": { tmpfs: {} } } }]. */
  containers: PodContainer[];
  /**
   * Containers that run before the others, one after another. Default: none.
   * Example: [{ name: "migrate", image: "app", command: ["migrate"] }].
   */
  initContainers?: PodInitContainer[];
  /**
   * The workload that the program declared before, by its name in the program or its URN: Pulumi goes on with it instead of
   * deleting it. Default: none. Example: "wordpress".
   */
  adopts?: string;
  /** The name of the workload in Kubernetes, and of its Service. Default: a unique name made by Pulumi. Example: "wordpress". */
  name?: pulumi.Input<string>;
  /** The namespace. Default: that of the provider. Example: namespace.metadata.name. */
  namespace?: pulumi.Input<string>;
  /** Labels of the workload and its pods. Default: those that select the pods. Example: { team: "web" }. */
  labels?: Record<string, pulumi.Input<string>>;
  /** Annotations of the workload. Default: none. Example: { "pulumi.com/skipAwait": "true" }. */
  annotations?: Record<string, pulumi.Input<string>>;
  /** Annotations of the pods. Default: none. Example: { "prometheus.io/scrape": "true" }. */
  podAnnotations?: Record<string, pulumi.Input<string>>;
  /**
   * The user that runs the containers without a `user` of their own, by number, with a group after a colon; 0 needs
   * `podSecurity`. Default: that of each image, which must be a number other than 0. Example: "33:33".
   */
  user?: string;
  /** The group to which volumes belong. Default: that of `user`, else of the first container with a user. Example: 33. */
  fsGroup?: number;
  /**
   * The reason why the pods may do what the Pod Security Standard "restricted" forbids: mount paths of the node, run as user
   * 0, keep more capabilities. Their root filesystem stays read-only. Default: they may not.
   * Example: { reason: "reads the logs of the node" }.
   */
  podSecurity?: PodSecurity;
  /** Whether the pods get a user namespace of their own; the cluster must support it. Default: false. */
  userNamespace?: boolean;
  /** The service account. Default: that of the namespace. Example: "reader". */
  serviceAccount?: pulumi.Input<string>;
  /** Whether the programs get a token for the Kubernetes API. Default: false. */
  serviceAccountToken?: boolean;
  /** Secrets for pulling images. Default: none. Example: ["registry"]. */
  imagePullSecrets?: pulumi.Input<string>[];
  /** Further entries of /etc/hosts, name to address. Default: none. Example: { "db.example": "192.0.2.7" }. */
  hosts?: Record<string, pulumi.Input<string>>;
  /** Labels of the nodes on which the pods may run. Default: any. Example: { "kubernetes.io/arch": "amd64" }. */
  nodeSelector?: Record<string, pulumi.Input<string>>;
  /** Taints of nodes that the pods tolerate. Default: none. Example: [{ key: "dedicated", value: "web" }]. */
  tolerations?: Toleration[];
  /**
   * The nodes and neighbours that suit the pods. Default: any.
   * Example: { nodes: [{ key: "disk", values: ["ssd"] }], apart: [{ matchLabels: { app: "batch" } }] }.
   */
  affinity?: Affinity;
  /** The priority class. Default: that of the cluster. Example: "critical". */
  priorityClass?: pulumi.Input<string>;
  /** The runtime class, for a stronger isolation. Default: that of the cluster. Example: "gvisor". */
  runtimeClass?: pulumi.Input<string>;
  /** The longest time to stop, in seconds, before the programs are killed. Default: 30 (Kubernetes' own). Example: 60. */
  stopTimeout?: number;
}

/** The arguments that workloads with a selector share. */
export interface SelectorArgs extends PodArgs {
  /**
   * The labels that select the pods, which Kubernetes never changes: those of a workload that is there already. The pods carry them.
   * Default: labels with the names of the component and of the stack. Example: { app: "wordpress" }.
   */
  matchLabels?: Record<string, pulumi.Input<string>>;
  /** The seconds that a pod must be ready before it counts as available. Default: 0. Example: 10. */
  minReadySeconds?: number;
  /** The number of old revisions to keep, for a rollback. Default: 10 (Kubernetes' own). Example: 3. */
  revisionHistoryLimit?: number;
}

/** The arguments that workloads with a number of pods share. */
export interface ReplicatedArgs extends SelectorArgs {
  /**
   * How the pods spread over the nodes. Default: several `replicas` spread over zones, and over the nodes of a zone, as far as that is
   * possible. Example: [{ topologyKey: "topology.kubernetes.io/zone", required: true }].
   */
  topologySpread?: TopologySpread[];
}

/** Arguments of a pod that are left out on purpose, each with its alternative. */
export const inexpressibleOfPod: Record<string, string> = {
  securityContext: "It is always hardened. Use `user`, `fsGroup` and `podSecurity`.",
  image: "It belongs to a container: `containers: [{ image: ... }]`.",
  writable: "It belongs to a container: `containers: [{ writable: ... }]`.",
  volumes: "Declare what is mounted in the container: `writable`, `readOnlyMounts`, `files`.",
  selector: "Use `matchLabels`.",
  hostPID: "The processes of the node stay out of reach.",
  hostIPC: "The shared memory of the node stays out of reach.",
  hostNetwork: "The network of the node stays out of reach.",
  hostUsers: "Use `userNamespace`.",
  automountServiceAccountToken: "Use `serviceAccountToken`.",
};
