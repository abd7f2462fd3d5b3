import type { Limit } from "./limits";
import type { Listing } from "./listing";
import type { Change, Setting } from "./setting";

/** The storage behind a mount. `scratch` is deleted with the pod, `anonymous` with the container. */
export type Backing = "memory" | "scratch" | "anonymous" | "volume" | "host" | "configuration" | "other";

/** Whether the next container starts without what is in it: it is empty at first, and gone with the container or its pod. */
export const isFleeting = (backing: Backing): boolean =>
  backing === "memory" || backing === "scratch" || backing === "anonymous";

/** The path of a host, or the storage, behind a mount or volume. */
export interface Ground {
  /** Path of its declaration, in Pulumi's notation. */
  readonly path: string;
  readonly backing: Backing;
  /** Path on the host, or name of the volume or claim; undefined if unknown or absent. */
  readonly source: string | undefined;
  /** `source` in messages, because the value may be secret or contain anything: see model/shown.ts. */
  readonly shownSource: string;
  /** The type of a file system that is not known to be harmless and has no `source`, in messages. */
  readonly fileSystem?: string | undefined;
  /** What the program says that the file on the host is; absent for files, directories and where it says nothing. */
  readonly special?: "socket" | "device" | undefined;
  readonly readOnly: Setting<boolean>;
  /** Runs `look`; records unknown values only if the storage may be writable. */
  unlessReadOnly<T>(look: () => T): T;
}

/** A volume declared as a resource of its own, which containers mount by name. */
export interface DeclaredVolume extends Ground {
  /** For messages: `volume "data"`. */
  readonly label: string;
  /** The name that mounts and claims use; undefined if unknown or chosen by the platform. */
  readonly name: string | undefined;
  /** The claim that the volume is reserved for: `shop/data`. Absent if any claim can take it. */
  readonly keptFor?: string | undefined;
}

/** A claim that names its volume. */
export interface DeclaredClaim {
  /** Namespace and name: `shop/data`. */
  readonly name: string;
  readonly volume: string;
}

export interface Mount extends Ground {
  /** Absolute path inside the container, without a trailing slash; undefined while it is not known. */
  readonly target: string | undefined;
  /** `target` in messages, because the value may be secret or contain anything: see model/shown.ts. */
  readonly shownTarget: string;
  /**
   * The directory of `source` that is mounted, without slashes at its ends: empty for the whole source, undefined while
   * unknown. `$(NAME)` in it is resolved only in the running container.
   */
  readonly part: string | undefined;
  /**
   * Identifies its storage within the resource: mounts with the same storage reach the same files. Undefined if no other
   * mount can share it.
   */
  readonly storage: string | undefined;
  /** The property that shows writes through the mount; undefined if none does. */
  readonly written?: string | undefined;
  /** The property by which mounts that a process makes below this one reach the host. */
  readonly propagates?: string | undefined;
  /** Defined if `backing` is `memory`. */
  readonly memory: MemoryLimits | undefined;
  /** Owner and permissions of an empty directory on disk; absent if the engine copies those of the image's directory. */
  readonly access?: (() => MemoryAccess) | undefined;
  /**
   * Whether something may lie at this relative path in it, a directory with a slash at its end; absent if anything may be in it.
   */
  readonly mayHold?: ((path: string) => boolean) | undefined;
  /** Whether the platform makes an empty directory for it that all users may write, without the sticky bit. */
  readonly openToAll?: boolean;
}

export interface MemoryLimits {
  readonly limit: Limit;
  /** Unneeded permissions of the mount: of `exec`, `suid`, `dev`. */
  readonly allows: Listing;
  /** Bounds the mount; `size` in bytes. */
  bound(size: number): Change;
  /** Owner, permissions and size; read only if something needs to write there. */
  access(): MemoryAccess;
}

/** Owner, permissions and size of an empty mount. */
export interface MemoryAccess {
  /** False while its options are unknown. */
  readonly known: boolean;
  readonly uid: number;
  readonly gid: number;
  /** Permissions set by the mount; undefined if those of the image's directory apply. */
  readonly mode: number | undefined;
  readonly exec: boolean;
  /** Bytes; undefined without a bound. */
  readonly size: number | undefined;
  /** The engine's reason to refuse the mount; undefined if it accepts it. */
  readonly refused: Refusal | undefined;
  /**
   * The instruction for options such as `uid=101,gid=101`: `add uid=101,gid=101 to tmpfs["/run"]`; undefined if the mount
   * takes none.
   */
  add(options: string): string | undefined;
}

/** Why an engine refuses a mount. */
export interface Refusal {
  /** Continues "the tmpfs there has": `a size that the engine refuses`. */
  readonly why: string;
  /** The correction, as an instruction. */
  readonly fix: string;
}

/** A mount to add. `path` absolute, `size` in bytes, `mode` octal as text. */
export interface MemoryMount {
  readonly path: string;
  readonly size: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mode?: string;
  readonly exec?: boolean;
}
