import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Backing, MemoryAccess, MemoryLimits, Mount } from "../../model/mount";
import { asString, type Setting } from "../../model/setting";
import { names, shown } from "../../model/shown";
import { type DriverMount, driverMount } from "../docker/local-driver";
import { TmpfsEntry } from "../docker/tmpfs";
import { shownSource, shownTarget, unlessReadOnly } from "../mounts";
import { absolutePath, hostPath, innerPath } from "../paths";
import { constant, isSet, readOnlyMount } from "../settings";
import type { Task } from "./task";
import { TmpfsMount } from "./tmpfs";

/** The mounts of a container: its mount points, each joined with the task's volume of that name, and its tmpfs. */
export function mountsOf(task: Task, volumes: Volumes, container: Path): Mount[] {
  const { props } = task;
  const points = props.objects(container, ["mountPoints"]).map((at) => new MountPoint(task, volumes, at));
  const memory = props.objects(container, ["linuxParameters", "tmpfs"]);
  return [...points, ...memory.map((at) => new TmpfsMount(props, at, task.fargate && task.service === "batch"))];
}

/** Finds the volume that a mount point names. */
export type Volumes = (name: unknown) => Path | undefined;

/** The volumes of a task by name. Of several with one name the one on the host counts, although ECS refuses them. */
export function volumesOf({ owner, at }: Task): Volumes {
  const all = owner.cached(() => {
    const places = new Map<unknown, Path>();
    const unnamed: Path[] = [];
    for (const volume of owner.objects([...at, "volumes"])) {
      const name = owner.quietly(() => owner.reading(volume, ["name"]));
      if ("unknown" in name) unnamed.push(name.unknown);
      else if (!places.has(name.value) || pathOfHost(owner, volume) !== undefined) places.set(name.value, volume);
    }
    return { places, unnamed };
  });
  return (name) => {
    if (typeof name !== "string") return undefined;
    const { places, unnamed } = all();
    const place = places.get(name);
    // The volume may be one whose name is unknown: record those names.
    if (place === undefined) for (const path of unnamed) owner.reading(path);
    return place;
  };
}

/** The property of a volume with the path on the container instance, which differs between providers. */
function pathOfHost(owner: Props, volume: Path): Path | undefined {
  const places = [["hostPath"], ["host", "sourcePath"], ["hosts", 0, "sourcePath"]].map((below) => [
    ...volume,
    ...below,
  ]);
  return places.find((at) => isSet(owner, at));
}

/** File systems of AWS, by the properties that name them in one of the providers. */
const shares = [
  ..."efsVolumeConfiguration s3filesVolumeConfiguration s3FilesVolumeConfiguration".split(" "),
  ..."fsxWindowsFileServerVolumeConfiguration fSxWindowsFileServerVolumeConfiguration".split(" "),
];

const identities: readonly Path[] = [
  ["authorizationConfig", "accessPointId"],
  ["accessPointArn"],
  ["fileSystemId"],
  ["filesystemId"],
  ["fileSystemArn"],
];

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html */
class MountPoint implements Mount {
  readonly #driven: () => DriverMount | undefined;
  readonly #own: Setting<boolean>;

