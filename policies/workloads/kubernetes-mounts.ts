import { posix } from "node:path";
import type { Backing, Mount } from "../model/container";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asString, type Setting } from "../model/setting";
import { absolutePath, hostPath, readOnlyMount } from "./common";
import { memoryLimits } from "./kubernetes-memory";
import type { Pod } from "./kubernetes-pods";

/** Volume types whose content Kubernetes itself mounts read-only. */
const readOnlyTypes = ["configMap", "secret", "projected", "downwardAPI", "image"];

/** Volume types with a flag of their own that counts in every mount. hostPath and emptyDir have none. */
const flaggedTypes = [
  ..."awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume gcePersistentDisk".split(" "),
  ..."glusterfs iscsi nfs persistentVolumeClaim portworxVolume quobyte rbd scaleIO storageos".split(" "),
];

/** Finds the volume that a mount names, or the claim of a StatefulSet. */
export type Volumes = (name: unknown) => Path | undefined;

/** What a container mounts: its `volumeMounts`, each joined with the pod's volume of that name. */
export function mountsOf(props: Props, volumes: Volumes, container: Path): Mount[] {
  return props.objects([...container, "volumeMounts"]).map((at) => mountAt(props, volumes, at));
}

function mountAt(props: Props, volumes: Volumes, at: Path): Mount {
  const volume = props.remember(() => volumes(props.read([...at, "name"])));
  const target = props.remember(() => mountPath(props.read([...at, "mountPath"])));
  const kind = props.remember(() => backing(props, volume()));
  const flag = props.remember(() => (kind() === "configuration" ? true : volumeFlag(props, volume())));
  return {
    get path() {
      return showPath(at);
    },
    get target() {
      return target();
    },
    get backing() {
      return kind();
    },
    get source() {
      return source(props, volume(), [...at, "subPath"]);
    },
    get readOnly() {
      return eitherReadOnly(props, flag, readOnlyMount(props, [...at, "readOnly"]));
    },
    get memory() {
      const path = volume();
      return path !== undefined && kind() === "memory" ? memoryLimits(props, path) : undefined;
    },
  };
}

/** The volumes of a pod by their names, and the claims that stand in for what is not among them. */
export function volumesOf(props: Props, pod: Pod): Volumes {
  const named = (list: Path, key: Path) =>
    props.remember(() => {
      const places = new Map<unknown, Path>();
      const unnamed: Path[] = [];
      for (const at of props.objects(list)) {
        const name = props.peek(() => props.look([...at, ...key]));
        if ("unknown" in name) unnamed.push(name.unknown);
        else if (!places.has(name.value)) places.set(name.value, at);
      }
      return { places, unnamed };
    });
  const volumes = named([...pod.spec, "volumes"], ["name"]);
  const claims = named(pod.claims, ["metadata", "name"]);
  return (name) => {
    if (typeof name !== "string") return undefined;
    // A claim takes the place of a volume of its name.
    const place = props.peek(() => claims().places.get(name)) ?? volumes().places.get(name);
    if (place !== undefined) return place;
    // It may be one of these: that they are not known is recorded.
    for (const path of [...volumes().unnamed, ...claims().unnamed]) props.look(path);
    return undefined;
  };
}

function backing(props: Props, volume: Path | undefined): Backing {
  if (volume === undefined) return "other";
  const is = (type: string) => props.has([...volume, type]);
  if (is("emptyDir")) return props.read([...volume, "emptyDir", "medium"]) === "Memory" ? "memory" : "scratch";
  if (is("hostPath")) return "host";
  if (is("ephemeral")) return "scratch";
  if (readOnlyTypes.some(is)) return "configuration";
  // The API makes an emptyDir of a volume that names no type.
  if (!props.keys(volume).some((key) => key !== "name" && is(key))) return "scratch";
  return "volume";
}

/** Whether the volume says it is read-only; undefined while that is not known. */
function volumeFlag(props: Props, volume: Path | undefined): boolean | undefined {
  if (volume === undefined) return false;
  for (const type of props.peek(() => props.keys(volume)).filter((key) => flaggedTypes.includes(key))) {
    const reading = props.look([...volume, type, "readOnly"]);
    if ("unknown" in reading) return undefined;
    if (reading.value === true) return true;
  }
  return false;
}

/** A volume that says it is read-only is so in every mount, whatever the mount says. */
function eitherReadOnly(props: Props, flag: () => boolean | undefined, mount: Setting<boolean>): Setting<boolean> {
  if (props.peek(flag) === false) return mount;
  return {
    path: mount.path,
    hint: mount.hint,
    get effective() {
      return props.peek(flag) || props.peek(() => mount.effective) || flag();
    },
    to: (value) => mount.to(value),
  };
}

/** The kubelet takes a relative path to start at the root. */
function mountPath(raw: unknown): string | undefined {
  return typeof raw === "string" && raw !== "" ? absolutePath(raw.replace(/^\/?/, "/")) : undefined;
}

function source(props: Props, volume: Path | undefined, subPath: Path): string | undefined {
  if (volume === undefined) return undefined;
  if (!props.has([...volume, "hostPath"]))
    return asString(props.read([...volume, "persistentVolumeClaim", "claimName"]));
  const root = hostPath(props.read([...volume, "hostPath", "path"]));
  const below = props.look(subPath);
  if (root === undefined || "unknown" in below) return undefined;
  return typeof below.value === "string" ? posix.join(root, below.value) : root;
}
