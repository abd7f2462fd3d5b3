import type { Limit } from "./limits";
import type { Listing } from "./listing";
import type { MemoryMount, Mount } from "./mount";
import type { Change, Setting } from "./setting";

/** The Dockerfile of an image that the stack builds, if it tells nothing. */
export interface UnreadBuild {
  /** Continues "from a Dockerfile". */
  readonly how: string;
  /** What to do, as an order. */
  readonly instead: string;
}

/** One container of a resource, described alike on every platform; rules see nothing else of a resource. */
export interface Container {
  /** Role and name for messages: `init container "migrate"`. */
  readonly label: string;
  /** The name that exemptions match; empty if Kubernetes would reject it; undefined while unknown. */
  readonly name: string | undefined;
  readonly namespace: Namespace;
  readonly image: Setting<string>;
  /** The image in messages, `postgres:15`; undefined if it is secret, unknown or no reference. */
  readonly shownImage: string | undefined;
  /**
   * The image in commands, as the program writes it, without characters that a shell interprets. Undefined if `shownImage`
   * is.
   */
  readonly writtenImage: string | undefined;
  /** Whether the end of the run tells more of the image, so that nothing is said yet of what it needs. */
  readonly imageAwaited?: boolean;
  /** The base image of an image that the stack builds, as its Dockerfile names it. */
  readonly builtFrom?: string;
  /** The VOLUMEs of that Dockerfile. */
  readonly imageVolumes?: readonly string[];
  /** Why that Dockerfile is not read. */
  readonly unreadBuild?: UnreadBuild;
  readonly process: Process;
  /** Commands that the platform runs in it beside its process: hooks and probes. */
  hooks(): readonly Hook[];
  /** Absolute paths of the programs that the resource starts. */
  readonly programs: readonly string[];
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged: Setting<boolean>;
  /** Whether it is a process of its Windows host; absent if the platform has no host processes. */
  readonly hostProcess?: Setting<boolean>;
  /** Whether a process may gain more privileges than its parent (setuid programs). */
  readonly privilegeEscalation: Setting<boolean>;
  /** The process namespace: `private`, `pod`, `container` (of another container) or `host`. */
  readonly processNamespace: Setting<string>;
  /** The namespace of its shared memory: `private`, `container` (of another container) or `host`. */
  readonly ipcNamespace: Setting<string>;
  /** The network namespace: `private`, `container` (of another container) or `host`. */
  readonly networkNamespace: Setting<string>;
  /** Whether the container has no user namespace of its own on a platform that could give it one. */
  readonly hostUsers: Setting<boolean>;
  readonly memoryLimit: Limit;
  /** Names without `CAP_`, upper case. */
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  /** Confinement that is switched off: `seccomp`, `AppArmor`, `SELinux`, `masked system paths`. */
  readonly unconfined: Listing;
  /** Settings of the kernel that it changes and no namespace of its own holds: `kernel.core_pattern`. */
  readonly kernelSettings: Listing;
  /** Whose control groups it can write to: `private` for its own, `host`; absent on platforms that mount them read-only. */
  readonly controlGroups?: Setting<string>;
  /** Devices of the host that it can write to, by their paths on the host. */
  readonly devices: Listing;
  /** Those that it can read and not write to. */
  readonly readableDevices: Listing;
  /** Containers whose volumes it takes over. */
  readonly volumesFrom: Listing;
  /** Files to copy into the container before its start; an empty string for each unknown path. */
  readonly uploads: Listing;
  /** Undefined if the platform has no log driver for each container. */
  readonly logging: Logging | undefined;
  /** Whether it ends before the regular containers of its pod start. */
  readonly endsFirst: boolean;
  /** The containers that can mount the same volumes, including itself: those of its pod. */
  readonly group: readonly Container[];
  mounts(): readonly Mount[];
  /** Whether `mounts()` is complete: false while a target is unknown, and in a Patch, whose owner may declare more. */
  readonly mountsComplete: boolean;
  /** Adds an empty memory-backed mount for this container alone. */
  addMemoryMount(mount: MemoryMount): Change;
  /** Whether its engine mounts an anonymous volume at each VOLUME of the image; engines of Kubernetes differ. */
  readonly mountsImageVolumes: boolean;
  /** A program that the platform starts in the container, with writes of its own. */
  readonly agent?: Agent | undefined;
  /** The platform's words for mounts and storage. */
  readonly terms: Terms;
}

