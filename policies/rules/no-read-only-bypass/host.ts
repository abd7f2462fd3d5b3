import type { Container, Mount } from "../../model/container";
import { isEngineSocket, isStorage, touchesRuntime, touchesState } from "../../model/host";
import type { Finding } from "../../rule";

export function hostPaths(container: Container): Finding[] {
  return container.mounts().flatMap((mount) => reached(mount) ?? []);
}

function reached(mount: Mount): Finding | undefined {
  const source = mount.backing === "host" ? mount.source : undefined;
  if (source === undefined) return undefined;
  const note = () => `remove ${mount.path}`;
  if (isEngineSocket(source)) {
    return { says: `mounts ${mount.shownSource} of the host and can have its container engine write anywhere`, note };
  }
  if (touchesRuntime(source)) {
    const what = "where read-only protects neither sockets nor the filesystems of containers";
    return { says: `mounts ${mount.shownSource} of the host, ${what}`, note };
  }
  if (!touchesState(source) || mount.readOnly.effective !== false) return undefined;
  const what = "where container engine and kubelet keep what they run";
  return { says: `can write to ${mount.shownSource} of the host, ${what}`, note };
}

export function volumesFrom({ volumesFrom }: Container): Finding[] {
  return (volumesFrom.entries ?? []).map(({ value, path }) => {
    const readOnly = value.endsWith(":ro");
    const what = readOnly ? "sockets of the host among them" : "writable paths of the host among them";
    const says = `takes over the mounts of another container, which may have ${what}`;
    return { says, note: () => `remove ${path}`, advice: readOnly };
  });
}

/** Most devices have no filesystem of the host on them; which do can only be told by their names. */
export function devices({ devices }: Container): Finding[] {
  return (devices.entries ?? []).map(({ value, shown, path }) => {
    const says = `can write to the device ${shown} of the host, whatever is mounted read-only`;
    return { says, note: () => `remove ${path}`, advice: !isStorage(value) };
  });
}
