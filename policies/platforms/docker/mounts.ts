import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { limit } from "../../model/limits";
import { nothing } from "../../model/listing";
import type { Backing, MemoryLimits, MemoryMount, Mount, Refusal } from "../../model/mount";
import { asString, type Change, type Setting, setTo } from "../../model/setting";
import { names, shown } from "../../model/shown";
import { kubernetesSize } from "../../model/size";
import { shownSource, shownTarget, unlessReadOnly } from "../mounts";
import { absolutePath, hostPath, innerPath } from "../paths";
import { constant, isSet, readOnlyMount } from "../settings";
import { type DriverMount, driverMount } from "./local-driver";
import { meantPath, TmpfsEntry } from "./tmpfs";

/** The `mounts` list of a Docker container or of a Swarm service. */
export function declaredMounts(props: Props, list: Path): Mount[] {
  return props.objects(list).map((at) => new DeclaredMount(props, at));
}

const plain: DriverMount = { kind: "volume" };

class DeclaredMount implements Mount {
  readonly #driven: () => DriverMount;

  constructor(
    private readonly props: Props,
    private readonly at: Path,
  ) {
    const options: Path = [...at, "volumeOptions"];
    this.#driven = props.cached(() =>
      props.has(options)
        ? driverMount(props, [...options, "driverName"], [...options, "driverOptions"], subpath(at))
        : plain,
    );
  }

  get path(): string {
    return showPath(this.at);
  }

  get target(): string | undefined {
    const target = this.props.read(this.at, ["target"]);
    // The engine refuses a relative target; serves.ts reports it if the image needs the intended path.
    return absolutePath(typeof target === "string" && this.backing === "memory" ? meantPath(target) : target);
  }

  get backing(): Backing {
    switch (this.props.read(this.at, ["type"])) {
      case "tmpfs":
        return "memory";
      // A named pipe is the counterpart of a socket on Windows.
      case "bind":
      case "npipe":
        return "host";
      case "volume": {
        const { kind } = this.#driven();
        if (kind !== "volume") return kind;
        return isSet(this.props, this.at, ["source"]) ? "volume" : "anonymous";
      }
      default:
        return "other";
    }
  }

  get source(): string | undefined {
    const source = () => this.props.read(this.at, ["source"]);
    if (this.backing !== "host") return asString(source()) || undefined;
    const driven = this.#inDriver;
    return driven === undefined ? hostPath(source()) : driven.kind === "host" ? driven.source : undefined;
  }

  get fileSystem(): string | undefined {
    const driven = this.#inDriver;
    if (driven?.kind !== "host" || driven.fileSystem === undefined) return undefined;
    return shown(this.props, () => driven.fileSystem, [[...options(this.at), "type"]], this.path, names);
  }

  get part(): string | undefined {
    return this.backing === "volume" ? part(this.props, this.at) : "";
  }

  get storage(): string | undefined {
    return this.backing === "volume" ? asString(this.props.readQuietly([...this.at, "source"])) : undefined;
  }

  get shownTarget(): string {
    return shownTarget(this.props, this, [...this.at, "target"]);
  }

  get shownSource(): string {
    const driven = this.props.quietly(() => this.#inDriver);
    const from =
      driven?.kind === "host" ? driven.from.map((name) => [...options(this.at), name]) : [[...this.at, "source"]];
    return shownSource(this.props, this, ...from, subpath(this.at));
  }

  get readOnly(): Setting<boolean> {
    const driven = this.props.quietly(() => this.#inDriver);
    return driven?.kind === "host" && driven.readOnly ? constant(true) : readOnlyMount(this.props, this.at);
  }

  get propagates(): string | undefined {
    const at: Path = [...this.at, "bindOptions", "propagation"];
    return /^r?shared$/.test(asString(this.props.readQuietly(at)) ?? "") ? showPath(at) : undefined;
  }

  get written(): string | undefined {
    return this.propagates;
  }

  unlessReadOnly<T>(look: () => T): T {
    return unlessReadOnly(this.props, this, look);
  }

  get memory(): MemoryLimits | undefined {
    if (this.backing !== "memory") return undefined;
    return this.#inDriver === undefined
      ? tmpfsOf(this.props, this.at)
      : new TmpfsEntry(this.props, [...options(this.at), "o"], "allowed");
  }

  /** The source that the driver of a volume mounts; undefined for any other mount. */
  get #inDriver(): DriverMount | undefined {
    return this.props.read(this.at, ["type"]) === "volume" ? this.#driven() : undefined;
  }
}

function part(props: Props, mount: Path): string | undefined {
  const reading = props.reading(subpath(mount));
  if ("unknown" in reading) return undefined;
  return innerPath(asString(reading.value) ?? "");
}

const options = (mount: Path): Path => [...mount, "volumeOptions", "driverOptions"];
const subpath = (mount: Path): Path => [...mount, "volumeOptions", "subpath"];

/** Adds a tmpfs to a Swarm service, which knows no owner for it: the mode has to let everyone write. */
export function addTmpfs(props: Props, list: Path, mount: MemoryMount): Change {
  const tmpfsOptions = {
    sizeBytes: mount.size,
    mode: mount.uid ? 0o1777 : Number.parseInt(mount.mode ?? "1777", 8),
  };
  return {
    says: mount.exec
      ? `add a volume at ${mount.path} to ${showPath(list)}, for nothing can be run from a tmpfs of Swarm`
      : `add a tmpfs of ${kubernetesSize(mount.size)} at ${mount.path} to ${showPath(list)}`,
    get possible() {
      return mount.exec !== true && props.canAppend(list);
    },
    apply: () => props.append(list, { target: mount.path, type: "tmpfs", tmpfsOptions }),
  };
}

/** Docker and Swarm make every tmpfs of this list noexec, and root owns it. */
function tmpfsOf(props: Props, mount: Path): MemoryLimits {
  const [target, size, mode] = [
    [...mount, "target"],
    [...mount, "tmpfsOptions", "sizeBytes"],
    [...mount, "tmpfsOptions", "mode"],
  ];
  return {
    limit: limit(props, size, false),
    allows: nothing,
    bound: (bytes) => setTo(props, size, bytes),
    access() {
      const [bytes, bits] = [props.readQuietly(size), props.readQuietly(mode)];
      return {
        known: !props.has(mode) || typeof bits === "number",
        uid: 0,
        gid: 0,
        mode: typeof bits === "number" && bits > 0 ? bits : undefined,
        exec: false,
        size: typeof bytes === "number" && bytes > 0 ? bytes : undefined,
        refused: relative(props.readQuietly(target), showPath(target)),
        add: (text) =>
          /^mode=\d+$/.test(text)
            ? `set ${showPath(mode)} to ${Number.parseInt(text.slice(5), 8)}, which is 0o${text.slice(5)}`
            : undefined,
      };
    },
  };
}

function relative(target: unknown, path: string): Refusal | undefined {
  if (typeof target !== "string" || target.startsWith("/")) return undefined;
  return { why: "a target that the engine refuses", fix: `write ${path} as an absolute path` };
}
