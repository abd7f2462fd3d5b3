import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { touchesSystem } from "../../model/host";
import type { Limit } from "../../model/limits";
import type { Backing, MemoryLimits, Mount } from "../../model/mount";
import { asString, type Setting } from "../../model/setting";
import { shownSource, shownTarget, unlessReadOnly } from "../mounts";
import { absolutePath, hostPath, innerPath } from "../paths";
import { readOnlyMount } from "../settings";
import { memoryLimits } from "./memory";
import { filledOnNode, placeOnNode } from "./place-on-node";
import type { Pod } from "./pods";

/** Volume types whose content Kubernetes itself mounts read-only. */
const readOnlyTypes = ["configMap", "secret", "projected", "downwardAPI", "image"];

/** Volume types with a read-only flag that applies to every mount. hostPath and emptyDir have none. */
const flaggedTypes = [
  ..."awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume gcePersistentDisk".split(" "),
  ..."glusterfs iscsi nfs persistentVolumeClaim portworxVolume quobyte rbd scaleIO storageos".split(" "),
];

/** Finds the volume that a mount names, or the claim of a StatefulSet. */
export type Volumes = (name: unknown) => Path | undefined;

/** The pod of a mount. */
export interface Around {
  readonly volumes: Volumes;
  /** The bound on the memory of all its containers together. */
  readonly memory: Limit;
}

/** The mounts of a container: its `volumeMounts`, each joined with the pod's volume of that name. */
export function mountsOf(props: Props, pod: Around, container: Path, property = "volumeMounts"): Mount[] {
  return props.objects(container, [property]).map((at) => new PodMount(props, pod, at));
}

class PodMount implements Mount {
  readonly readOnly: Setting<boolean>;
  readonly #target: () => string | undefined;
  readonly #backing: () => Backing;

