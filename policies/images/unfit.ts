import type { Container } from "../model/container";
import type { MemoryAccess, Mount } from "../model/mount";
import { canonical, isWithin } from "../model/paths";
import { bytesOf } from "../model/size";
import type { Need } from "./needs";
import type { Outcome } from "./outcome";

/** Why a need cannot use a mount at or above its path that is writable for somebody; undefined if it can. */
export function unfit(container: Container, need: Need, mount: Mount): Outcome | undefined {
  const hidden = hides(container, need, mount);
  if (hidden !== undefined) return hidden;
  if (need.sticky && mount.openToAll && isAlone(container, need, mount)) {
    const { scratch = "" } = container.terms;
    const why = `which refuses ${need.shown}: all may write the ${scratch} there, and it lacks the sticky bit`;
    const variable = need.moved?.find(({ env }) => env !== undefined)?.env;
    const other =
      variable === undefined
        ? ""
        : `, or name a directory in ${variable} that an init container makes with mode 0700 below it`;
    return {
      kind: "mode",
      mount,
      why,
      fix: `set medium of the ${scratch} at ${mount.shownTarget} to "Memory"${other}`,
    };
  }
  // The engine takes the owner of the image's directory over where the image declares a VOLUME.
  const access = mount.memory?.access() ?? (need.volume === mount.target ? undefined : mount.access?.());
  if (access === undefined || !access.known) return undefined;
  if (access.refused !== undefined) {
    const { why, fix } = access.refused;
    return { kind: "refused", mount, why: `whose tmpfs at ${mount.shownTarget} has ${why}`, fix };
  }
  const taken = need.setuid === true && mayTake(container);
  return (taken ? undefined : unwritable(container, need, mount, access)) ?? notRun(need, mount, access);
}

/** Whether a setuid program can give a directory to the user who starts the container. */
function mayTake({ privilegeEscalation, addedCapabilities, droppedCapabilities }: Container): boolean {
  if (privilegeEscalation.effective === false) return false;
  const keeps = (capability: string) =>
    droppedCapabilities.includes(capability) !== true &&
    (droppedCapabilities.includes("ALL") !== true || addedCapabilities.includes(capability) !== false);
  return ["CHOWN", "FOWNER", "SETGID"].every(keeps);
}

/** An empty mount loses what the image has below it. */
function hides(container: Container, need: Need, mount: Mount): Outcome | undefined {
  const { content, shipped, shown } = need;
  const files = content === true && isAt(mount, need);
  const gone = shipped !== undefined && isAbove(mount, shipped) && !holdsMount(container, shipped);
  if (!(files || gone) || !isEmpty(container, need, mount)) return undefined;
  const { memory, scratch = memory } = container.terms;
  const empty = `the empty ${(mount.backing === "scratch" ? scratch : memory).replace(/^empty /, "")}`;
  if (files) {
    const why = `which has files at ${shown} that ${empty} there hides`;
    return { kind: "hides", mount, why, fix: `mount a volume that holds these files instead of ${mount.path}` };
  }
  const why = `which does not make ${shipped}, and ${empty} at ${mount.shownTarget} hides the image's`;
  return { kind: "gone", mount, why, fix: ownMount(container, need) };
}

const isAbove = (mount: Mount, path: string) => placeOf(mount) !== canonical(path) && isWithin(path, placeOf(mount));

/** Docker fills a named volume from the image, and another mount may fill what it shares with this one. */
function isEmpty(container: Container, need: Need, mount: Mount): boolean {
  // A platform without an emptyDir copies the files of a VOLUME.
  const copied = mount.access === undefined ? container.terms.scratch !== "emptyDir" : need.volume === mount.target;
  const empty = mount.backing === "memory" || (mount.backing === "scratch" && !copied);
  return empty && !sharing(container, mount).some(({ readOnly }) => readOnly.effective !== true);
}

/** Whether a mount is at the path itself, and no other container can have changed the permissions there. */
function isAlone(container: Container, need: Need, mount: Mount): boolean {
  return isAt(mount, need) && sharing(container, mount).length === 0;
}

