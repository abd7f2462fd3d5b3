import type * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../capability";
import type { Paths } from "../exclusive";
import type {
  EnvSource,
  PodFile,
  PodPort,
  PodReadOnlyMount,
  PodSecurityProfiles,
  PodWritablePath,
  PreStop,
  Probe,
  PullPolicy,
} from "./args";

/** A container of a pod. */
export interface PodContainer {
  /** Its name; needed if the pod has several containers. Default: the name of the component. Example: "web". */
  name?: string;
  /** The image. Example: "wordpress:6.8-apache". */
  image: pulumi.Input<string>;
  /** The command, or the arguments of the entry point. Default: that of the image. Example: ["mysqld", "--skip-name-resolve"]. */
  command?: pulumi.Input<string>[];
  /** The entry point. Default: that of the image. Example: ["/usr/local/bin/start"]. */
  entrypoints?: pulumi.Input<string>[];
  /** Environment variables, readable in the pod's manifest. Default: none. Example: { WORDPRESS_DB_HOST: db.serviceName }. */
  env?: Record<string, pulumi.Input<string>>;
  /** Environment variables kept in a Secret. Default: none. Example: { WORDPRESS_DB_PASSWORD: config.requireSecret("password") }. */
  secretEnv?: Record<string, pulumi.Input<string>>;
  /** Environment variables from existing objects or the pod. Default: none. Example: { POD_IP: { field: "status.podIP" } }. */
  envFrom?: Record<string, EnvSource>;
  /** Existing ConfigMaps, each entry of which is a variable. Default: none. Example: ["settings"]. */
  envConfigMaps?: pulumi.Input<string>[];
  /** Existing Secrets, each entry of which is a variable. Default: none. Example: ["credentials"]. */
  envSecrets?: pulumi.Input<string>[];
  /** When the node pulls the image. Default: "Always" for the tag "latest", else "IfNotPresent" (Kubernetes' own). */
  imagePullPolicy?: PullPolicy;
  /**
   * What runs before the program is told to stop, within the `stopTimeout` of the pod. Default: nothing.
   * Example: { sleep: 5 }, for load balancers to forget the pod.
   */
  preStop?: PreStop;
  /**
   * Every path that the program may write, with its storage; all other paths are read-only. Default: none.
   * Example: { "/run/apache2": { tmpfs: { size: "1Mi" } }, "/var/lib/mysql": { volume: { size: "10Gi" } } }.
   */
  writable?: Paths<PodWritablePath>;
  /** Volumes and directories that the program may read. Default: none. Example: { "/etc/tls": { secret: { name: "certificates" } } }. */
  readOnlyMounts?: Paths<PodReadOnlyMount>;
  /** Files that the program may read. Default: none. Example: { "/etc/nginx/nginx.conf": { content: "..." } }. */
  files?: Record<string, PodFile>;
  /** Ports on which the program listens. Default: none. Example: [{ internal: 8080, name: "http" }]. */
  ports?: PodPort[];
  /**
   * Linux capabilities to keep; all others are dropped. Any except NET_BIND_SERVICE needs `podSecurity`; those that undo a
   * read-only root are refused. Default: none. Example: ["NET_BIND_SERVICE"].
   */
  capabilities?: Capability[];
  /**
   * The user that runs the program, by number, with a group after a colon; 0 needs `podSecurity`.
   * Default: that of the pod, else that of the image, which must be a number other than 0. Example: "33:33".
   */
  user?: string;
  /** The working directory. Default: that of the image. Example: "/srv". */
  workingDir?: pulumi.Input<string>;
  /** The memory limit, in binary units; includes the content of its tmpfs paths. Default: "1Gi". Example: "512Mi". */
  memory?: pulumi.Input<string>;
  /** The memory that the node reserves for it. Default: "128Mi". Example: "256Mi". */
  memoryRequest?: pulumi.Input<string>;
  /** The processor limit. Default: no bound. Example: "1.5". */
  cpus?: pulumi.Input<string>;
  /** The processors that the node reserves for it. Default: "0.1". Example: "0.5". */
  cpuRequest?: pulumi.Input<string>;
  /** A failure restarts the program. Default: none. Example: { http: { port: 8080, path: "/healthz" } }. */
  livenessProbe?: Probe;
  /** A success lets the Service send requests to the program. Default: none. Example: { tcp: 3306 }. */
  readinessProbe?: Probe;
  /** The other probes begin after its first success. Default: none. Example: { tcp: 3306, failures: 30 }. */
  startupProbe?: Probe;
  /** Profiles that confine the program more closely. Default: those of the runtime. Example: { apparmor: "k8s-web" }. */
  security?: PodSecurityProfiles;
}

/** A container that runs before the others; init containers run one after another. */
export interface PodInitContainer extends PodContainer {
  /** Whether it keeps running beside the others, as a sidecar, after its start. Default: false. */
  sidecar?: boolean;
}

/** Arguments of a container that are left out on purpose, each with its alternative. */
export const inexpressibleOfContainer: Record<string, string> = {
  securityContext:
    "It is always hardened: the root filesystem is read-only, privileges cannot grow. Use `user`, `capabilities` and `security`.",
  privileged: "A privileged container can make its own root filesystem writable.",
  volumeMounts: "Declare it in `writable`, or in `readOnlyMounts` when it is only read.",
  volumeDevices: "A device of the node stays writable even with a read-only root.",
  args: "Use `command`; the entry point is `entrypoints`.",
  resources: "Use `memory`, `memoryRequest`, `cpus` and `cpuRequest`.",
  lifecycle: "Use `preStop`; what has to run at the start belongs into an init container.",
};
