import type { Change, Setting } from "./setting";

/** One container of a resource, in words that are the same on every platform: all that a rule sees. */
export interface Container {
  /** Role and name for messages: `init container "migrate"`. */
  readonly label: string;
  /** The name that exemptions match; empty if Kubernetes would reject it; undefined while unknown. */
  readonly name: string | undefined;
  readonly namespace: Namespace;
  readonly image: Setting<string>;
  /** The image in messages, `postgres:15`; undefined if it is secret, unknown or no reference. */
  readonly shownImage: string | undefined;
  /** The image in commands, as the program writes it: no character that a shell reads. Undefined where `shownImage` is. */
  readonly writtenImage: string | undefined;
  readonly process: Process;
  /** Absolute paths of the programs that the resource names to be started. */
  readonly programs: readonly string[];
  readonly readOnlyRoot: Setting<boolean>;
  readonly privileged: Setting<boolean>;
  /** Whether it is a process of its Windows host; absent where the platform has no such thing. */
  readonly hostProcess?: Setting<boolean>;
  /** Whether a process may gain more privileges than its parent (setuid programs). */
  readonly privilegeEscalation: Setting<boolean>;
  /** The process namespace: `private`, `pod`, `container` (of another container) or `host`. */
  readonly processNamespace: Setting<string>;
  /** Whose shared memory it sees: `private`, `container`, or `host`. */
  readonly ipcNamespace: Setting<string>;
  /** The network namespace: `private`, `container` (of another container) or `host`. */
  readonly networkNamespace: Setting<string>;
  /** Whether the user namespace is switched off for this container although the platform may have one. */
  readonly hostUsers: Setting<boolean>;
  readonly memoryLimit: Limit;
  /** Names without `CAP_`, upper case. */
  readonly addedCapabilities: Listing;
  readonly droppedCapabilities: Listing;
  /** Confinement that is switched off: `seccomp`, `AppArmor`, `SELinux`, `masked system paths`. */
  readonly unconfined: Listing;
  /** Devices of the host it may write to, by their paths there. */
  readonly devices: Listing;
  /** Containers whose volumes it takes over. */
  readonly volumesFrom: Listing;
  /** Files that are to be copied into the container before its start; an empty string for each unknown path. */
  readonly uploads: Listing;
  /** Undefined where the platform has no log driver per container. */
  readonly logging: Logging | undefined;
  /** Whether it ends before the regular containers of its pod start. */
  readonly endsFirst: boolean;
  /** The containers that can mount the same volumes, itself among them: those of its pod. */
  readonly beside: readonly Container[];
  mounts(): readonly Mount[];
  /** Whether `mounts()` is complete: false while a target is unknown, and in a Patch, whose owner may declare more. */
  readonly mountsComplete: boolean;
  /** Adds an empty memory-backed mount for this container alone. */
  addMemoryMount(mount: MemoryMount): Change;
  /** Whether its engine mounts an anonymous volume at each VOLUME of the image; engines of Kubernetes differ. */
  readonly mountsImageVolumes: boolean;
  /** A program that its platform starts inside of it, and that writes there too. */
  readonly agent?: Agent | undefined;
  /** How its platform calls what it mounts. */
  readonly terms: Terms;
}

/** A program of a platform inside of a container. */
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
  /** Storage that outlives the container: `named volume`, `persistent volume claim`. */
  readonly volume: string;
  /** The containers that start and end together, `pod`; absent where each is on its own. */
  readonly group?: string;
  /** An empty mount outside of memory that goes with the group: `emptyDir`. */
  readonly scratch?: string;
}

/** What a container starts, and as whom. */
export interface Process {
  /** Takes the place of the image's entrypoint; undefined where the image's own counts. */
  readonly entrypoint: Words | undefined;
  /** Follow the entrypoint; undefined where the image's own count. */
  readonly arguments: Words | undefined;
  /** Records words that are not known: a verdict depends on them. */
  needWords(): void;
  /** Whether a word may be secret. */
  readonly secret: boolean;
  variable(name: string): Variable;
  readonly user: User;
}

/** Words of a command line; undefined for each that is not known. */
export type Words = readonly (string | undefined)[];

/** A variable of the environment. */
export interface Variable {
  /** Undefined where the resource does not answer: the value, or the list, is not known, or comes from another resource. */
  readonly set: boolean | undefined;
  /** For comparison only: it may be secret and never stands in a message. Undefined where it is not known. */
  readonly value: string | undefined;
}

