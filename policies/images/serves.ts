import type { Container, Terms } from "../model/container";
import type { Backing, MemoryAccess, Mount } from "../model/mount";
import { mountOver } from "../model/mount-over";
import { canonical, isWithin } from "../model/paths";
import { bytes, bytesOf, kubernetesSize, sizeInWords } from "../model/size";
import type { Need } from "./needs";
import { isEnough } from "./room";

/** The result of comparing a container's mounts with a need. */
export type Outcome =
  | { readonly kind: "works" | "unknown" | "missing" }
  /** Data goes to the anonymous volume at a VOLUME of the image, past `mount`, which lies above or below it. */
  | { readonly kind: "lost"; readonly mount: Mount | undefined }
  /** The mount works but does not outlive the container: `where` continues "keeps its data". */
  | { readonly kind: "fleeting"; readonly mount: Mount; readonly where: string }
  | { readonly kind: "read-only"; readonly mount: Mount }
  /** The image does not start with a mount that is elsewhere. */
  | { readonly kind: "stops"; readonly mount: Mount; readonly error: string }
  /** The mount exists but does not serve: `why` continues "runs postgres:15", `fix` is an instruction. */
  | { readonly kind: Unfit; readonly mount: Mount; readonly why: string; readonly fix: string };

export type Unfit = "refused" | "owner" | "mode" | "noexec" | "hides" | Doubtful;

/** `small`: sizes of the catalogue are rounded up. `below`: the directory that the mount needs may be there. */
type Doubtful = "small" | "below";

/** Whether an outcome with a fix can be intended. */
export const isDoubtful = ({ kind }: Outcome): boolean => kind === "small" || kind === "below";

/** Compares the mounts of a container with a need, or with the best of its alternatives. */
export function serves(container: Container, need: Need): Outcome {
  const own = served(container, need);
  if (own.kind === "works" || need.or === undefined || need.movedBy !== undefined) return own;
  const others = need.or.map((path) => served(container, { ...need, path, shown: path, volume: undefined }));
  return others.find(({ kind }) => kind === "works") ?? others.find(({ kind }) => kind !== "missing") ?? own;
}

/** The needs that are certain, each with its outcome. */
export function certainOutcomes(
  container: Container,
  needs: readonly Need[],
): readonly { readonly need: Need; readonly outcome: Outcome }[] {
  return needs.filter(({ likely }) => !likely).map((need) => ({ need, outcome: serves(container, need) }));
}

function served(container: Container, need: Need): Outcome {
  const stop = need.movedBy === undefined ? need.stops : undefined;
  const stopped = stop && container.mounts().find(({ target }) => target === stop.at);
  if (stop !== undefined && stopped !== undefined) return { kind: "stops", mount: stopped, error: stop.error };
  const mount = mountOver(container, need.path);
  if (hasFile(container, need)) return works;
  if (need.volume !== undefined && (mount === undefined || !isExact(mount, need.volume))) {
    return onImageVolume(container, need, need.volume, mount);
  }
  if (mount === undefined) {
    if (isMade(container, need)) return works;
    return container.mountsComplete ? missing : unknown;
  }
  const twice = doubled(container, mount);
  if (twice !== undefined) return twice;
  if (need.exists) return works;
  if (mount.readOnly.effective === true) return { kind: "read-only", mount };
  // A fix for lasting data makes the mount writable as well. Likely data need not last.
  const checks = need.likely ? [unfit, lasting] : [lasting, unfit];
  for (const check of checks) {
    const outcome = check(container, need, mount);
    if (outcome !== undefined) return outcome;
  }
  return small(need, mount) ?? below(container, mount) ?? works;
}

const works: Outcome = { kind: "works" };
const missing: Outcome = { kind: "missing" };
const unknown: Outcome = { kind: "unknown" };

/** An engine replaces a VOLUME only by a mount at exactly its path; a mount below it serves only paths below that mount. */
function isExact({ target }: Mount, volume: string): boolean {
  return target !== undefined && isWithin(target, volume);
}

function onImageVolume(container: Container, need: Need, volume: string, above: Mount | undefined): Outcome {
  if (need.kind === "ephemeral") {
    if (container.mountsImageVolumes || above !== undefined) return works;
    return container.mountsComplete ? missing : unknown;
  }
  if (above !== undefined) return { kind: "lost", mount: above };
  if (!container.mountsComplete) return unknown;
  // postgres 18 with a mount at the directory of older versions: nothing of it reaches the data.
  const below = container.mounts().find((mount) => lasts(mount) && isExact(mount, volume));
  return below !== undefined || container.mountsImageVolumes ? { kind: "lost", mount: below } : missing;
}

/** Whether a persistent mount lies below the path, beside what may be lost there. */
function lastsBelow(container: Container, { kind, path, movedBy }: Need): boolean {
  if (kind !== "persistent" || movedBy !== undefined) return false;
  return container.mounts().some((mount) => isExact(mount, path) && lasts(mount));
}

