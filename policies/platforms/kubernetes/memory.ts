import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Limit, MemoryLimits, MemoryMount } from "../../model/container";
import { limit, nothing } from "../../model/listing";
import { type Change, setTo } from "../../model/setting";
import { bytes } from "../../model/size";
import type { Pod } from "./pods";

/**
 * Adds an emptyDir in memory to the pod and mounts it into one container; `key` is the container's name or index. Any user
 * may write to an emptyDir, and run programs from it.
 */
export function addEmptyDir(props: Props, pod: Pod, container: Path, key: string, mount: MemoryMount): Change {
  const volumes = [...pod.spec, "volumes"];
  const mounts = [...container, "volumeMounts"];
  return {
    says: `add an emptyDir of ${mount.size} in memory at ${mount.path} to ${showPath(mounts)}`,
    possible: props.canAppend(volumes) && props.canAppend(mounts),
    apply() {
      const name = freeName(volumeNames(props, pod), `${key} ${mount.path}`);
      props.append(volumes, { name, emptyDir: { medium: "Memory", sizeLimit: mount.size } });
      props.append(mounts, { name, mountPath: mount.path });
    },
  };
}

export function memoryLimits(props: Props, volume: Path): MemoryLimits {
  const size = [...volume, "emptyDir", "sizeLimit"];
  return {
    limit: limit(props, size, false),
    // Kubernetes has no mount flags for an emptyDir.
    allows: nothing,
    bound: (text) => setTo(props, size, text),
    // Any user may write to an emptyDir and run programs from it.
    access() {
      const limit = props.readQuietly(size);
      return {
        known: true,
        uid: 0,
        gid: 0,
        mode: 0o777,
        exec: true,
        size: typeof limit === "string" ? bytes(limit) : undefined,
        refused: undefined,
        add: () => undefined,
      };
    },
  };
}

/** The bound of a container, or else that of its pod. */
export function either(own: Limit, shared: Limit): Limit {
  return {
    get path() {
      return own.path;
    },
    get set() {
      const set = own.set;
      return set === undefined ? shared.set || undefined : set || shared.set;
    },
  };
}

/** An unused name of a volume, the same in every run, so that no pod is replaced because of it: `writable-web-run-apache2`. */
function freeName(taken: readonly unknown[], key: string): string {
  const words = `writable ${key}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const name = words.slice(0, 56).replace(/-$/, "");
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = `${name}-${count}`;
  return free;
}

function volumeNames(props: Props, { spec, claims }: Pod): unknown[] {
  const named = (list: Path, key: Path) => props.objects(list).map((at) => props.readQuietly(at, key));
  return props.quietly(() => [...named([...spec, "volumes"], ["name"]), ...named(claims, ["metadata", "name"])]);
}