/** Whom a container runs as. */
export interface User {
  /** Whether the resource says so; else the image does. */
  readonly declared: boolean;
  /** Undefined where it is not known, a name, or secret. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/** The Kubernetes namespace something is declared in. */
export interface Namespace {
  readonly path: string;
  /** Empty where there is none; undefined while it is not known. */
  readonly name: string | undefined;
  /** What a message calls it: it may be secret. */
  readonly shown: string;
}

/** What stands behind a mount. `scratch` dies with the pod, `anonymous` with the container. */
export type Backing = "memory" | "scratch" | "anonymous" | "volume" | "host" | "configuration" | "other";

/** The place of a host, or the storage, that a mount or a volume stands on. */
export interface Ground {
  /** Where it is declared, in Pulumi's property path notation. */
  readonly path: string;
  readonly backing: Backing;
  /** Path on the host, or name of the volume or claim, where there is one that is known. */
  readonly source: string | undefined;
  /** What a message calls `source`, which may be secret or hold anything: see model/shown.ts. */
  readonly shownSource: string;
  /** The type of a file system of the host that is not known to be harmless and shows no `source`, as messages call it. */
  readonly fileSystem?: string | undefined;
  readonly readOnly: Setting<boolean>;
  /** What `look` reads of it: an unknown value there decides nothing where the place is read-only anyway. */
  unlessReadOnly<T>(look: () => T): T;
}

/** A volume that is a resource of its own, which containers mount by its name. */
export interface DeclaredVolume extends Ground {
  /** For messages: `volume "data"`. */
  readonly label: string;
  /** The name mounts and claims use; undefined while it is not known, or where the platform chooses one. */
  readonly name: string | undefined;
  /** The claim that it is kept for: `shop/data`. Absent where any claim may take it. */
  readonly keptFor?: string | undefined;
}

/** A claim that says which volume it takes. */
export interface DeclaredClaim {
  /** Namespace and name: `shop/data`. */
  readonly name: string;
  readonly volume: string;
}

export interface Mount extends Ground {
  /** Absolute path inside the container, without a trailing slash; undefined while it is not known. */
  readonly target: string | undefined;
  /** What a message calls `target`, which may be secret or hold anything: see model/shown.ts. */
  readonly shownTarget: string;
  /**
   * Which part of `source` is mounted, without slashes at its ends: empty for all of it, undefined while it is not known.
   * Only the running container knows `$(NAME)` in it.
   */
  readonly part: string | undefined;
  /** Names its storage within the resource: mounts of one storage reach the same files. Undefined where no other mount can. */
  readonly storage: string | undefined;
  /** The property that shows that something is written through it; undefined where nothing does. */
  readonly written?: string | undefined;
  /** Present where `backing` is `memory`. */
  readonly memory: MemoryLimits | undefined;
  /** Who may write to an empty directory that is no memory; absent where the engine takes over the image's directory. */
  readonly access?: (() => MemoryAccess) | undefined;
}

export interface MemoryLimits {
  readonly limit: Limit;
  /** Unneeded permissions of the mount: of `exec`, `suid`, `dev`. */
  readonly allows: Listing;
  /** Bounds the mount; `size` in binary units: `64Mi`. */
  bound(size: string): Change;
  /** Who may do what in it; asked for only where somebody needs to write there. */
  access(): MemoryAccess;
}

/** Owner, permissions and size of an empty mount. */
export interface MemoryAccess {
  /** Undefined while its options are not known. */
  readonly known: boolean;
  readonly uid: number;
  readonly gid: number;
  /** Permissions that the mount names; undefined where those of the image's directory count. */
  readonly mode: number | undefined;
  readonly exec: boolean;
  /** Bytes; undefined without a bound. */
  readonly size: number | undefined;
  /** Undefined where the engine takes the mount. */
  readonly refused: Refusal | undefined;
  /** How to write options such as `uid=101,gid=101` there: `add uid=101,gid=101 to tmpfs["/run"]`; undefined where none can be. */
  add(options: string): string | undefined;
}

/** Why an engine refuses a mount. */
export interface Refusal {
  /** Continues "the tmpfs there has": `a size that the engine refuses`. */
  readonly why: string;
  /** What to write instead, as an order. */
  readonly fix: string;
}

/** An upper bound; `set` is undefined if the resource does not decide it. */
export interface Limit {
  readonly path: string;
  readonly set: boolean | undefined;
}

/** Several values of one kind and where each stands; `entries` is undefined if the resource does not decide them. */
export interface Listing {
  readonly path: string;
  /** Those that are known. */
  readonly entries: readonly Entry[] | undefined;
  /** Whether `value` is among them; undefined while that cannot be told. */
  includes(value: string): boolean | undefined;
}

export interface Entry {
  readonly value: string;
  /** What a message calls it: its value may be secret or hold anything. */
  readonly shown: string;
  readonly path: string;
  /** Takes the entry away; undefined where that is not one edit of one place. */
  readonly remove: Change | undefined;
}

export interface Logging {
  readonly driver: Setting<string>;
  /** Bound on the size of a log file. */
  readonly maxSize: Limit;
  /** A driver of the platform that needs no bound. */
  readonly bounded: string;
}

/** A mount to add. `path` absolute, `size` in binary units, `mode` octal as text. */
export interface MemoryMount {
  readonly path: string;
  readonly size: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly mode?: string;
  readonly exec?: boolean;
}
