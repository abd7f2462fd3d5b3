import type { Container } from "../../model/container";
import {
  isEngineSocket,
  isStorage,
  namesSocket,
  takesOrders,
  touchesRuntime,
  touchesState,
  touchesSystem,
} from "../../model/host";
import type { Ground } from "../../model/mount";
import type { Workload } from "../../platforms";
import type { Finding } from "../../rule";
import { type AllowWritable, isAllowed } from "./allow-writable";

export function hostPaths(container: Container, options: AllowWritable): Finding[] {
  return container.mounts().flatMap((mount) => {
    const fault = bypass(mount, options);
    if (fault === undefined) return [];
    const says = fault.writes ? `can write to ${fault.place}, ${fault.why}` : `mounts ${fault.place}, ${fault.why}`;
    return [{ says, note: () => `remove ${mount.path}`, ...(fault.advice && { advice: true }) }];
  });
}

/** The faults of volumes declared as resources: every mount of such a volume reaches the same path. */
export function volumes({ volumes }: Workload, options: AllowWritable): Finding[] {
  return volumes.flatMap((volume) => {
    const fault = bypass(volume, options);
    if (fault === undefined) return [];
    const says = `${volume.label} is ${fault.place}, ${fault.why}`;
    return [{ says, note: () => `remove ${volume.path}`, ...(fault.advice && { advice: true }) }];
  });
}

interface Fault {
  /** `/run of the host` */
  readonly place: string;
  readonly why: string;
  /** Whether the fault is that the path is writable. */
  readonly writes?: true;
  /** Whether it can be intended. */
  readonly advice?: true;
}

/** The way in which a path of the host lets a process write around its read-only root; undefined if it does not. */
export function bypass(ground: Ground, options: AllowWritable): Fault | undefined {
  if (ground.backing !== "host") return undefined;
  if (ground.fileSystem !== undefined) {
    const place = `a file system of the type ${ground.fileSystem}`;
    return { place, why: "which is not known to keep from the host" };
  }
  const { source } = ground;
  if (source === undefined) return undefined;
  const place = `${ground.shownSource} of the host`;
  if (isEngineSocket(source))
    return { place, why: "the socket of a container engine, which writes anywhere on request" };
  if (touchesRuntime(source) || (takesOrders(source) && !isAllowed(source, options))) {
    return { place, why: "where a read-only mount protects neither sockets nor the filesystems of containers" };
  }
  if (isSocket(ground, source) && !isAllowed(source, options)) {
    const why = "a socket, which takes orders through a read-only mount too";
    // Elsewhere than in the system, only its owner knows whose orders it takes.
    return touchesSystem(source) ? { place, why } : { place, why, advice: true };
  }
  if (!touchesState(source) || isAllowed(source, options) || ground.readOnly.effective !== false) return undefined;
  return { place, why: "where container engine and kubelet keep the programs they run", writes: true };
}

/** Whether the program calls the file a socket, by its type or by its name. */
const isSocket = ({ special }: Ground, source: string) => special === "socket" || namesSocket(source);

/** Mounts that a process makes where its own mount is shared appear on the host. */
export function propagation(container: Container): Finding[] {
  return container.mounts().flatMap((mount) => {
    const { propagates } = mount;
    if (propagates === undefined) return [];
    const says = `passes on to the host what it mounts at ${mount.shownTarget}`;
    return [{ says, note: () => `remove ${propagates}`, advice: true }];
  });
}

export function volumesFrom({ volumesFrom }: Container): Finding[] {
  return (volumesFrom.entries ?? []).map(({ value, path }) => {
    const readOnly = value.endsWith(":ro");
    const paths = readOnly ? "sockets of the host among them" : "writable paths of the host among them";
    const says = `takes over the mounts of another container, which may have ${paths}`;
    return { says, note: () => `remove ${path}`, advice: readOnly };
  });
}

/** A whole disk, or the memory of the host: what is read there are the keys and files of everybody. */
export function readableDevices({ readableDevices }: Container): Finding[] {
  return (readableDevices.entries ?? [])
    .filter(({ value }) => isStorage(value))
    .map(({ shown, path }) => {
      const says = `can read all of the device ${shown} of the host, whatever is mounted`;
      return { says, note: () => `remove ${path}`, advice: true };
    });
}

/** Most devices hold no filesystem of the host; only their names tell which do. */
export function devices({ devices }: Container): Finding[] {
  return (devices.entries ?? []).map(({ value, shown, path }) => {
    const says = `can write to the device ${shown} of the host, whatever is mounted read-only`;
    return { says, note: () => `remove ${path}`, advice: !isStorage(value) };
  });
}
