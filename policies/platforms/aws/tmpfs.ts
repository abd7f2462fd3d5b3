import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Limit } from "../../model/limits";
import { limit } from "../../model/limits";
import type { Entry, Listing } from "../../model/listing";
import type { MemoryAccess, MemoryLimits, MemoryMount, Mount } from "../../model/mount";
import { type Change, type Setting, setTo } from "../../model/setting";
import { accessBy, harmfulFlags, ownerOptions, saysReadOnly, tmpfsFlags } from "../mount-options";
import { shownTarget, unlessReadOnly } from "../mounts";
import { absolutePath } from "../paths";
import { constant } from "../settings";

const inMebibytes = (bytes: number) => Math.ceil(bytes / 1024 ** 2);

/** The entry of `linuxParameters.tmpfs` that makes the mount. */
export function tmpfsEntry(mount: MemoryMount): object {
  const mountOptions = [...tmpfsFlags(mount), ...ownerOptions(mount)];
  return { containerPath: mount.path, size: inMebibytes(mount.size), mountOptions };
}

/**
 * An entry of `linuxParameters.tmpfs`: a path, a size in MiB, and a list of mount options, to which Docker adds noexec, nosuid
 * and nodev. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html
 */
export class TmpfsMount implements Mount, MemoryLimits, Listing {
  readonly backing = "memory";
  readonly source = undefined;
  readonly part = "";
  readonly storage = undefined;
  readonly memory: MemoryLimits = this;
  readonly allows: Listing = this;
  readonly limit: Limit;
  readonly #list: Path;

  constructor(
    private readonly props: Props,
    private readonly at: Path,
    /** Whether its platform has no tmpfs. */
    private readonly unsupported: boolean,
  ) {
    this.limit = limit(props, at, false, ["size"]);
    this.#list = [...at, "mountOptions"];
  }

  get path(): string {
    return showPath(this.at);
  }

  get target(): string | undefined {
    return absolutePath(this.props.read(this.at, ["containerPath"]));
  }

  get shownTarget(): string {
    return shownTarget(this.props, this, [...this.at, "containerPath"]);
  }

  get shownSource(): string {
    return this.path;
  }

  get readOnly(): Setting<boolean> {
    const options = this.#options();
    return constant(options && saysReadOnly(options));
  }

  unlessReadOnly<T>(look: () => T): T {
    return unlessReadOnly(this.props, this, look);
  }

  get entries(): readonly Entry[] | undefined {
    return this.#allowed()?.map((flag) => {
      const index = this.#options()?.lastIndexOf(flag) ?? -1;
      const at: Path = [...this.#list, index];
      return { value: flag, shown: flag, path: showPath(at), remove: setTo(this.props, at, `no${flag}`) };
    });
  }

  includes(value: string): boolean | undefined {
    return this.#allowed()?.includes(value);
  }

  bound(size: number): Change {
    return setTo(this.props, [...this.at, "size"], inMebibytes(size));
  }

  access(): MemoryAccess {
    const options = this.#options();
    const size = this.props.readQuietly(this.at, ["size"]);
    return {
      known: options !== undefined,
      ...accessBy(options),
      exec: this.#allowed()?.includes("exec") !== false,
      size: typeof size === "number" && size > 0 ? size * 1024 ** 2 : undefined,
      refused: this.unsupported
        ? { why: "no support on Fargate", fix: `mount an empty volume instead of ${this.path}` }
        : undefined,
      add: (text) => `add ${text.split(",").join(" and ")} to ${showPath(this.#list)}`,
    };
  }

  #allowed(): string[] | undefined {
    const options = this.#options();
    return options && harmfulFlags.filter((flag) => options.lastIndexOf(flag) > options.lastIndexOf(`no${flag}`));
  }

  /** The options by index, empty for values that are no string; undefined while one is unknown. */
  #options(): readonly string[] | undefined {
    if ("unknown" in this.props.reading(this.#list)) return undefined;
    const { result, unknown } = this.props.collectUnknown(() =>
      this.props.elements(this.#list).map((at) => this.props.read(at)),
    );
    for (const path of unknown) this.props.inputs.record(path);
    if (unknown.length > 0) return undefined;
    return result.map((option) => (typeof option === "string" ? option.trim() : ""));
  }
}
