import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Limit } from "../../model/limits";
import type { Entry, Listing } from "../../model/listing";
import type { MemoryAccess, MemoryLimits, MemoryMount, Refusal } from "../../model/mount";
import { type Change, later } from "../../model/setting";
import { dockerSize } from "../../model/size";
import { accessBy, harmfulFlags, optionValue, ownerOptions, saysReadOnly, tmpfsFlags } from "../mount-options";

/** Options of an entry of Docker's `tmpfs` map. */
export function tmpfsOptions(mount: MemoryMount): string {
  return [...tmpfsFlags(mount), `size=${dockerSize(mount.size)}`, ...ownerOptions(mount)].join(",");
}

/**
 * The mount options of a tmpfs: an entry of Docker's `tmpfs` map, to which Docker adds noexec, nosuid and nodev, or the option
 * `o` of a volume's driver, to which nothing is added.
 */
export class TmpfsEntry implements MemoryLimits, Limit, Listing {
  readonly limit: Limit = this;
  readonly allows: Listing = this;
  /** Undefined while the options are unknown. */
  readonly #options: () => readonly string[] | undefined;
  readonly access: () => MemoryAccess;

  constructor(
    private readonly props: Props,
    private readonly at: Path,
    /** Whether the mount has a flag of `exec`, `suid` and `dev` that the text does not mention. */
    private readonly unmentioned: "allowed" | "denied" = "denied",
  ) {
    this.#options = props.cached(() => {
      const reading = props.reading(at);
      if ("unknown" in reading) return undefined;
      return typeof reading.value === "string" ? reading.value.split(",").map((option) => option.trim()) : [];
    });
    this.access = props.cached(() => this.#access());
  }

  // The last step is a key that the program chooses; it is secret if the whole map is.
  get path(): string {
    const map = this.at.slice(0, -1);
    return showPath(this.props.isSecret(map) ? map : this.at);
  }

  get readOnly(): boolean | undefined {
    const options = this.#options();
    return options && saysReadOnly(options);
  }

  get set(): boolean | undefined {
    return this.#options()?.some((option) => /^size=(?!0+[kmg]?$)./i.test(option));
  }

  get entries(): readonly Entry[] | undefined {
    // Computes paths on demand: to find out whether a name is secret, the whole resource has to be read.
    const path = () => this.path;
    const edit = (flag: string) => (all: readonly string[]) =>
      all.includes(flag) ? all.map((option) => (option === flag ? `no${flag}` : option)) : [...all, `no${flag}`];
    return this.#allowed()?.map((flag) => ({
      value: flag,
      shown: flag,
      get path() {
        return path();
      },
      remove: later(() => this.#replace(this.#forbid(flag, path()), edit(flag))),
    }));
  }

  includes(value: string): boolean | undefined {
    return this.#allowed()?.includes(value);
  }

  bound(size: number): Change {
    const option = `size=${dockerSize(size)}`;
    return this.#replace(`add ${option} to ${this.path}`, (all) => [
      ...all.filter((other) => !other.startsWith("size=")),
      option,
    ]);
  }

  #forbid(flag: string, path: string): string {
    return this.#options()?.includes(flag) ? `replace ${flag} by no${flag} in ${path}` : `add no${flag} to ${path}`;
  }

  #access(): MemoryAccess {
    const options = this.#options();
    return {
      known: options !== undefined,
      ...accessBy(options),
      exec: this.#allowed()?.includes("exec") !== false,
      size: kernelSize(optionValue(options, "size") ?? ""),
      refused: this.#misplaced() ?? refusal(options ?? [], () => this.path, this.unmentioned === "denied"),
      add: (text) => `add ${text} to ${this.path}`,
    };
  }

  #misplaced(): Refusal | undefined {
    const [map, key] = this.at;
    return map === "tmpfs" && typeof key === "string" ? misplaced(key, map) : undefined;
  }

  #allowed(): string[] | undefined {
    const options = this.#options();
    const wins = (given: number, taken: number) => (this.unmentioned === "allowed" ? given >= taken : given > taken);
    return options && harmfulFlags.filter((flag) => wins(options.lastIndexOf(flag), options.lastIndexOf(`no${flag}`)));
  }

  #replace(says: string, edit: (options: readonly string[]) => string[]): Change {
    const { props, at } = this;
    return {
      says,
      possible:
        props.canWrite(at) &&
        ["string", this.unmentioned === "allowed" ? "undefined" : ""].includes(typeof props.readQuietly(at)),
      apply: () => props.write(at, edit((this.#options() ?? []).filter((option) => option !== "")).join(",")),
    };
  }
}

/** The bytes of the option `size`, as the kernel reads it: `64m` and `64M`; undefined for a share of the memory. */
function kernelSize(text: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d+)([kmgt]?)$/i.exec(text) ?? [];
  return count === "" ? undefined : Number(count) * 1024 ** " kmgt".indexOf(unit.toLowerCase() || " ");
}

/** Options of tmpfs that Docker takes, https://docs.docker.com/engine/storage/tmpfs/ and moby's `pkg/mount`. */
const taken =
  /^$|^(ro|rw|defaults|(no)?(exec|suid|dev|atime|diratime|relatime)|async|sync|dirsync|remount|mand|nomand|strictatime|r?(bind|shared|slave|private|unbindable))$|^(size|nr_inodes|nr_blocks|mode|uid|gid|mpol)=/;

/**
 * The reason why Docker or the kernel refuses the options, with the correction. Docker validates option names only if they
 * are `checked`.
 */
function refusal(options: readonly string[], path: () => string, checked: boolean): Refusal | undefined {
  for (const option of options) {
    const [name = "", value = ""] = option.split("=");
    if (checked && !taken.test(option)) {
      return {
        why: "an option that the engine refuses",
        fix: `leave only options of tmpfs in ${path()}, such as size=64m`,
      };
    }
    if (name === "size" && !/^\d+[kmgtKMGT]?$|^\d{1,3}%$/.test(value)) {
      return { why: "a size that the engine refuses", fix: `write the size in ${path()} as size=64m` };
    }
    if ((name === "uid" || name === "gid") && !/^\d+$/.test(value)) {
      const fix = `write the ${name} in ${path()} as a number, such as ${name}=1000`;
      return { why: `a ${name} that the engine refuses`, fix };
    }
    if (name === "mode" && !/^[0-7]{1,4}$/.test(value)) {
      return {
        why: "a mode that the engine refuses",
        fix: `write the mode in ${path()} in octal digits, such as mode=1777`,
      };
    }
  }
  return undefined;
}

/** The path intended by a key of the `tmpfs` map, even if the engine refuses the key. */
export function meantPath(key: string): string {
  const [path = ""] = key.split(/:(?=[a-z])/);
  return path.startsWith("/") || path === "" ? path : `/${path}`;
}

/** The refusal of a key with options: Docker's command line takes `/run:size=64m`, its API does not. */
function misplaced(key: string, map: string): Refusal | undefined {
  if (key.startsWith("/") && !/:[a-z]/.test(key)) return undefined;
  return {
    why: "a key that the engine refuses",
    fix: `write the key in ${map} as an absolute path, with its options as the value`,
  };
}
