import type * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../capability";
import type { Paths } from "../exclusive";
import type { Healthcheck, Logging, ReadOnlyMount } from "./args";

/** The arguments that HardenedContainer and HardenedService share. */
export interface ProgramArgs {
  /**
   * The container or service that the program declared before, by its name in the program or its URN: Pulumi goes on with it instead
   * of deleting it. Default: none. Example: "wordpress".
   */
  adopts?: string;
  /** The command, or the arguments of the entry point. Default: that of the image. Example: ["mysqld", "--skip-name-resolve"]. */
  command?: pulumi.Input<string>[];
  /** The entry point. Default: that of the image. Example: ["/usr/local/bin/start"]. */
  entrypoints?: pulumi.Input<string>[];
  /** Environment variables; secrets stay secret. Default: none. Example: { WORDPRESS_DB_PASSWORD: config.requireSecret("password") }. */
  env?: Record<string, pulumi.Input<string>>;
  /** Further entries of /etc/hosts, name to address. Default: none. Example: { "db.example": "192.0.2.7" }. */
  hosts?: Record<string, pulumi.Input<string>>;
  /** Servers that resolve names. Default: those of the engine. Example: ["192.0.2.53"]. */
  dns?: pulumi.Input<string>[];
  /**
   * Settings of the kernel that each container has for itself: of its network ("net."), its message queues and its shared memory.
   * Those of the host are refused. Default: none. Example: { "net.core.somaxconn": "1024" }.
   */
  sysctls?: Record<string, pulumi.Input<string>>;
  /**
   * Linux capabilities to keep; all others are dropped. Those that undo a read-only root (SYS_ADMIN and the like) are
   * refused. Default: none. Example: ["SETUID", "SETGID"], for an image that starts as root and drops to another user.
   */
  capabilities?: Capability[];
  /** The user that runs the program: a number or name, with a group after a colon. Default: that of the image. Example: "33:33". */
  user?: pulumi.Input<string>;
  /** The working directory. Default: that of the image. Example: "/srv". */
  workingDir?: pulumi.Input<string>;
  /**
   * The check by which Docker finds out that the program works. Default: that of the image.
   * Example: { tests: ["CMD", "mysqladmin", "ping"] }.
   */
  healthcheck?: Healthcheck;
  /**
   * The destination of the program's output. Default: rotated files, { driver: "json-file" }.
   * Example: { driver: "journald" }.
   */
  logging?: Logging;
  /** Whether Docker adds a small init process, which reaps orphaned processes. Default: the engine's configuration. */
  init?: boolean;
  /** The signal that stops the program. Default: that of the image, else SIGTERM. Example: "SIGQUIT". */
  stopSignal?: pulumi.Input<string>;
  /** The longest time to stop, in seconds, before the program is killed. Default: 10 (Docker's own). Example: 60. */
  stopTimeout?: number;
  /**
   * Files and directories of the host (for a service: of each node), and existing volumes, that the program may read.
   * Default: none. Example: { "/etc/nginx/nginx.conf": { bind: { hostPath: "/srv/site/nginx.conf" } } }.
   */
  readOnlyMounts?: Paths<ReadOnlyMount>;
  /** The processor limit of one container or task. Default: no bound. Example: "1.5". */
  cpus?: pulumi.Input<string>;
  /** Labels of the container or service. Default: none. Example: { "com.example.team": "web" }. */
  labels?: Record<string, pulumi.Input<string>>;
  /** The host name inside the container. Default: made by Docker. Example: "web". */
  hostname?: pulumi.Input<string>;
}
