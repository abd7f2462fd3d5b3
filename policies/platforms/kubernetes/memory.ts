import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import type { Limit } from "../../model/limits";
import { either, limit } from "../../model/limits";
import { nothing } from "../../model/listing";
import type { MemoryLimits, MemoryMount } from "../../model/mount";
import { type Change, setTo } from "../../model/setting";
import { kubernetesSize } from "../../model/size";
import { freeName } from "../free-name";
import type { Pod } from "./pods";
import { quantity } from "./quantity";

/**
 * Adds an emptyDir in memory to the pod and mounts it into one container; `key` is the container's name or index. Any user
 * may write to an emptyDir, and run programs from it.
 */
export function addEmptyDir(props: Props, pod: Pod, container: Path, key: string, mount: MemoryMount): Change {
  const volumes = [...pod.spec, "volumes"];
  const mounts = [...container, "volumeMounts"];
  const sizeLimit = kubernetesSize(mount.size);
  return {
    says: `add an emptyDir of ${sizeLimit} in memory at ${mount.path} to ${showPath(mounts)}`,
    get possible() {
      return props.canAppend(volumes) && props.canAppend(mounts);
    },
    apply() {
      const name = freeName(volumeName(`${key} ${mount.path}`), volumeNames(props, pod));
      props.append(volumes, { name, emptyDir: { medium: "Memory", sizeLimit } });
      props.append(mounts, { name, mountPath: mount.path });
    },
  };
}

/**
 * The kubelet sizes an emptyDir in memory to the limit of its pod, if every container has one.
 * kubernetes/kubernetes 0379063428171859a1f4f50bd2f5e392513d2ed0: pkg/volume/emptydir/empty_dir.go.
 */
export function memoryLimits(props: Props, volume: Path, ofPod: Limit): MemoryLimits {
  const size = [...volume, "emptyDir", "sizeLimit"];
  return {
    limit: either(limit(props, size, false), ofPod),
    // Kubernetes has no mount flags for an emptyDir.
    allows: nothing,
    bound: (bytes) => setTo(props, size, kubernetesSize(bytes)),
    // Any user may write to an emptyDir and run programs from it.
    access() {
      return {
        known: true,
        uid: 0,
        gid: 0,
        mode: 0o777,
        exec: true,
        size: quantity(props.readQuietly(size)),
        refused: undefined,
        add: () => undefined,
      };
    },
  };
}

/** The bound on the memory of a pod as a whole; `set` unless one of its containers has no limit. */
export function memoryOfAll(containers: readonly Container[]): Limit {
  return new MemoryOfAll(containers);
}

class MemoryOfAll implements Limit {
  readonly path = "";

  constructor(private readonly containers: readonly Container[]) {}

  get set(): boolean {
    return this.containers.every(({ memoryLimit }) => memoryLimit.set !== false);
  }
}

/** A name for a volume, the same in every run, so that no pod is replaced because of it: `writable-web-run-apache2`. */
function volumeName(key: string): string {
  const words = `writable ${key}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.slice(0, 56).replace(/-$/, "");
}

function volumeNames(props: Props, { spec, claims }: Pod): unknown[] {
  const named = (list: Path, key: Path) => props.objects(list).map((at) => props.readQuietly(at, key));
  return props.quietly(() => [...named([...spec, "volumes"], ["name"]), ...named(claims, ["metadata", "name"])]);
}
