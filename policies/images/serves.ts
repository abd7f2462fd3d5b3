import type { Container, Terms } from "../model/container";
import { isFleeting, type Mount } from "../model/mount";
import { mountOver } from "../model/mount-over";
import { isWithin } from "../model/paths";
import { bytes, kubernetesSize, sizeInWords } from "../model/size";
import type { Need } from "./needs";
import type { Outcome } from "./outcome";
import { isEnough } from "./room";
import { holdsMount, unfit } from "./unfit";

/** Compares the mounts of a container with a need, or with the best of its alternatives. */
export function serves(container: Container, need: Need): Outcome {
  const own = served(container, need);
  if (own.kind === "works" || need.or === undefined || need.movedBy !== undefined) return own;
  const others = need.or.map((path) =>
    served(container, { ...need, path, shown: path, volume: undefined, shipped: undefined }),
  );
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
  // A fix for lasting data makes the mount writable as well.
  for (const check of [lasting, unfit]) {
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
const isMade = (container: Container, { exists, path }: Need) => exists === true && holdsMount(container, path);

const lasts = (mount: Mount) => !isFleeting(mount.backing) && mount.readOnly.effective !== true;

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
  const others = container.mounts().filter((other) => other !== mount && other.target === mount.target);
  // A volume of Docker with two sources is two mounts of one path.
  const twin = others.find(({ path }) => path !== mount.path);
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

function small({ path, shown, size }: Need, mount: Mount): Outcome | undefined {
  const given = mount.memory?.access().size;
  const wanted = bytes(size ?? "");
  if (given === undefined || wanted === undefined || isEnough(given, wanted) || mount.target !== path) return undefined;
  const why = `which may fill the ${sizeInWords(given)} at ${shown}`;
  return { kind: "small", mount, why, fix: `give ${mount.path} ${kubernetesSize(wanted)}` };
}
