import type * as pulumi from "@pulumi/pulumi";
import type { Bind, Tmpfs } from "../writable";

/** The condition under which Docker starts a stopped container again. */
export const RestartPolicy = {
  No: "no",
  OnFailure: "on-failure",
  Always: "always",
  UnlessStopped: "unless-stopped",
} as const;
export type RestartPolicy = (typeof RestartPolicy)[keyof typeof RestartPolicy];

/** The protocol of a port. */
export const Protocol = { Tcp: "tcp", Udp: "udp", Sctp: "sctp" } as const;
export type Protocol = (typeof Protocol)[keyof typeof Protocol];

/** The storage behind a writable path: exactly one of the three. */
export interface WritablePath {
  /** Memory, empty at every start. Example: { size: "1Mi", uid: 33 }. */
  tmpfs?: Tmpfs;
  /** A directory of the host. Example: { hostPath: "/opt/app/data" }. */
  bind?: Bind;
  /** A volume, which outlives the container. Example: { name: "uploads" }. */
  volume?: Volume;
}

/**
 * A volume. It is created with the component (a docker.Volume of its own, so that it survives replacements of the container)
 * and deleted with it, unless `retain` or `external` say otherwise.
 */
export interface Volume {
  /** Its name in Docker. Default: a unique name made by Pulumi. Example: "uploads". */
  name?: pulumi.Input<string>;
  /** The volume driver. Default: "local". Example: "convoy". */
  driver?: pulumi.Input<string>;
  /**
   * Options of the driver. The driver "local" mounts by them: memory ("tmpfs") and network shares ("nfs" and the like) are
   * accepted, paths of the host are refused. Default: none.
   * Example: { type: "nfs", o: "addr=192.0.2.9,rw", device: ":/export/uploads" }.
   */
  driverOptions?: Record<string, pulumi.Input<string>>;
  /**
   * Its maximum size, in binary units; given to the driver as its option `size`, which enforces or refuses it (the driver
   * "local" needs a data root with project quotas, such as xfs mounted with pquota). Default: no bound. Example: "20Gi".
   */
  size?: pulumi.Input<string>;
  /** Whether the volume exists already and this component does not manage it; needs `name`. Default: false. */
  external?: boolean;
  /** Whether Docker keeps the volume, with its data, when the component is deleted. Default: false. */
  retain?: boolean;
}

/** The storage behind a read-only path: exactly one of the two. */
export interface ReadOnlyMount {
  /** A file or directory of the host, such as a configuration file. Example: { hostPath: "/srv/site/nginx.conf" }. */
  bind?: Bind;
  /** An existing volume. Example: { name: "certificates" }. */
  volume?: ExistingVolume;
}

/** A volume that another resource manages. */
export interface ExistingVolume {
  /** Its name in Docker. Example: "certificates". */
  name: pulumi.Input<string>;
}

/** A port of the container, published on the host. */
export interface Port {
  /** The port in the container. Example: 80. */
  internal: pulumi.Input<number>;
  /** The port on the host. Default: a free one, chosen by Docker. Example: 8080. */
  external?: pulumi.Input<number>;
  /** The address of the host for the published port. Default: "0.0.0.0". Example: "127.0.0.1". */
  ip?: pulumi.Input<string>;
  /** Its protocol: "tcp", "udp" or "sctp". Default: "tcp". */
  protocol?: Protocol;
}

/** A limit of a resource, of which a process may raise the soft one up to the hard one. */
export interface Ulimit {
  /** The limit at the start. Example: 1024. */
  soft: number;
  /** The most that a process can raise it to. Example: 65536. */
  hard: number;
}

/** A network that the container joins. */
export interface NetworkAttachment {
  /** The name or id of the network. Example: network.name. */
  name: pulumi.Input<string>;
  /** Further names of the container in this network. Default: none. Example: ["db"]. */
  aliases?: pulumi.Input<string>[];
}

/** The check by which Docker finds out that the program works. */
export interface Healthcheck {
  /** The command. Example: ["CMD", "curl", "-f", "http://localhost/"]. */
  tests: pulumi.Input<string>[];
  /** Time between two checks. Default: "30s". Example: "1m30s". */
  interval?: string;
  /** Longest time of one check. Default: "30s". Example: "5s". */
  timeout?: string;
  /** Time after the start in which failures do not count. Default: "0s". Example: "1m". */
  startPeriod?: string;
  /** Number of failures in a row that make the container unhealthy. Default: 3. Example: 5. */
  retries?: number;
}

