import { posix } from "node:path";
import type { Backing, Mount } from "../model/container";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asString } from "../model/setting";
import { absolutePath, constant, hostPath, readOnlyMount } from "./common";
import { memoryLimits } from "./kubernetes-memory";
import type { Pod } from "./kubernetes-pods";

/** Volume types whose content Kubernetes itself mounts read-only. */
const readOnlyTypes = ["configMap", "secret", "projected", "downwardAPI", "image"];

/** What a container mounts: its `volumeMounts`, each joined with the pod's volume of that name. */
export function mountsOf(props: Props, pod: Pod, container: Path): Mount[] {
  return props.objects([...container, "volumeMounts"]).map((at): Mount => {
    const volume = () => volumeNamed(props, pod, props.read([...at, "name"]));
    return {
      path: showPath(at),
      get target() {
        return absolutePath(props.read([...at, "mountPath"]));
      },
      get backing() {
        return backing(props, volume());
      },
      get source() {
        return source(props, volume(), [...at, "subPath"]);
      },
      get readOnly() {
        if (this.backing === "configuration" || isReadOnly(props, volume())) return constant(true);
        return readOnlyMount(props, [...at, "readOnly"]);
      },
      get memory() {
        const path = volume();
        return path !== undefined && this.backing === "memory" ? memoryLimits(props, path) : undefined;
      },
    };
  });
}

function volumeNamed(props: Props, pod: Pod, name: unknown): Path | undefined {
  if (typeof name !== "string") return undefined;
  const named = (list: Path, key: Path) =>
    props.objects(list).find((at) => props.peek(() => props.read([...at, ...key])) === name);
  return named([...pod.spec, "volumes"], ["name"]) ?? named(pod.claims, ["metadata", "name"]);
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

/** A volume that says it is read-only is so in every mount, whatever the mount says. */
function isReadOnly(props: Props, volume: Path = []): boolean {
  return props
    .peek(() => props.keys(volume))
    .some((type) => props.peek(() => props.read([...volume, type, "readOnly"])) === true);
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