/** Whether the file that a setting names is a mount itself: `acme.json`. A database also writes files beside its own. */
function hasFile(container: Container, { named }: Need): boolean {
  if (named === undefined || /\.(db|sqlite3?)$/.test(named)) return false;
  return container.mounts().some(({ target, readOnly }) => target === named && readOnly.effective !== true);
}

/** Whether a directory that only has to be there is made for a mount in it. */
function isMade(container: Container, { exists, path }: Need): boolean {
  return exists === true && container.mounts().some(({ target }) => target !== undefined && isWithin(target, path));
}

const lasts = (mount: Mount) => !fleeting.includes(mount.backing) && mount.readOnly.effective !== true;

const fleeting: readonly Backing[] = ["memory", "scratch", "anonymous"];

/** Continues "keeps its data". */
function place({ backing }: Mount, { scratch = "", group = "" }: Terms): string | undefined {
  switch (backing) {
    case "memory":
      return "in memory";
    case "scratch":
      return `in an ${scratch}, which goes with its ${group}`;
    case "anonymous":
      return "on an anonymous volume, which the next container does not get";
    default:
      return undefined;
  }
}

function lasting(container: Container, need: Need, mount: Mount): Outcome | undefined {
  const where = place(mount, container.terms);
  if (need.kind !== "persistent" || where === undefined || need.mayPass || lastsBelow(container, need))
    return undefined;
  return { kind: "fleeting", mount, where };
}

/** A second mount at the same path, which engines and API servers refuse. */
function doubled(container: Container, mount: Mount): Outcome | undefined {
  const twin = container.mounts().find((other) => other !== mount && other.target === mount.target);
  if (twin === undefined) return undefined;
  const why = `whose mounts ${mount.path} and ${twin.path} are both at ${mount.shownTarget}, which is refused`;
  return { kind: "refused", mount, why, fix: `remove ${mount.path} or ${twin.path}` };
}

/** An engine makes the directory for a mount, which it cannot in a read-only one whose content the program does not show. */
function below(container: Container, mount: Mount): Outcome | undefined {
  const around = container.mounts().filter(({ target }) => target !== mount.target && target !== undefined);
  const outer = mountOver({ mounts: () => around }, mount.target ?? "");
  if (outer?.readOnly.effective !== true) return undefined;
  // Docker fills a named volume from the image.
  if (outer.backing !== "host" && (outer.backing !== "volume" || container.terms.memory === "tmpfs")) return undefined;
  const why = `whose mount at ${mount.shownTarget} takes a directory there in ${outer.path}, which is read-only`;
  return { kind: "below", mount, why, fix: `make that directory in what ${outer.path} mounts, unless it is there` };
}

function unfit(container: Container, need: Need, mount: Mount): Outcome | undefined {
  if (need.content && hides(container, need, mount)) {
    const { memory, scratch = memory } = container.terms;
    const empty = mount.backing === "scratch" ? scratch : memory;
    const why = `which has files at ${need.shown} that the empty ${empty.replace(/^empty /, "")} there hides`;
    return { kind: "hides", mount, why, fix: `mount a volume that holds these files instead of ${mount.path}` };
  }
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

/** Docker fills a named volume from the image, and another mount may fill what it shares with this one. */
function hides(container: Container, need: Need, mount: Mount): boolean {
  if (canonical(mount.target ?? "") !== canonical(need.path)) return false;
  // A platform without an emptyDir copies the files of a VOLUME.
  const copied = mount.access === undefined ? container.terms.scratch !== "emptyDir" : need.volume === mount.target;
  const empty = mount.backing === "memory" || (mount.backing === "scratch" && !copied);
  return empty && !sharing(container, mount).some(({ readOnly }) => readOnly.effective !== true);
}

/** Whether a mount is at the path itself, and no other container can have changed the permissions there. */
function isAlone(container: Container, need: Need, mount: Mount): boolean {
  return canonical(mount.target ?? "") === canonical(need.path) && sharing(container, mount).length === 0;
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
  if (placeOf(mount) !== canonical(need.path) && need.kind === "ephemeral" && need.shown === need.path) {
    // The program may be unable to create its directory there: only a mount of its own is certain to work.
    return { kind: "owner", mount, why, fix: ownMount(container, need) };
  }
  const byOwner = access.mode === undefined || (mode & 0o200) !== 0;
  const named = byOwner ? access.add(`uid=${uid},gid=${gid}`) : access.add("mode=1777");
  const fix = named ?? access.add("mode=1777") ?? `mount a volume instead of ${mount.path}`;
  return { kind: byOwner ? "owner" : "mode", mount, why, fix };
}

const placeOf = ({ target = "" }: Mount) => canonical(target);

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

function small({ path, shown, size }: Need, mount: Mount): Outcome | undefined {
  const given = mount.memory?.access().size;
  const wanted = bytes(size ?? "");
  if (given === undefined || wanted === undefined || isEnough(given, wanted) || mount.target !== path) return undefined;
  const why = `which may fill the ${sizeInWords(given)} at ${shown}`;
  return { kind: "small", mount, why, fix: `give ${mount.path} ${kubernetesSize(wanted)}` };
}
