import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Backing, Mount } from "../../model/mount";
import { asString, type Setting } from "../../model/setting";
import { shownSource, shownTarget, unlessReadOnly } from "../mounts";
import { absolutePath, hostPath } from "../paths";
import { constant, isSet, readOnlyMount } from "../settings";
import { meantPath, TmpfsEntry } from "./tmpfs";

/** The `volumes` list of a Docker container: host paths, named and anonymous volumes. */
export function volumeMounts(props: Props): Mount[] {
  return props
    .objects(["volumes"])
    .filter((at) => isSet(props, at, ["containerPath"]))
    .flatMap((at) => sources(props, at).map((source) => volumeMount(props, at, source)));
}

/** Where both are set, the provider takes the volume's name up to version 5.0.0, and the path of the host from 5.1.0 on. */
function sources(props: Props, at: Path): Path[] {
  const [host, volume] = [
    [...at, "hostPath"],
    [...at, "volumeName"],
  ] as const;
  if (!isSet(props, host)) return [volume];
  return isSet(props, volume) ? [host, volume] : [host];
}

function volumeMount(props: Props, at: Path, source: Path): Mount {
  const backing = (): Backing => {
    if (source.at(-1) === "hostPath") return "host";
    // Docker takes what starts with a slash for a path of the host, whatever property it comes from.
    if (props.quietly(() => asString(props.read(source)))?.startsWith("/")) return "host";
    return isSet(props, source) ? "volume" : "anonymous";
  };
  return {
    path: showPath(at),
    get target() {
      return absolutePath(props.read(at, ["containerPath"]));
    },
    get backing() {
      return backing();
    },
    get source() {
      return backing() === "host" ? hostPath(props.read(source)) : asString(props.read(source)) || undefined;
    },
    part: "",
    get storage() {
      return backing() === "volume" ? asString(props.readQuietly(source)) : undefined;
    },
    get shownTarget() {
      return shownTarget(props, this, [...at, "containerPath"]);
    },
    get shownSource() {
      return shownSource(props, this, source);
    },
    get readOnly() {
      // The provider drops the flag of a volume without a name.
      return backing() === "anonymous" ? constant(false) : readOnlyMount(props, at);
    },
    unlessReadOnly(look) {
      return unlessReadOnly(props, this, look);
    },
    memory: undefined,
  };
}

/** Whether the container takes over mounts of another one (`fromContainer`), whose targets are not declared here. */
export function takesOver(props: Props): boolean {
  return props.quietly(() => props.objects(["volumes"])).some((at) => isSet(props, at, ["fromContainer"]));
}

/** The `tmpfs` map of a Docker container: path to mount options. */
export function mapMounts(props: Props): Mount[] {
  return props.keys(["tmpfs"]).map((target) => new MapMount(props, target));
}

class MapMount implements Mount {
  readonly target: string | undefined;
  readonly backing = "memory";
  readonly source = undefined;
  readonly part = "";
  readonly storage = undefined;
  readonly memory: TmpfsEntry;

  constructor(
    private readonly props: Props,
    target: string,
  ) {
    this.target = absolutePath(meantPath(target));
    this.memory = new TmpfsEntry(props, ["tmpfs", target]);
  }

  get path(): string {
    return this.memory.path;
  }

  get shownTarget(): string {
    return shownTarget(this.props, this, ["tmpfs"]);
  }

  get shownSource(): string {
    return this.path;
  }

  get readOnly(): Setting<boolean> {
    return constant(this.memory.readOnly);
  }

  unlessReadOnly<T>(look: () => T): T {
    return unlessReadOnly(this.props, this, look);
  }
}
