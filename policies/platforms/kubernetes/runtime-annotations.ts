import { objectAround } from "../../inputs/objects";
import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import type { Grant } from "../../model/container";
import type { Entry, Listing } from "../../model/listing";
import type { Mount } from "../../model/mount";
import { pathsOrNames, shown } from "../../model/shown";
import { declaredMounts } from "../docker/mounts";
import { hostPath } from "../paths";
import { goDocument } from "./go-json";
import type { Pod } from "./pods";
import { ReadOnlyProps } from "./text-props";

/**
 * What annotations of a pod make the engine of its node add to its containers: CRI-O itself, and the device injector of NRI.
 *
 * https://github.com/cri-o/cri-o/blob/f954a17e505f8931e91004403b5f5eac71ab6085/pkg/annotations/v2/annotations.go
 * https://github.com/containerd/nri/blob/8ec8b285eae3ef5d2dbab8e679aad47f5ac58da9/plugins/device-injector/device-injector.go
 */
const ofCrio = /^(io\.kubernetes\.cri-o\.Devices|devices\.crio\.io)$/;
const ofInjector = /^(devices|mounts)\.(noderesource\.dev|nri\.io)(\/(?:pod|container\.(.*)))?$/;

/** The annotations of a pod that an engine reads; none in most pods. */
export function engineAnnotations(props: Props, { metadata }: Pod): readonly string[] {
  // Quietly: annotations as a whole are often unknown in a preview, and seldom name one of these.
  const keys = props.quietly(() => props.keys([...metadata, "annotations"]));
  return keys.filter((key) => ofCrio.test(key) || ofInjector.test(key));
}

interface Device {
  readonly path: string;
  /** `rwm` */
  readonly permissions: string;
}

/** The devices that annotations give to a container, of those permissions that count. */
export class AnnotatedDevices implements Listing {
  constructor(
    private readonly props: Props,
    private readonly at: Path,
    private readonly annotations: () => readonly string[],
    private readonly container: () => string | undefined,
    private readonly counts: (permissions: string) => boolean,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get entries(): readonly Entry[] {
    return this.annotations().flatMap((key) => {
      if (!isOf(key, this.container())) return [];
      const at = [...this.at, key];
      const text = this.props.read(at);
      if (typeof text !== "string") return [];
      const devices = ofCrio.test(key) ? crioDevices(text) : key.startsWith("devices.") ? injectedDevices(text) : [];
      return devices
        .filter(({ permissions }) => this.counts(permissions))
        .map(({ path }) => ({
          value: path,
          shown: shown(this.props, () => path, [at], showPath(at), pathsOrNames),
          path: showPath(at),
          remove: undefined,
        }));
    });
  }

  includes(value: string): boolean {
    return this.entries.some((entry) => entry.value === value);
  }
}

/** The mounts that annotations give to a container, read as the engine's own mounts of volumes are. */
export function annotatedMounts(
  props: Props,
  at: Path,
  annotations: readonly string[],
  container: () => string | undefined,
): Mount[] {
  return annotations.flatMap((key) => {
    if (!key.startsWith("mounts.") || !isOf(key, container())) return [];
    const text = props.read([...at, key]);
    const list = typeof text === "string" ? goDocument(text) : undefined;
    if (!Array.isArray(list)) return [];
    const path = [...at, key];
    return declaredMounts(new ReadOnlyProps(objectAround(path, list.map(asVolume)), props), path);
  });
}

/** An entry of the injector, as the mount of a volume whose driver mounts the same. */
function asVolume(entry: unknown): unknown {
  if (!isRecord(entry)) return entry;
  const { source: device, destination: target, type, options } = entry;
  const flags = (Array.isArray(options) ? options : [options]).flatMap((one) => String(one ?? "").split(/[\s,]+/));
  // Runtimes take the type for the flag.
  const all = [...flags.filter(Boolean), ...(type === "bind" ? ["bind"] : [])];
  const driverOptions = { type: type ?? "none", device, o: all.join(",") };
  return {
    type: "volume",
    source: "annotation",
    target,
    readOnly: flags.includes("ro"),
    volumeOptions: { driverOptions },
  };
}

/** Whether the annotation is about the container; one without a known name has those of all. */
function isOf(key: string, container: string | undefined): boolean {
  const only = ofInjector.exec(key)?.[4];
  return only === undefined || !container || only === container;
}

/** `/dev/fuse:/dev/fuse:rwm,/dev/net/tun` */
function crioDevices(text: string): Device[] {
  return text.split(",").flatMap((one) => {
    const [source, ...rest] = one.trim().split(":");
    const path = hostPath(source);
    const permissions = rest.find((part) => /^[rwm]+$/.test(part)) ?? "rwm";
    return path === undefined ? [] : [{ path, permissions }];
  });
}

/** Devices by their numbers: the path is that in the container. */
function injectedDevices(text: string): Device[] {
  const list = goDocument(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const kind = one.type === "b" ? "block" : "char";
    return [{ path: `/dev/${kind}/${Number(one.major ?? 0)}:${Number(one.minor ?? 0)}`, permissions: "rwm" }];
  });
}

/** https://github.com/kata-containers/kata-containers/blob/7c6ba40c54ea29b459b4997cff948caaba4e658b/docs/how-to/how-to-set-sandbox-config-kata.md */
const virtio = "io.katacontainers.config.hypervisor.virtio_fs_extra_args";

/** Words of its value that only set logs, threads and the cache. */
const harmless =
  /^(--(log-level|thread-pool-size|threads|cache)(=[\w-]+)?|\d+|off|error|warn|info|debug|trace|auto|always|never)$/;

/** Options of a pod for the program of its node that shares files with its virtual machine. */
export function virtioArguments(props: Props, { metadata }: Pod): Grant[] {
  const at: Path = [...metadata, "annotations", virtio];
  if (!props.quietly(() => props.keys(at.slice(0, -1))).includes(virtio)) return [];
  const value = props.read(at);
  if (typeof value !== "string") return [];
  const words = value.split(/[\s,"'[\]]+/).filter(Boolean);
  if (words.every((word) => harmless.test(word))) return [];
  const says = "starts virtiofsd on its node with options of its own, which may share any directory of the node";
  return [{ label: `${props.title}its pod`, kind: "anything", says, value: "", instead: `remove ${showPath(at)}` }];
}
