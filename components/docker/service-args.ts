import type * as pulumi from "@pulumi/pulumi";
import type { Paths } from "../exclusive";
import type {
  EndpointMode,
  ServiceFile,
  ServiceNetwork,
  ServicePort,
  ServiceRestart,
  ServiceWritablePath,
} from "./args";
import { inexpressible } from "./container-args";
import type { ProgramArgs } from "./program-args";

/** The arguments of a HardenedService. */
export interface HardenedServiceArgs extends ProgramArgs {
  /** The image. Example: "wordpress:6.8-apache", or remoteImage.repoDigest. */
  image: pulumi.Input<string>;
  /** The name of the service in the swarm. Default: a unique name made by Pulumi. Example: "wordpress". */
  name?: pulumi.Input<string>;
  /**
   * Every path that the program may write, with its storage; all other paths are read-only. Default: none.
   * Example: { "/run/apache2": { tmpfs: { size: "1Mi", uid: 33 } }, "/var/lib/mysql": { volume: { name: "db" } } }.
   */
  writable?: Paths<ServiceWritablePath>;
  /**
   * Files that the program may read, kept by the swarm. Default: none.
   * Example: { "/etc/app.conf": { content: "debug=0" }, "/run/secrets/password": { secret: config.requireSecret("password") } }.
   */
  files?: Record<string, ServiceFile>;
  /** Ports published by the swarm. Default: none. Example: [{ internal: 80, external: 8080 }]. */
  ports?: ServicePort[];
  /** Overlay networks to join. Default: none. Example: [{ id: network.id, aliases: ["db"] }]. */
  networks?: ServiceNetwork[];
  /** The way in which the name of the service is resolved: "vip" or "dnsrr". Default: "vip". */
  endpointMode?: EndpointMode;
  /**
   * The memory limit of a task, in binary units; includes the content of its tmpfs paths. At least "6Mi". Default: "1Gi".
   * Example: "512Mi".
   */
  memory?: pulumi.Input<string>;
  /** The number of tasks. Default: 1. Example: 3. */
  replicas?: pulumi.Input<number>;
  /** Whether one task runs on every node, instead of `replicas`. Default: false. */
  global?: boolean;
  /** The nodes that may run a task. Default: any. Example: ["node.role==manager"]. */
  constraints?: pulumi.Input<string>[];
  /** The condition for a restart of a stopped task: "any", "on-failure" or "none". Default: "any". */
  restart?: ServiceRestart;
  /** Whether the deployment waits until all tasks run. Default: false. */
  wait?: boolean;
  /** The longest wait, in seconds. Default: 180. Example: 600. */
  waitTimeout?: number;
}

const notByProvider = (setting: string) =>
  `The provider cannot set ${setting} of a service: set it for all containers in the configuration of the engines (daemon.json).`;

/** Arguments of a service that are left out on purpose, each with its alternative. */
export const inexpressibleOfService: Record<string, string> = {
  ...inexpressible,
  uploads: "Use `files`.",
  configs: "Use `files`, with `content`.",
  secrets: "Use `files`, with `secret`.",
  taskSpec: "Its parts are arguments of their own: `image`, `env`, `writable`, ...",
  pidsLimit: notByProvider("a limit of processes"),
  security: notByProvider("a seccomp or AppArmor profile"),
  shmSize: "Declare /dev/shm in `writable`, as a tmpfs with a size.",
};
