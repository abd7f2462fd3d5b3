import type * as pulumi from "@pulumi/pulumi";
import type { Capability } from "../capability";
import type { Paths } from "../exclusive";
import type { Tmpfs } from "../writable";

/** The kind of machines on which Amazon ECS runs the tasks. */
export const LaunchType = { Fargate: "FARGATE", Ec2: "EC2" } as const;
export type LaunchType = (typeof LaunchType)[keyof typeof LaunchType];

/** The state that another container of the task must reach before this one starts. */
export const Condition = { Start: "START", Complete: "COMPLETE", Success: "SUCCESS", Healthy: "HEALTHY" } as const;
export type Condition = (typeof Condition)[keyof typeof Condition];

/** The protocol of a port of a task. */
export const TaskProtocol = { Tcp: "tcp", Udp: "udp" } as const;
export type TaskProtocol = (typeof TaskProtocol)[keyof typeof TaskProtocol];

/** The storage behind a writable path of a task: exactly one of the four. */
export interface TaskWritablePath {
  /** Memory, empty at every start. Example: { size: "1Mi", uid: 33 }. */
  tmpfs?: Tmpfs;
  /**
   * An empty directory, gone with its task. On Fargate root owns it, unless the image declares a VOLUME at the path.
   * Example: { name: "scratch" }.
   */
  empty?: EmptyVolume;
  /** A file system of Amazon EFS. Example: { fileSystem: "fs-12345678", accessPoint: "fsap-12345678" }. */
  volume?: FileSystem;
  /** A volume of Docker on the instance, which outlives its tasks; needs EC2. Example: { name: "uploads" }. */
  docker?: TaskVolume;
}

/** An empty directory. */
export interface EmptyVolume {
  /** Containers of the task that give the same name share it. Default: one of its own for each path. Example: "rendered". */
  name?: string;
}

/** A file system of Amazon EFS. Traffic to it is always encrypted. */
export interface FileSystem {
  /** Its id. Example: "fs-12345678". */
  fileSystem: pulumi.Input<string>;
  /** The access point, which enforces a directory and an owner of its own. Default: none. Example: "fsap-12345678". */
  accessPoint?: pulumi.Input<string>;
  /** The directory in it; not together with `accessPoint`. Default: the whole file system. Example: "/uploads". */
  directory?: pulumi.Input<string>;
}

/** A volume of Docker on the instance. */
export interface TaskVolume {
  /** Its name in Docker. Example: "uploads". */
  name: pulumi.Input<string>;
  /** The volume driver. Default: "local". Example: "rexray/ebs". */
  driver?: pulumi.Input<string>;
  /**
   * Options of the driver. The driver "local" mounts with them: memory ("tmpfs") and shares of the network ("nfs" and the like) are
   * taken, places of the host are refused. Default: none. Example: { type: "nfs", o: "addr=192.0.2.9,rw", device: ":/export/uploads" }.
   */
  driverOptions?: Record<string, pulumi.Input<string>>;
}

/** A port on which a container of a task listens, at the address of the task. */
export interface TaskPort {
  /** The port. Example: 80. */
  internal: pulumi.Input<number>;
  /** Its protocol: "tcp" or "udp". Default: "tcp". */
  protocol?: TaskProtocol;
}

/** The destination of a container's output, because a read-only container cannot keep it. */
export interface TaskLogging {
  /** The log driver; "none" is refused. Example: "awslogs". */
  driver: string;
  /** Options of the driver. Default: none. Example: { "awslogs-group": "/shop", "awslogs-region": "eu-central-1" }. */
  options?: Record<string, pulumi.Input<string>>;
}

