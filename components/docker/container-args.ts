import type * as pulumi from "@pulumi/pulumi";
import type { Paths } from "../exclusive";
import type { NetworkAttachment, Port, RestartPolicy, SecurityProfiles, Ulimit, WritablePath } from "./args";
import type { ProgramArgs } from "./program-args";

/** The arguments of a HardenedContainer. */
export interface HardenedContainerArgs extends ProgramArgs {
  /**
   * The image. The provider replaces the container at every deployment if the image is given by name; if it is the id of a
   * docker.RemoteImage, only when the image changes. Example: "wordpress:6.8-apache", or remoteImage.imageId.
   */
  image: pulumi.Input<string>;
  /** The name of the container in Docker. Default: a unique name made by Pulumi. Example: "wordpress". */
  name?: pulumi.Input<string>;
  /**
   * Every path that the program may write, with its storage; all other paths are read-only. Default: none.
   * Example: { "/run/apache2": { tmpfs: { size: "1Mi", uid: 33 } }, "/var/lib/mysql": { volume: { name: "db" } } }.
   */
  writable?: Paths<WritablePath>;
  /** Ports published on the host. Default: none. Example: [{ internal: 80, external: 8080 }]. */
  ports?: Port[];
  /**
   * The kind of network: "bridge", "none" for a program without a network, or the name of a network. Those of the host and of other
   * containers are refused. Default: "bridge" (Docker's own). Example: "none".
   */
  networkMode?: pulumi.Input<string>;
  /** Networks to join. Default: Docker's default bridge. Example: [{ name: network.name, aliases: ["db"] }]. */
  networks?: NetworkAttachment[];
  /**
   * The memory limit of the container, in binary units; includes the content of its tmpfs paths, and allows no swap on top.
   * At least "6Mi", a whole number of Mi. Default: "1Gi". Example: "512Mi".
   */
  memory?: pulumi.Input<string>;
  /**
   * The limit of processes and threads. The provider cannot set Docker's own limit, so this is the `nproc` ulimit: it counts
   * per user number over the whole host, and does not bind user 0. Default: 4096. Example: 200.
   */
  pidsLimit?: number;
  /**
   * Limits of resources for each process, in the units of `ulimit`; `pidsLimit` limits processes, `memory` memory.
   * Default: those of the engine. Example: { nofile: { soft: 65536, hard: 65536 } }.
   */
  ulimits?: Record<string, Ulimit>;
  /** GPUs that the program may use: "all". Default: none. Example: "all". */
  gpus?: string;
  /** The size of /dev/shm, in binary units; a whole number of Mi. Default: "64Mi" (Docker's own). Example: "256Mi", for PostgreSQL. */
  shmSize?: pulumi.Input<string>;
  /** The condition for a restart: "no", "on-failure", "always" or "unless-stopped". Default: "unless-stopped". */
  restart?: RestartPolicy;
  /**
   * Whether the deployment waits until the container is healthy; needs a health check, here or in the image. Default: false.
   */
  wait?: boolean;
  /** The longest wait, in seconds. Default: 60. Example: 300. */
  waitTimeout?: number;
  /** Profiles that confine the program more closely. Default: those of the engine. Example: { apparmor: "docker-nginx" }. */
  security?: SecurityProfiles;
}

const always = "The root filesystem is always read-only: name each path that may be written in `writable`.";
const mounted = "Declare it in `writable`, or in `readOnlyMounts` when it is only read.";

/** Arguments that are left out on purpose, each with its alternative. */
export const inexpressible: Record<string, string> = {
  readOnly: always,
  privileged: "A privileged container can make its own root filesystem writable.",
  devices: "A device of the host stays writable even with a read-only root.",
  securityOpts: "Use `security`; no new privileges are always refused.",
  files: "Docker keeps no files for a container: use `env`, or `readOnlyMounts` with a file of the host.",
  uploads:
    "Docker refuses uploads into a container with a read-only root: use `env`, or `readOnlyMounts` with a file of the host.",
  tmpfs: mounted,
  mounts: mounted,
  volumes: mounted,
  envs: "Use `env`, a map of names to values.",
  networksAdvanced: "Use `networks`.",
  logDriver: "Use `logging`.",
  logOpts: "Use `logging`.",
  pidMode: "The processes of the host and of other containers stay out of reach.",
  ipcMode: "The shared memory of the host and of other containers stays out of reach.",
  usernsMode: "The user namespace of the engine cannot be switched off.",
};