/** A program of the platform in a container. */
export interface Agent {
  /** For messages: `ECS Exec`. */
  readonly name: string;
  readonly paths: readonly string[];
  /** The property that switches it on. */
  readonly switch: string;
}

/** Words of one platform for messages. */
export interface Terms {
  /** An empty mount in memory: `tmpfs`, `emptyDir`. */
  readonly memory: string;
  /** An empty mount from which programs can be run: `tmpfs with exec`; absent if that is `memory`. */
  readonly runnable?: string;
  /** Storage that outlives the container: `named volume`, `persistent volume claim`. */
  readonly volume: string;
  /** The group of containers that start and end together, `pod`; absent if each container is alone. */
  readonly group?: string;
  /** An empty mount on disk that is deleted with the group: `emptyDir`. */
  readonly scratch?: string;
}

/** The command line, environment and user of a container. */
export interface Process {
  /** The words that replace the image's entrypoint; undefined if the image's own is used. */
  readonly entrypoint: Words | undefined;
  /** The words after the entrypoint; undefined if the image's own are used. */
  readonly arguments: Words | undefined;
  /** Whether the resource itself names words, which the image alone does not run: an entrypoint, arguments, or both. */
  readonly own: { readonly entrypoint: boolean; readonly arguments: boolean };
  /** Records unknown words, and unknown values of variables that words name, if a verdict depends on them. */
  needWords(): void;
  /** Whether a message may show this part of a word: it stands there as it is, and no word may be secret. */
  tells(text: string): boolean;
  variable(name: string): Variable;
  /** A variable that a word names: an unknown value is recorded by `needWords` only. */
  named(name: string): Variable;
  /** Names of the variables that are known to be listed. */
  variables(): readonly string[];
  readonly user: User;
  /** Where it starts; an unknown value is recorded, as relative paths depend on it. */
  readonly directory: Directory;
}

/** A command that the platform runs in a container beside its process. */
export interface Hook {
  /** For messages: `liveness probe`. */
  readonly label: string;
  readonly words: Words;
  /** Whether a message may show this part of a word: it stands there as it is, and no word is secret. */
  tells(text: string): boolean;
}

/** Words of a command line; undefined for each unknown word, and with a `$` for what only the running container knows. */
export type Words = readonly (string | undefined)[];

/** A variable of the environment. */
export interface Variable {
  /** Whether the variable is set; undefined if its value or list is unknown, or comes from another resource. */
  readonly set: boolean | undefined;
  /** For comparison only, because it may be secret: no message shows it. Undefined if unknown. */
  readonly value: string | undefined;
  /** Whether only a list of variables that is kept elsewhere may set it: `envFrom`, a file of the environment. */
  readonly elsewhere?: true;
}

/** The working directory that a container starts in. */
export interface Directory {
  /** Whether the resource, or a Dockerfile of the stack, names it; otherwise the image does. */
  readonly declared: boolean;
  /** Absolute; undefined if it is unknown, relative or secret. */
  readonly path: string | undefined;
}

/** The user that a container runs as. */
export interface User {
  /** Whether the resource names the user; otherwise the image does. */
  readonly declared: boolean;
  /** Undefined if the user is unknown, a name, or secret. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/** The Kubernetes namespace of an object. */
export interface Namespace {
  readonly path: string;
  /** Empty if the platform has no namespaces; undefined while unknown. */
  readonly name: string | undefined;
  /** The namespace in messages, which may stand for a secret name. */
  readonly shown: string;
}

/** Access to the host that a resource gives outside of the containers that can be seen in it. */
export interface Grant {
  /** For messages: `plugin "sshfs"`. */
  readonly label: string;
  /** Continues the label: `may use the device /dev/fuse of the host`. Never holds a value that may be secret. */
  readonly says: string;
  /** `anything` is every access, or one of a name that is not known. */
  readonly kind: "anything" | "builder" | "capability" | "device" | "mount" | "namespace" | "network";
  /** The capability, or the clean path of the host. */
  readonly value: string;
  /** In the imperative: `remove grantPermissions[0]`. */
  readonly instead: string;
}

export interface Logging {
  readonly driver: Setting<string>;
  /** Bound on the size of a log file. */
  readonly maxSize: Limit;
  /** A driver of the platform that needs no bound. */
  readonly bounded: string;
}
