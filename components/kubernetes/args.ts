import type * as pulumi from "@pulumi/pulumi";
import type { Bind, Tmpfs } from "../writable";

/** The number of nodes that can mount a claim at once. */
export const AccessMode = {
  ReadWriteOnce: "ReadWriteOnce",
  ReadWriteOncePod: "ReadWriteOncePod",
  ReadWriteMany: "ReadWriteMany",
} as const;
export type AccessMode = (typeof AccessMode)[keyof typeof AccessMode];

/** The way in which a Service is reached. */
export const ServiceType = {
  ClusterIP: "ClusterIP",
  NodePort: "NodePort",
  LoadBalancer: "LoadBalancer",
} as const;
export type ServiceType = (typeof ServiceType)[keyof typeof ServiceType];

/** The nodes through which traffic from outside of the cluster reaches a Service. */
export const TrafficPolicy = { Cluster: "Cluster", Local: "Local" } as const;
export type TrafficPolicy = (typeof TrafficPolicy)[keyof typeof TrafficPolicy];

/** Details of a load balancer. */
export interface LoadBalancer {
  /** The implementation. Default: that of the cluster. Example: "service.k8s.aws/nlb". */
  class?: pulumi.Input<string>;
  /** The addresses from which it takes connections. Default: any. Example: ["192.0.2.0/24"]. */
  sourceRanges?: pulumi.Input<string>[];
  /**
   * The nodes that answer: "Cluster" for each node, "Local" for those with a pod, which keeps the address of the client.
   * Default: "Cluster".
   */
  trafficPolicy?: TrafficPolicy;
}

/** What happens to the claims of a stateful set. */
export const ClaimFate = { Retain: "Retain", Delete: "Delete" } as const;
export type ClaimFate = (typeof ClaimFate)[keyof typeof ClaimFate];

/** When Kubernetes deletes the claims of a stateful set. */
export interface ClaimRetention {
  /** When the stateful set is deleted: "Retain" or "Delete". Default: "Retain". */
  whenDeleted?: ClaimFate;
  /** When its number of pods falls: "Retain" or "Delete". Default: "Retain". */
  whenScaled?: ClaimFate;
}

/** The order in which the pods of a stateful set are made. */
export const PodManagement = { OrderedReady: "OrderedReady", Parallel: "Parallel" } as const;
export type PodManagement = (typeof PodManagement)[keyof typeof PodManagement];

/** The condition under which the node pulls an image. */
export const PullPolicy = { Always: "Always", IfNotPresent: "IfNotPresent", Never: "Never" } as const;
export type PullPolicy = (typeof PullPolicy)[keyof typeof PullPolicy];

/** What runs before a program is told to stop: exactly one of `command`, `http` and `sleep`. */
export interface PreStop {
  /** A command. Example: ["nginx", "-s", "quit"]. */
  command?: pulumi.Input<string>[];
  /** A request. Example: { port: 8080, path: "/drain" }. */
  http?: HttpProbe;
  /** A time in seconds, while which load balancers forget the pod. Example: 5. */
  sleep?: number;
}

/** The protocol of a port of a pod. */
export const PodProtocol = { TCP: "TCP", UDP: "UDP", SCTP: "SCTP" } as const;
export type PodProtocol = (typeof PodProtocol)[keyof typeof PodProtocol];

/** The storage behind a writable path: exactly one of these. */
export interface PodWritablePath {
  /**
   * Memory, empty at every start of the pod. Kubernetes lets every user of the pod write there and run programs from there,
   * so owner, mode and `exec` change nothing. Example: { size: "1Mi" }.
   */
  tmpfs?: PodTmpfs;
  /** The disk of the node, empty at every start of the pod: for data that is too big for memory. Example: { size: "2Gi" }. */
  scratch?: Scratch;
  /** A persistent volume, which outlives the pod. Example: { size: "10Gi" }. */
  volume?: VolumeClaim;
  /** The volume that another container of the pod declares under this name. Example: { name: "rendered" }. */
  shared?: SharedVolume;
  /** A directory of the node; needs `podSecurity`. Example: { hostPath: "/opt/app/data" }. */
  bind?: Bind;
}

/** Memory of a pod. */
export interface PodTmpfs extends Tmpfs {
  /** A name under which other containers of the pod can mount it, as `shared`. Default: none. Example: "rendered". */
  name?: string;
}

/** Disk of the node that is deleted with the pod. */
export interface Scratch {
  /** Its maximum size, in binary units; a pod that writes more is evicted. Default: "1Gi". Example: "10Gi". */
  size?: string;
  /** A name under which other containers of the pod can mount it, as `shared`. Default: none. Example: "work". */
  name?: string;
}

/**
 * A claim of a persistent volume. It is created with the component and deleted with it, unless `retain` or `external` say
 * otherwise; a HardenedStatefulSet has one for each of its pods, and Kubernetes keeps those.
 */