/** The destination of the program's output, because a read-only container cannot keep it. */
export interface Logging {
  /** The log driver; "none" is refused. Default: "json-file". Example: "syslog". */
  driver?: string;
  /**
   * Options of the driver.
   * Default: for "json-file" and "local" at most three files of 10 MB, { "max-size": "10m", "max-file": "3" }; for others
   * none. Example: { "syslog-address": "udp://logs.example:514" }.
   */
  options?: Record<string, pulumi.Input<string>>;
}

/** Profiles that confine the program more closely than the defaults of the engine; "unconfined" is refused. */
export interface SecurityProfiles {
  /**
   * A seccomp profile, as its JSON text (not a file name). It must block the system calls that it does not name.
   * Default: the profile of the engine. Example: readFileSync("seccomp.json", "utf8").
   */
  seccomp?: pulumi.Input<string>;
  /** The name of an AppArmor profile loaded on the host. Default: the profile of the engine. Example: "docker-nginx". */
  apparmor?: string;
}

/** The condition under which the swarm starts a stopped task again. */
export const ServiceRestart = { Any: "any", OnFailure: "on-failure", None: "none" } as const;
export type ServiceRestart = (typeof ServiceRestart)[keyof typeof ServiceRestart];

/** The nodes that publish a port of a service: every node of the swarm, or the nodes that run a task. */
export const PublishMode = { Ingress: "ingress", Host: "host" } as const;
export type PublishMode = (typeof PublishMode)[keyof typeof PublishMode];

/** The way in which the name of a service is resolved: to one virtual address, or to the addresses of its tasks. */
export const EndpointMode = { VirtualIp: "vip", RoundRobin: "dnsrr" } as const;
export type EndpointMode = (typeof EndpointMode)[keyof typeof EndpointMode];

/** The storage behind a writable path of the tasks of a service: exactly one of the three. */
export interface ServiceWritablePath {
  /**
   * Memory, one per task, empty at every start. Docker has a volume of the local driver for it, which stays behind, empty,
   * when the service is deleted. `exec` needs a recipe whose image runs programs from the path.
   * Example: { size: "1Mi", uid: 33 }.
   */
  tmpfs?: Tmpfs;
  /** A directory that exists on every node that may run a task. Example: { hostPath: "/opt/app/data" }. */
  bind?: Bind;
  /** A volume. Example: { name: "uploads" }. */
  volume?: ServiceVolume;
}

/**
 * A volume of a service. Each node creates its own when it first runs a task, and keeps it, with its data, when the service
 * is deleted; a driver for networked storage shares one volume between nodes.
 */
export interface ServiceVolume {
  /** Its name in Docker. Example: "uploads". */
  name: pulumi.Input<string>;
  /** The volume driver. Default: "local". Example: "convoy". */
  driver?: pulumi.Input<string>;
  /**
   * Options of the driver. The driver "local" mounts by them: memory ("tmpfs") and network shares ("nfs" and the like) are
   * accepted, paths of the host are refused. Default: none.
   * Example: { type: "nfs", o: "addr=192.0.2.9,rw", device: ":/export/uploads" }.
   */
  driverOptions?: Record<string, pulumi.Input<string>>;
  /** Its maximum size, in binary units; given to the driver as its option `size`. Default: no bound. Example: "20Gi". */
  size?: pulumi.Input<string>;
}

/** A file that the tasks of a service may read: exactly one of `content` and `secret`. */
export interface ServiceFile {
  /** Its text, kept by the swarm as a config. Example: "server { listen 8080; }". */
  content?: pulumi.Input<string>;
  /** Its text, kept by the swarm as a secret, encrypted. Example: config.requireSecret("password"). */
  secret?: pulumi.Input<string>;
  /** The number of the user who owns it. Default: the user of `user` if that is a number, else 0. Example: 33. */
  uid?: number;
  /** The number of the group that owns it. Default: the value of `uid`. Example: 33. */
  gid?: number;
  /**
   * Its permissions, in octal, without write permission. Default: "0444", and "0400" for a secret with a known owner.
   * Example: "0440".
   */
  mode?: string;
}

/** A port of the tasks, published by the swarm. */
export interface ServicePort {
  /** The port in the container. Example: 80. */
  internal: pulumi.Input<number>;
  /** The port on the nodes. Default: a free one, chosen by the swarm. Example: 8080. */
  external?: pulumi.Input<number>;
  /** Its protocol: "tcp", "udp" or "sctp". Default: "tcp". */
  protocol?: Protocol;
  /** "ingress" publishes the port on every node, "host" on nodes that run a task. Default: "ingress". */
  publishMode?: PublishMode;
}

/** An overlay network that the tasks join. */
export interface ServiceNetwork {
  /** The id of the network; with its name, every deployment would show a difference. Example: network.id. */
  id: pulumi.Input<string>;
  /** Further names of the service in this network. Default: none. Example: ["db"]. */
  aliases?: pulumi.Input<string>[];
}
