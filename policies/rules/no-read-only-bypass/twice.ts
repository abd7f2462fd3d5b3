import type { Container } from "../../model/container";
import type { Mount } from "../../model/mount";
import { mountOver } from "../../model/mount-over";
import { isWithin } from "../../model/paths";
import { isProgramOrSetting } from "../../model/system-paths";
import type { Finding } from "../../rule";

/**
 * Storage that is mounted read-only at one path and writable at another: a process can change the protected files through
 * the writable mount. A container may fill a volume for others of its pod; over programs of the system that is advice.
 */
export function twice(container: Container): Finding[] {
  const mounts = container.mounts();
  // Most containers have one mount, or only configuration mounted read-only.
  const guarded = mounts.filter((mount) => isShared(mount) && mount.readOnly.effective === true);
  return guarded.flatMap((mount) => inContainer(mounts, mount) ?? inPod(container, mount) ?? []);
}

function inContainer(mounts: readonly Mount[], mount: Mount): Finding | undefined {
  const writable = mounts.find((other) => changes(other, mount));
  if (writable === undefined) return undefined;
  const places = `its read-only ${mount.shownTarget} through ${writable.shownTarget}`;
  return { says: `can change ${places}, a writable mount of the same storage`, note: () => remedy(writable) };
}

function inPod(container: Container, mount: Mount): Finding | undefined {
  if (mount.target === undefined || !isProgramOrSetting(mount.target)) return undefined;
  for (const other of container.group) {
    const writable =
      other === container || other.endsFirst ? undefined : other.mounts().find((one) => changes(one, mount));
    if (writable === undefined) continue;
    const says = `has programs or settings at ${mount.shownTarget} that ${other.label} can change`;
    return { says, note: () => remedy(writable), advice: true };
  }
  return undefined;
}

/**
 * A writable mount over a container's own program: an attacker could replace the program, and the change survives a restart.
 */
export function ownProgram(container: Container): Finding[] {
  for (const program of container.programs) {
    const mount = mountOver(container, program);
    if (mount === undefined || mount.readOnly.effective !== false) continue;
    const says = `starts its program from ${mount.shownTarget}, where it can write`;
    return [{ says, note: () => `make ${mount.path} read-only`, advice: true }];
  }
  return [];
}

const remedy = ({ path }: Mount) => `make ${path} read-only, or mount other storage there`;

const isShared = ({ backing, storage }: Mount) => backing === "host" || storage !== undefined;

/** Whether a write through the mount changes files of the guarded one. */
function changes(mount: Mount, guarded: Mount): boolean {
  if (
    mount.backing === "host"
      ? guarded.backing !== "host"
      : mount.storage === undefined || mount.storage !== guarded.storage
  ) {
    return false;
  }
  const [written, kept] = [placeOf(mount), placeOf(guarded)];
  if (written === undefined || kept === undefined) return false;
  const over = guarded.target !== undefined && isProgramOrSetting(guarded.target);
  // A writable part of read-only storage is deliberate, unless it lies over programs.
  if (!isWithin(kept, written) && !(over && isWithin(written, kept))) return false;
  return mount.readOnly.effective === false;
}

function placeOf({ backing, source, part }: Mount): string | undefined {
  if (backing === "host") return source;
  return part === undefined ? undefined : `/${part}`;
}