  constructor(
    private readonly props: Props,
    private readonly pod: Around,
    private readonly at: Path,
  ) {
    this.#target = props.cached(() => mountPath(props.read(at, ["mountPath"])));
    this.#backing = props.cached(() => backing(props, this.#volume));
    const flag = () => (this.backing === "configuration" ? true : volumeFlag(props, this.#volume));
    this.readOnly = new EitherReadOnly(props, flag, readOnlyMount(props, at));
  }

  get path(): string {
    return showPath(this.at);
  }

  get target(): string | undefined {
    return this.#target();
  }

  get backing(): Backing {
    return this.#backing();
  }

  unlessReadOnly<T>(look: () => T): T {
    return unlessReadOnly(this.props, this, look);
  }

  get source(): string | undefined {
    return source(this.props, this.#volume, this.at);
  }

  get part(): string | undefined {
    const path = subPath(this.props, this.at);
    if (path === undefined) return undefined;
    return innerPath(this.backing === "host" ? path.slice(constantPart(path).length) : path);
  }

  get storage(): string | undefined {
    const volume = this.#volume;
    if (volume === undefined || this.backing === "host" || this.backing === "configuration") return undefined;
    const claim = asString(this.props.readQuietly(volume, claimName));
    return claim === undefined ? showPath(volume) : `claim ${claim}`;
  }

  get written(): string | undefined {
    const propagation = [...this.at, "mountPropagation"];
    if (this.props.readQuietly(propagation) === "Bidirectional") return showPath(propagation);
    const volume = this.props.quietly(() => this.#volume);
    const type = volume && [...volume, "hostPath", "type"];
    return type && /OrCreate$/.test(asString(this.props.readQuietly(type)) ?? "") ? showPath(type) : undefined;
  }

  get fileSystem(): string | undefined {
    const volume = this.#volume;
    return volume && filledOnNode(this.props, volume);
  }

  get special(): "socket" | "device" | undefined {
    const volume = this.props.quietly(() => this.#volume);
    switch (volume && this.props.readQuietly(volume, ["hostPath", "type"])) {
      case "Socket":
        return "socket";
      case "BlockDevice":
      case "CharDevice":
        return "device";
      default:
        return undefined;
    }
  }

  get shownTarget(): string {
    return shownTarget(this.props, this, [...this.at, "mountPath"]);
  }

  get shownSource(): string {
    const volume = this.props.quietly(() => this.#volume) ?? [];
    const place = this.props.quietly(() => placeOnNode(this.props, volume)) ?? [...volume, ...pathOfHost];
    const inVolume = [place, [...volume, ...claimName]];
    const inMount = ["subPath", "subPathExpr"].map((property) => [...this.at, property]);
    return shownSource(this.props, this, ...inVolume, ...inMount);
  }

  get memory(): MemoryLimits | undefined {
    const volume = this.#volume;
    return volume !== undefined && this.backing === "memory"
      ? memoryLimits(this.props, volume, this.pod.memory)
      : undefined;
  }

  readonly mayHold = (path: string): boolean => {
    const volume = this.props.quietly(() => this.#volume);
    const part = this.props.quietly(() => this.part);
    return volume === undefined || part === undefined || holds(this.props, volume, part, path);
  };

  get openToAll(): boolean {
    const volume = this.#volume;
    if (this.backing !== "scratch" || volume === undefined) return false;
    // What the kernel mounts for the medium Memory has the sticky bit.
    const has = (...at: string[]) => this.props.quietly(() => this.props.has(volume, at));
    return !has("ephemeral") && !has("emptyDir", "stickyBit");
  }

  get #volume(): Path | undefined {
    return this.pod.volumes(this.props.read(this.at, ["name"]));
  }
}

/**
 * The volumes of a pod by name, and claims for names without a volume. Of several volumes with one name the one that reaches
 * the host counts, because the applied one depends on who merges them.
 */
export function volumesOf(props: Props, pod: Pod): Volumes {
  const named = (list: Path, key: Path) =>
    props.cached(() => {
      const places = new Map<unknown, Path>();
      const unnamed: Path[] = [];
      for (const at of props.objects(list)) {
        const name = props.quietly(() => props.reading(at, key));
        if ("unknown" in name) unnamed.push(name.unknown);
        else if (!places.has(name.value) || worse(props, at, places.get(name.value) as Path))
          places.set(name.value, at);
      }
      return { places, unnamed };
    });
  const volumes = named([...pod.spec, pod.volumes ?? "volumes"], ["name"]);
  const claims = named(pod.claims, ["metadata", "name"]);
  const elsewhere = (pod.volumesElsewhere ?? []).map((list) => named(list, ["name"]));
  return (name) => {
    if (typeof name !== "string") return undefined;
    // A StatefulSet's claim takes the place of a volume of its name. Other kinds may not have claims.
    const [first, second] = pod.claimsFirst ? [claims, volumes] : [volumes, claims];
    const place = props.quietly(() => first().places.get(name)) ?? second().places.get(name);
    if (place !== undefined) return place;
    for (const list of elsewhere) {
      const other = props.quietly(() => list().places.get(name));
      if (other !== undefined) return other;
    }
    // The volume may be one whose name is unknown: record those names.
    for (const path of [...volumes().unnamed, ...claims().unnamed]) props.reading(path);
    return undefined;
  };
}

function worse(props: Props, volume: Path, other: Path): boolean {
  const onHost = (at: Path) => {
    const place = placeOnNode(props, at);
    return place && hostPath(props.readQuietly(place));
  };
  const path = onHost(volume);
  if (path === undefined) return false;
  const known = onHost(other);
  return known === undefined || (touchesSystem(path) && !touchesSystem(known));
}

function backing(props: Props, volume: Path | undefined): Backing {
  if (volume === undefined) return "other";
  const types = props.keys(volume).filter((key) => key !== "name" && props.has(volume, [key]));
  // The API refuses a volume of two types; a transform may still drop one of them.
  if (placeOnNode(props, volume) !== undefined || filledOnNode(props, volume) !== undefined) return "host";
  if (types.length > 1) return "volume";
  if (types.includes("emptyDir")) return props.read(volume, ["emptyDir", "medium"]) === "Memory" ? "memory" : "scratch";
  if (types.includes("ephemeral")) return "scratch";
  if (types.some((type) => readOnlyTypes.includes(type))) return "configuration";
  // The API creates an emptyDir for a volume without a type.
  return types.length === 0 ? "scratch" : "volume";
}

/**
 * Whether a volume may have something at `path` of its directory `part`: of the keys of a ConfigMap and of a Secret Kubernetes makes
 * files, in a directory only where `items` say so.
 */
function holds(props: Props, volume: Path, part: string, path: string): boolean {
  return props.quietly(() => {
    const sources = ["configMap", "secret"].filter((type) => props.has(volume, [type]));
    if (sources.length === 0) return true;
    const at = [part, path].filter((step) => step !== "").join("/");
    if (!sources.some((type) => props.has(volume, [type, "items"]))) return !at.includes("/");
    const listed = sources.flatMap((type) => props.objects(volume, [type, "items"]));
    if (listed.length === 0) return true;
    return listed.some((item) => {
      const file = asString(props.read(item, ["path"]));
      return file === undefined || file === at || file.startsWith(at.endsWith("/") ? at : `${at}/`);
    });
  });
}

/** Whether the volume itself is declared read-only; undefined while unknown. */
function volumeFlag(props: Props, volume: Path | undefined): boolean | undefined {
  if (volume === undefined) return false;
  for (const type of props.quietly(() => props.keys(volume)).filter((key) => flaggedTypes.includes(key))) {
    const reading = props.reading(volume, [type, "readOnly"]);
    if ("unknown" in reading) return undefined;
    if (reading.value === true) return true;
  }
  return false;
}

/** A volume declared read-only is read-only in every mount, whatever the mount declares. */
class EitherReadOnly implements Setting<boolean> {
  constructor(
    private readonly props: Props,
    private readonly flag: () => boolean | undefined,
    private readonly mount: Setting<boolean>,
  ) {}

  get effective(): boolean | undefined {
    const volume = this.props.quietly(this.flag);
    if (volume === false) return this.mount.effective;
    return volume || this.props.quietly(() => this.mount.effective) || this.flag();
  }

  get path(): string {
    return this.mount.path;
  }

  get hint(): string | undefined {
    return this.mount.hint;
  }

  to(value: boolean) {
    return this.mount.to(value);
  }
}

/** The kubelet takes a relative path to start at the root. */
function mountPath(raw: unknown): string | undefined {
  return typeof raw === "string" && raw !== "" ? absolutePath(raw.replace(/^\/?/, "/")) : undefined;
}

const claimName: Path = ["persistentVolumeClaim", "claimName"];
const pathOfHost: Path = ["hostPath", "path"];

function source(props: Props, volume: Path | undefined, mount: Path): string | undefined {
  if (volume === undefined) return undefined;
  const place = placeOnNode(props, volume);
  if (place === undefined) return asString(props.read(volume, claimName));
  const root = hostPath(props.read(place));
  const below = subPath(props, mount);
  if (root === undefined || below === undefined) return undefined;
  return below === "" ? root : hostPath(`${root}/${constantPart(below)}`);
}

/** The directory of its volume that a mount takes, empty for the whole volume; undefined while unknown. */
function subPath(props: Props, mount: Path): string | undefined {
  for (const property of ["subPath", "subPathExpr"]) {
    const reading = props.reading(mount, [property]);
    if ("unknown" in reading) return undefined;
    if (typeof reading.value === "string" && reading.value !== "") return reading.value;
  }
  return "";
}

/** The directories before the first one with a variable, which only the running container can expand. */
function constantPart(path: string): string {
  const variable = path.indexOf("$(");
  return variable < 0 ? path : path.slice(0, path.lastIndexOf("/", variable) + 1);
}
