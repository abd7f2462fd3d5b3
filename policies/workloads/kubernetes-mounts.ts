import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Backing, MemoryLimits, MemoryMount, Mount } from "../model/container";
import { limit, nothing } from "../model/listing";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import { asString, type Change } from "../model/setting";
import { absolutePath, constant, hostPath, readOnlyMount } from "./common";
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
        if (this.backing === "configuration") return constant(true);
        return readOnlyMount(props, [...at, "readOnly"]);
      },
      get memory() {
        const path = volume();
        return path !== undefined && this.backing === "memory" ? memoryLimits(props, path) : undefined;
      },
    };
  });
}

/** Adds an emptyDir in memory to the pod and mounts it into one container. Any user may write to an emptyDir. */
export function addEmptyDir(props: Props, pod: Pod, container: Path, mount: MemoryMount): Change {
  const volumes = [...pod.spec, "volumes"];
  const mounts = [...container, "volumeMounts"];
  const name = `writable-${createHash("sha256")
    .update(`${showPath(container)} ${mount.path}`)
    .digest("hex")
    .slice(0, 12)}`;
  return {
    says: `add an emptyDir of ${mount.size} in memory at ${mount.path} to ${showPath(mounts)}`,
    possible: props.canAppend(volumes) && props.canAppend(mounts),
    apply() {
      props.append(volumes, { name, emptyDir: { medium: "Memory", sizeLimit: mount.size } });
      props.append(mounts, { name, mountPath: mount.path });
    },
  };
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
  return "volume";
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

function memoryLimits(props: Props, volume: Path): MemoryLimits {
  const size = [...volume, "emptyDir", "sizeLimit"];
  return {
    limit: limit(props, size, false),
    // Kubernetes has no mount flags for an emptyDir.
    allows: nothing,
    bound: (text) => ({
      says: `set ${showPath(size)} to ${text}`,
      possible: props.canWrite(size),
      apply: () => props.write(size, text),
    }),
  };
}