  constructor(
    private readonly task: Task,
    private readonly volumes: Volumes,
    private readonly at: Path,
  ) {
    this.#own = readOnlyMount(task.props, at);
    this.#driven = task.owner.cached(() => {
      const docker = this.#docker;
      return docker && driverMount(task.owner, [...docker, "driver"], [...docker, "driverOpts"]);
    });
  }

  get path(): string {
    return showPath(this.at);
  }

  get target(): string | undefined {
    return absolutePath(this.task.props.read(this.at, ["containerPath"]));
  }

  get backing(): Backing {
    const { owner } = this.task;
    const volume = this.#volume;
    if (volume === undefined) return "other";
    if (pathOfHost(owner, volume) !== undefined) return "host";
    const driven = this.#driven();
    if (driven !== undefined && driven.kind !== "volume") return driven.kind;
    if (this.#docker !== undefined) {
      return owner.read(this.#docker, ["scope"]) === "shared" ? "volume" : "scratch";
    }
    if (this.#share !== undefined) return "volume";
    const later = owner.read(volume, ["configureAtLaunch"]) ?? owner.read(volume, ["configuredAtLaunch"]);
    return later === true ? "volume" : "scratch";
  }

  get source(): string | undefined {
    const { owner } = this.task;
    const volume = this.#volume;
    if (volume === undefined) return undefined;
    if (this.backing === "host") {
      const at = pathOfHost(owner, volume);
      if (at !== undefined) return hostPath(owner.read(at));
      const driven = this.#driven();
      return driven?.kind === "host" ? driven.source : undefined;
    }
    const identity = this.#identity;
    if (identity !== undefined) return asString(owner.read(identity))?.split("/").at(-1);
    return this.backing === "volume" ? asString(owner.read(volume, ["name"])) : undefined;
  }

  get shownSource(): string {
    return shownSource(this.task.owner, this, ...this.task.owner.quietly(() => this.#from));
  }

  get fileSystem(): string | undefined {
    const driven = this.#driven();
    const docker = this.#docker;
    if (docker === undefined || driven?.kind !== "host" || driven.fileSystem === undefined) return undefined;
    const type: Path = [...docker, "driverOpts", "type"];
    return shown(this.task.owner, () => driven.fileSystem, [type], this.path, names);
  }

  /** An access point has a directory of its own, which the mount cannot leave. */
  get part(): string | undefined {
    const share = this.#share;
    if (share === undefined || this.#identity?.at(-1) === "accessPointId") return "";
    const directory = this.task.owner.reading(share, ["rootDirectory"]);
    return "unknown" in directory ? undefined : innerPath(asString(directory.value) ?? "");
  }

  get storage(): string | undefined {
    const volume = this.task.owner.quietly(() => this.#volume);
    if (volume === undefined || this.backing === "host") return undefined;
    const identity = this.#identity;
    const known = identity && asString(this.task.owner.readQuietly(identity));
    return known === undefined ? showPath(volume) : `file system ${known}`;
  }

  get shownTarget(): string {
    return shownTarget(this.task.props, this, [...this.at, "containerPath"]);
  }

  get readOnly(): Setting<boolean> {
    const driven = this.task.owner.quietly(() => this.#driven());
    return driven?.kind === "host" && driven.readOnly ? constant(true) : this.#own;
  }

  unlessReadOnly<T>(look: () => T): T {
    return unlessReadOnly(this.task.props, this, look);
  }

  get memory(): MemoryLimits | undefined {
    const docker = this.#docker;
    if (docker === undefined || this.backing !== "memory") return undefined;
    return new TmpfsEntry(this.task.owner, [...docker, "driverOpts", "o"], "allowed");
  }

  /**
   * Of an empty volume of Fargate, which belongs to root unless its image declares a VOLUME there. Docker takes over the owner
   * of the image's directory. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
   */
  get access(): (() => MemoryAccess) | undefined {
    if (!this.task.fargate || this.task.owner.quietly(() => this.backing) !== "scratch") return undefined;
    return () => ({
      known: true,
      uid: 0,
      gid: 0,
      mode: 0o755,
      exec: true,
      size: undefined,
      refused: undefined,
      add: () => `declare a VOLUME at ${this.shownTarget} in the image, which keeps the owner it has there`,
    });
  }

  get #volume(): Path | undefined {
    return this.volumes(this.task.props.read(this.at, ["sourceVolume"]));
  }

  get #docker(): Path | undefined {
    const volume = this.#volume;
    const at = volume && [...volume, "dockerVolumeConfiguration"];
    return at && this.task.owner.has(at) ? at : undefined;
  }

  get #share(): Path | undefined {
    const volume = this.#volume;
    return volume && shares.map((name) => [...volume, name]).find((at) => this.task.owner.has(at));
  }

  get #identity(): Path | undefined {
    const share = this.#share;
    return share && identities.map((below) => [...share, ...below]).find((at) => isSet(this.task.owner, at));
  }

  /** The properties that make up the source. */
  get #from(): readonly Path[] {
    const volume = this.#volume;
    if (volume === undefined) return [];
    const host = pathOfHost(this.task.owner, volume);
    if (host !== undefined) return [host];
    const docker = this.#docker;
    const driven = this.#driven();
    const named = driven?.kind === "host" ? driven.from : [];
    const options = named.map((name) => [...(docker ?? volume), "driverOpts", name]);
    return this.backing === "host" ? options : [this.#identity ?? [...volume, "name"]];
  }
}