/** A container of a task. */
export interface TaskContainer {
  /** Its name; needed when the task has several containers. Default: the name of the component. Example: "web". */
  name?: string;
  /** The image. Example: "wordpress:6.8-apache". */
  image: pulumi.Input<string>;
  /** The command, or the arguments of the entry point. Default: that of the image. Example: ["mysqld", "--skip-name-resolve"]. */
  command?: pulumi.Input<string>[];
  /** The entry point. Default: that of the image. Example: ["/usr/local/bin/start"]. */
  entrypoints?: pulumi.Input<string>[];
  /** Environment variables; a secret makes the whole text of the definition secret. Default: none. Example: { WORDPRESS_DB_HOST: "db.example" }. */
  env?: Record<string, pulumi.Input<string>>;
  /**
   * Environment variables that Amazon ECS reads from Secrets Manager or the Parameter Store, by their ARNs. Default: none.
   * Example: { WORDPRESS_DB_PASSWORD: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db" }.
   */
  secrets?: Record<string, pulumi.Input<string>>;
  /**
   * Every path that the program may write, and what it is made of; nothing else is writable. Default: none.
   * Example: { "/run/apache2": { tmpfs: { size: "1Mi", uid: 33 } }, "/var/www/html": { volume: { fileSystem: "fs-12345678" } } }.
   */
  writable?: Paths<TaskWritablePath>;
  /** Ports on which the program listens. Default: none. Example: [{ internal: 80 }]. */
  ports?: TaskPort[];
  /**
   * Linux capabilities to keep; all others are dropped. Fargate gives back SYS_PTRACE alone; those that undo a read-only root are
   * refused. Default: none. Example: ["SYS_PTRACE"].
   */
  capabilities?: Capability[];
  /** The user that runs the program: a number or name, with a group after a colon. Default: that of the image. Example: "33:33". */
  user?: pulumi.Input<string>;
  /** The working directory. Default: that of the image. Example: "/srv". */
  workingDir?: pulumi.Input<string>;
  /** The most memory, what its tmpfs paths hold included, in binary units; a whole number of Mi. Default: that of the task. Example: "256Mi". */
  memory?: pulumi.Input<string>;
  /** Where the output of the program goes. Default: on EC2 rotated files of Docker, on Fargate none is declared. Example: { driver: "awslogs" }. */
  logging?: TaskLogging;
  /** Whether the task stops when this container stops. Default: true. Example: false, for one that ends before the others start. */
  essential?: boolean;
  /** Containers of the task that come first. Default: none. Example: { migrate: "SUCCESS" }. */
  dependsOn?: Record<string, Condition>;
  /** How long the program may take to stop, in seconds, before it is killed. Default: that of the platform. Example: 60. */
  stopTimeout?: number;
}

/** The arguments of a HardenedTaskDefinition. */
export interface HardenedTaskDefinitionArgs {
  /** The containers of the task. Example: [{ image: "wordpress:6.8-apache" }]. */
  containers: TaskContainer[];
  /**
   * The task definition that the program declared before, by its name in the program or its URN: the next revision follows it.
   * Default: none. Example: "shop".
   */
  adopts?: string;
  /** The name under which Amazon ECS counts revisions. Default: the name of the component. Example: "shop". */
  family?: string;
  /** Where the tasks run: "FARGATE" or "EC2". Default: "FARGATE". */
  launchType?: LaunchType;
  /** The processors of the task. Fargate takes "0.25", "0.5", "1", "2", "4", "8" and "16". Default: "0.25". Example: "1". */
  cpus?: pulumi.Input<string>;
  /** The most memory of the task, in binary units; a whole number of Mi. Default: "512Mi". Example: "2Gi". */
  memory?: pulumi.Input<string>;
  /** The ARN of the role that pulls images and reads secrets. Default: none. Example: "arn:aws:iam::123456789012:role/execution". */
  executionRole?: pulumi.Input<string>;
  /** The ARN of the role of the programs. Default: none. Example: "arn:aws:iam::123456789012:role/shop". */
  taskRole?: pulumi.Input<string>;
  /** Tags of the definition. Default: none. Example: { team: "shop" }. */
  tags?: Record<string, pulumi.Input<string>>;
}
