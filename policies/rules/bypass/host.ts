import type { Container } from "../../model/container";
import { isEngineSocket, isStorage, touchesRuntime, touchesState } from "../../model/host";
import type { Finding } from "../../rule";

export function* hostPaths(container: Container): Iterable<Finding> {
  for (const mount of container.mounts()) {
    if (mount.backing !== "host" || mount.source === undefined) continue;
    const { source, path } = mount;
    const note = () => `remove ${path}`;
    if (isEngineSocket(source)) {
      yield { says: `mounts ${source} of the host and can have its container engine write anywhere`, note };
    } else if (touchesRuntime(source)) {
      const what = "where read-only protects neither sockets nor the filesystems of containers";
      yield { says: `mounts ${source} of the host, ${what}`, note };
    } else if (touchesState(source) && mount.readOnly.effective === false) {
      yield { says: `can write to ${source} of the host, where container engine and kubelet keep what they run`, note };
    }
  }
}

export function* volumesFrom({ volumesFrom }: Container): Iterable<Finding> {
  for (const { value, path } of volumesFrom.entries ?? []) {
    const readOnly = value.endsWith(":ro");
    const what = readOnly ? "sockets of the host among them" : "writable paths of the host among them";
    const says = `takes over the mounts of another container, which may have ${what}`;
    yield { says, note: () => `remove ${path}`, advice: readOnly };
  }
}

/** Most devices have no filesystem of the host on them; which do can only be told by their names. */
export function* devices({ devices }: Container): Iterable<Finding> {
  for (const { value, path } of devices.entries ?? []) {
    const says = `can write to the device ${value} of the host, whatever is mounted read-only`;
    yield { says, note: () => `remove ${path}`, advice: !isStorage(value) };
  }
}