/** Other mounts of the same storage, in any container of the pod. */
function sharing({ group }: Container, { storage, path }: Mount): Mount[] {
  if (storage === undefined) return [];
  return group.flatMap((one) => one.mounts().filter((other) => other.storage === storage && other.path !== path));
}

function unwritable(container: Container, need: Need, mount: Mount, access: MemoryAccess): Outcome | undefined {
  const { writer } = need;
  if (writer?.uid === undefined) return undefined;
  const { uid, gid = 0 } = writer;
  const mode = access.mode ?? directoryMode(need, mount);
  if (mode === undefined || mayWrite(mode, access, uid, gid)) return undefined;
  const at = mount.target === need.path || need.movedBy !== undefined ? need.shown : mount.shownTarget;
  const owner = access.uid === 0 ? "root" : `user ${access.uid}`;
  const permissions = `mode ${mode.toString(8).padStart(4, "0")}`;
  const what = mount.memory === undefined ? "volume" : "tmpfs";
  const why = `whose user ${uid} cannot write ${at}: the ${what} there belongs to ${owner} with ${permissions}`;
  if (!isAt(mount, need) && need.kind === "ephemeral" && need.shown === need.path) {
    // The program may be unable to create its directory there: only a mount of its own is certain to work.
    return { kind: "owner", mount, why, fix: ownMount(container, need) };
  }
  const byOwner = access.mode === undefined || (mode & 0o200) !== 0;
  const named = byOwner ? access.add(`uid=${uid},gid=${gid}`) : access.add("mode=1777");
  const fix = named ?? access.add("mode=1777") ?? `mount a volume instead of ${mount.path}`;
  return { kind: byOwner ? "owner" : "mode", mount, why, fix };
}

const placeOf = ({ target = "" }: Mount) => canonical(target);

const isAt = (mount: Mount, { path }: Need) => placeOf(mount) === canonical(path);

function ownMount(container: Container, { path, size, owner, mode, exec }: Need): string {
  const rest = { ...owner, ...(mode !== undefined && { mode }), ...(exec !== undefined && { exec }) };
  return container.addMemoryMount({ path, size: bytesOf(size), ...rest }).says;
}

function mayWrite(mode: number, { uid, gid }: MemoryAccess, by: number, group: number): boolean {
  // Creating a file also needs the right to search the directory.
  const bits = uid === by ? mode >> 6 : gid === group ? mode >> 3 : mode;
  return (bits & 0o3) === 0o3;
}

/** Directories of the usual distributions, as root has them. */
const open = /^\/(tmp|var\/tmp|dev\/shm|run\/lock)$/;
const closed = /^\/(run|var|var\/(cache|lib|log|spool)|etc|home|opt|srv|usr|mnt|media)$/;

/** The mode of the image's directory, which a tmpfs without one takes over; undefined if unknown. */
function directoryMode({ path, own, mode, uid }: Need, { target = "" }: Mount): number | undefined {
  const place = canonical(target);
  const exact = place === canonical(path);
  if (exact && own?.mode !== undefined) return Number.parseInt(own.mode, 8);
  // The needs of the image do not tell the mode of a directory that the distribution creates.
  if (open.test(place)) return 0o1777;
  if (closed.test(place)) return 0o755;
  return exact && mode !== undefined && (uid !== undefined || mode === "1777") ? Number.parseInt(mode, 8) : undefined;
}

function notRun(need: Need, mount: Mount, access: MemoryAccess): Outcome | undefined {
  if (!need.exec || access.exec) return undefined;
  const why = `which runs programs from ${need.shown}: the tmpfs there is noexec`;
  return { kind: "noexec", mount, why, fix: access.add("exec") ?? `mount a volume instead of ${mount.path}` };
}

/** Whether an engine makes the directory for a mount in it. */
export const holdsMount = (container: Container, path: string) =>
  container.mounts().some(({ target }) => target !== undefined && isWithin(target, path));