export interface VolumeClaim {
  /** Its name; also the name for `shared`. Default: a unique name made by Pulumi. Example: "uploads". */
  name?: string;
  /** Its size, in binary units; needed unless `external`. Example: "10Gi". */
  size?: pulumi.Input<string>;
  /** The storage class. Default: that of the cluster. Example: "fast". */
  storageClass?: pulumi.Input<string>;
  /**
   * The number of nodes or pods that can mount it: "ReadWriteOnce", "ReadWriteOncePod" or "ReadWriteMany".
   * Default: "ReadWriteOnce".
   */
  accessMode?: AccessMode;
  /**
   * A directory in the volume, mounted instead of its root: for programs that need an empty directory, since a new disk can
   * have "lost+found". Default: its root. Example: "mysql".
   */
  subPath?: string;
  /** The name of an existing claim that this component does not manage. Default: none. Example: claim.metadata.name. */
  external?: pulumi.Input<string>;
  /** Whether Kubernetes keeps the claim, with its data, when the component is deleted. Default: false. */
  retain?: boolean;
}

/** A volume that another container of the pod declares. */
export interface SharedVolume {
  /** The `name` of that volume. Example: "rendered". */
  name: string;
}

/** The storage behind a read-only path: exactly one of these. */
export interface PodReadOnlyMount {
  /** The volume that another container of the pod declares under this name. Example: { name: "rendered" }. */
  shared?: SharedVolume;
  /** The entries of an existing ConfigMap, each a file. Example: { name: "site" }. */
  configMap?: ExistingObject;
  /** The entries of an existing Secret, each a file. Example: { name: "certificates" }. */
  secret?: ExistingObject;
  /** An existing claim. Example: { name: "library" }. */
  claim?: ExistingObject;
  /** A directory or file of the node; needs `podSecurity`. Example: { hostPath: "/var/log" }. */
  bind?: Bind;
}

/** A Kubernetes object that another resource manages. */
export interface ExistingObject {
  /** Its name, in the namespace of the pod. Example: "certificates". */
  name: pulumi.Input<string>;
}

/** A file that the program may read: exactly one of `content` and `secret`. */
export interface PodFile {
  /** Its text, kept in a ConfigMap. Example: "server { listen 8080; }". */
  content?: pulumi.Input<string>;
  /** Its text, kept in a Secret. Example: config.requireSecret("key"). */
  secret?: pulumi.Input<string>;
}

/** The source of an environment variable's value: exactly one of these. */
export interface EnvSource {
  /** An entry of an existing Secret. Example: { name: "db", key: "password" }. */
  secret?: ObjectKey;
  /** An entry of an existing ConfigMap. Example: { name: "site", key: "url" }. */
  configMap?: ObjectKey;
  /** A field of the pod. Example: "status.podIP". */
  field?: string;
}

/** An entry of a Secret or ConfigMap. */
export interface ObjectKey {
  /** The name of the object, in the namespace of the pod. Example: "db". */
  name: pulumi.Input<string>;
  /** The key of the entry. Example: "password". */
  key: pulumi.Input<string>;
}

/** A port of a container. */
export interface PodPort {
  /** The port in the container. Example: 8080. */
  internal: pulumi.Input<number>;
  /** The port of the Service; only for containers behind a Service. Default: that of `internal`. Example: 80. */
  external?: pulumi.Input<number>;
  /** Its name; needed if the pod has several ports. Default: none. Example: "http". */
  name?: string;
  /** Its protocol: "TCP", "UDP" or "SCTP". Default: "TCP". */
  protocol?: PodProtocol;
}

/** The check by which Kubernetes finds out the state of the program: exactly one of `http`, `tcp`, `grpc` and `command`. */
export interface Probe {
  /** An HTTP request that is answered with a status from 200 to 399. Example: { port: 8080, path: "/healthz" }. */
  http?: HttpProbe;
  /** A port that accepts connections. Example: 3306. */
  tcp?: pulumi.Input<number>;
  /** A port that answers the gRPC health protocol. Example: 9090. */
  grpc?: pulumi.Input<number>;
  /** A command that ends with 0. Example: ["mysqladmin", "ping"]. */
  command?: pulumi.Input<string>[];
  /** Seconds before the first probe. Default: 0. Example: 15. */
  initialDelay?: number;
  /** Seconds between two probes. Default: 10. Example: 30. */
  period?: number;
  /** Longest time of one probe, in seconds. Default: 1. Example: 5. */
  timeout?: number;
  /** Number of failures in a row that count as a failure. Default: 3. Example: 30. */
  failures?: number;
}

/** A request over HTTP. */
export interface HttpProbe {
  /** The port. Example: 8080. */
  port: pulumi.Input<number>;
  /** The path. Default: "/". Example: "/healthz". */
  path?: pulumi.Input<string>;
  /** Whether the request uses HTTPS, without a check of the certificate. Default: false. */
  https?: boolean;
}

/** Profiles that confine a program more closely than those of the container runtime. */
export interface PodSecurityProfiles {
  /** A seccomp profile: a file below the kubelet's seccomp directory. Default: that of the runtime. Example: "profiles/web.json". */
  seccomp?: string;
  /** The name of an AppArmor profile loaded on the node. Default: that of the runtime. Example: "k8s-web". */
  apparmor?: string;
}

/** The reason why a pod may do what the Pod Security Standard "restricted" forbids. */
export interface PodSecurity {
  /** The reason, which is written to the pod for its reviewers. Example: "reads the logs of the node". */
  reason: string;
}

/** A taint of nodes that the pod tolerates. */
export interface Toleration {
  /** The key of the taint. Default: any. Example: "node-role.kubernetes.io/control-plane". */
  key?: string;
  /** Its value. Default: any. Example: "web". */
  value?: string;
  /** Its effect. Default: any. Example: "NoSchedule". */
  effect?: string;
}
