import type * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../capability";
import type {
  EndpointMode,
  Healthcheck,
  Logging,
  ReadOnlyMount,
  ServiceFile,
  ServiceNetwork,
  ServicePort,
  ServiceRestart,
  ServiceWritablePath,
} from "./args";
import { inexpressible } from "./container-args";

/** The arguments of a HardenedService. */
export interface HardenedServiceArgs {
  /** The image. Example: "wordpress:6.8-apache", or remoteImage.repoDigest. */
  image: pulumi.Input<string>;
  /** The name of the service in the swarm. Default: a unique name made by Pulumi. Example: "wordpress". */
  name?: pulumi.Input<string>;
  /** The command, or the arguments of the entry point. Default: that of the image. Example: ["mysqld", "--skip-name-resolve"]. */
  command?: pulumi.Input<string>[];
  /** The entry point. Default: that of the image. Example: ["/usr/local/bin/start"]. */
  entrypoints?: pulumi.Input<string>[];
  /** Environment variables; secrets stay secret. Default: none. Example: { WORDPRESS_DB_HOST: "db" }. */
  env?: Record<string, pulumi.Input<string>>;
  /**
   * Every path that the program may write, and what it is made of; nothing else is writable. Default: none.
   * Example: { "/run/apache2": { tmpfs: { size: "1Mi", uid: 33 } }, "/var/lib/mysql": { volume: { name: "db" } } }.
   */
  writable?: Record<string, ServiceWritablePath>;
  /**
   * Files and directories of the nodes, and existing volumes, that the program may read. Default: none.
   * Example: { "/srv/site": { bind: { hostPath: "/srv/site" } } }.
   */
  readOnlyMounts?: Record<string, ReadOnlyMount>;
  /**
   * Files that the program may read, kept by the swarm. Default: none.
   * Example: { "/etc/app.conf": { content: "debug=0" }, "/run/secrets/password": { secret: config.requireSecret("password") } }.
   */
  files?: Record<string, ServiceFile>;
  /** Ports published by the swarm. Default: none. Example: [{ internal: 80, external: 8080 }]. */
  ports?: ServicePort[];
  /** Overlay networks to join. Default: none. Example: [{ id: network.id, aliases: ["db"] }]. */
  networks?: ServiceNetwork[];
  /** How the name of the service is resolved: "vip" or "dnsrr". Default: "vip". */
  endpointMode?: EndpointMode;
  /** Further entries of /etc/hosts, name to address. Default: none. Example: { "db.example": "192.0.2.7" }. */
  hosts?: Record<string, pulumi.Input<string>>;
  /**
   * Linux capabilities to keep; all others are dropped. Those that undo a read-only root (SYS_ADMIN and the like) are refused.
   * Default: none. Example: ["SETUID", "SETGID"], for an image that starts as root and drops to another user.
   */
  capabilities?: Capability[];
  /** Who runs the program: a number or name, with a group after a colon. Default: that of the image. Example: "33:33". */
  user?: pulumi.Input<string>;
  /** The working directory. Default: that of the image. Example: "/srv". */
  workingDir?: pulumi.Input<string>;
  /**
   * The most memory a task may use, what its tmpfs paths hold included, in binary units. At least "6Mi". Default: "1Gi".
   * Example: "512Mi".
   */
  memory?: pulumi.Input<string>;
  /** The most processors a task may use. Default: no bound. Example: "1.5". */
  cpus?: pulumi.Input<string>;
  /** How many tasks run. Default: 1. Example: 3. */
  replicas?: pulumi.Input<number>;
  /** Whether one task runs on every node, instead of `replicas`. Default: false. */
  global?: boolean;
  /** Which nodes may run a task. Default: any. Example: ["node.role==manager"]. */
  constraints?: pulumi.Input<string>[];
  /** When a stopped task is started again: "any", "on-failure" or "none". Default: "any". */
  restart?: ServiceRestart;
  /** How Docker finds out that the program works. Default: that of the image. Example: { tests: ["CMD", "mysqladmin", "ping"] }. */
  healthcheck?: Healthcheck;
  /** Whether the deployment waits until all tasks run. Default: false. */
  wait?: boolean;
  /** How long it waits, in seconds. Default: 180. Example: 600. */
  waitTimeout?: number;
  /** Where the output of the program goes. Default: rotated files, { driver: "json-file" }. Example: { driver: "journald" }. */
  logging?: Logging;
  /** Labels of the service. Default: none. Example: { "com.example.team": "web" }. */
  labels?: Record<string, pulumi.Input<string>>;
  /** The host name in the tasks. Default: made by Docker. Example: "web". */
  hostname?: pulumi.Input<string>;
  /** Whether Docker adds a small init process, which reaps what the program leaves behind. Default: as the engine is configured. */
  init?: boolean;
  /** The signal that stops the program. Default: that of the image, else SIGTERM. Example: "SIGQUIT". */
  stopSignal?: pulumi.Input<string>;
  /** How long the program may take to stop, in seconds, before it is killed. Default: 10 (Docker's own). Example: 60. */
  stopTimeout?: number;
}

export const serviceKeys: Record<keyof HardenedServiceArgs, true> = {
  image: true,
  name: true,
  command: true,
  entrypoints: true,
  env: true,
  writable: true,
  readOnlyMounts: true,
  files: true,
  ports: true,
  networks: true,
  endpointMode: true,
  hosts: true,
  capabilities: true,
  user: true,
  workingDir: true,
  memory: true,
  cpus: true,
  replicas: true,
  global: true,
  constraints: true,
  restart: true,
  healthcheck: true,
  wait: true,
  waitTimeout: true,
  logging: true,
  labels: true,
  hostname: true,
  init: true,
  stopSignal: true,
  stopTimeout: true,
};

const notByProvider = (setting: string) =>
  `The provider cannot set ${setting} of a service: set it for all containers in the configuration of the engines (daemon.json).`;

/** What people look for and cannot say of a service, and what to do instead. */
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
