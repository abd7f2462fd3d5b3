import type { Container } from "../model/container";
import { withArticle } from "../model/grammar";
import type { MemoryLimits, Mount } from "../model/mount";
import { mountOver } from "../model/mount-over";
import { isWithin } from "../model/paths";
import { type Change, later, manual } from "../model/setting";
import { bytes, bytesOf, downToMi, kubernetesSize, wholeMi } from "../model/size";
import type { RecipeOptions } from "./catalogue";
import { needs, written } from "./needs";
import type { Outcome } from "./outcome";
import { type Fitted, fitted, isEnough, isLeft, roomFor } from "./room";
import { certainOutcomes } from "./serves";

/** The change that gives an image a writable path. Paths whose data must last are left to a person. */
export function provide(container: Container, need: Fitted, mount: Mount | undefined): Change {
  const { path, shown, content, file, size, usual, mode, exec, owner, movedBy, instead } = need;
  if (mount !== undefined) return manual(makeWritable(mount.path));
  if (instead !== undefined) return manual(instead);
  if (file) return manual(`mount a writable copy of the file ${shown}`);
  if (content) return manual(`mount a writable copy of what the image has at ${shown}`);
  // The path may come from a variable, and messages never show values of variables.
  if (movedBy !== undefined && shown !== path)
    return manual(`mount ${withArticle(container.terms.memory)} at ${shown}`);
  if (!isLeft(need)) return manual(raise(container, usual ?? "", shown));
  const change = container.addMemoryMount({
    path,
    size: bytesOf(size),
    ...owner,
    ...(mode !== undefined && { mode }),
    ...(exec !== undefined && { exec }),
  });
  if (usual === undefined) return change;
  return shortened(change, usual, container);
}

function shortened(change: Change, usual: string, { memoryLimit }: Container): Change {
  return later(() => ({ ...change, says: `${change.says}, cut from ${usual} to fit into ${memoryLimit.path}` }));
}

/** The way out where the memory of a container has too little room for what its image writes. */
export function raise({ memoryLimit, terms }: Container, size: string, shown: string): string {
  const { memory, scratch = terms.volume } = terms;
  const instead = scratch === memory ? `${scratch} on disk` : scratch;
  return `raise ${memoryLimit.path}, or mount ${withArticle(instead)} at ${shown}, for ${size} of memory there would fill it`;
}

export const makeWritable = (mount: string) => `make the read-only mount ${mount} writable`;

/** Makes the root read-only if the container then works, as far as is known. */
export function lock(container: Container, options: RecipeOptions): Change {
  const { readOnlyRoot, uploads } = container;
  return later(() => {
    const flag = readOnlyRoot.to(true);
    const possible = flag.possible && uploads.entries?.length === 0 && !failsReadOnly(container, options);
    return { ...flag, possible };
  });
}

/** Whether a container fails with a read-only root even if every path that a cure can give is writable. */
function failsReadOnly(container: Container, options: RecipeOptions): boolean {
  const found = needs(container, options);
  if (found === undefined) return false;
  const { verdict, settings, paths } = found;
  if (settings.length > 0 || (verdict !== undefined && verdict.verdict !== "with effort")) return true;
  const outcomes = certainOutcomes(container, paths);
  const missing = outcomes.flatMap(({ need, outcome }) => (outcome.kind === "missing" ? [need] : []));
  return (
    outcomes.some(({ outcome }) => isUnfit(outcome)) ||
    missing.some(({ kind }) => kind === "persistent") ||
    fitted(container, missing).some((need) => !provide(container, need, undefined).possible)
  );
}

function isUnfit({ kind }: Outcome): boolean {
  switch (kind) {
    case "read-only":
    case "stops":
    case "refused":
    case "owner":
    case "mode":
    case "noexec":
    case "hides":
    case "gone":
      return true;
    default:
      return false;
  }
}

/** Bounds memory by `options.size`, or by the sizes in the catalogue if they are larger. */
export function bound(
  container: Container,
  memory: MemoryLimits,
  options: RecipeOptions & { readonly size: string },
): Change {
  const limit = memory.limit.path;
  return later(() => {
    const written = container.group.flatMap((one) => writes(one, memory, options));
    const kept = written.find(({ kind, likely }) => kind === "persistent" && likely === false);
    if (kept) return manual(`set a size in ${limit} that holds the data of ${kept.image}`);
    const known = written.reduce((sum, { size = "", nested }) => sum + (nested ? 0 : (bytes(size) ?? 0)), 0);
    const own = container.mounts().find((mount) => mount.memory?.limit.path === limit);
    const least = bytesOf(options.size);
    // Memory is mounted there because the size that every container has is too small.
    if (known <= least && own?.target === "/dev/shm") {
      return manual(`set a size in ${limit} that holds the shared memory of its program`);
    }
    const size = known > least ? wholeMi(known) : least;
    const room = roomFor(container, memory) ?? size;
    if (room >= size) return memory.bound(size);
    if (!isEnough(room, known)) return manual(raise(container, kubernetesSize(size), own?.shownTarget ?? limit));
    return shortened(memory.bound(downToMi(room)), kubernetesSize(size), container);
  });
}

/** The catalogue's paths of a container that lie in this memory, wherever the container mounts it. */
function writes(container: Container, { limit }: MemoryLimits, options: RecipeOptions) {
  const here = container.mounts().filter(({ memory }) => memory?.limit.path === limit.path);
  if (here.length === 0) return [];
  const found = needs(container, options);
  const certain = found?.paths.map((need) => ({ ...need, image: found.name })) ?? [];
  const others = (written(container, options) ?? []).filter(({ path }) => !certain.some((need) => need.path === path));
  const all = [...certain, ...others.map((path) => ({ ...path, likely: undefined, image: "" }))];
  return all.filter(({ path }) => here.some(({ target }) => target !== undefined && isWithin(path, target)));
}

/** Whether the image may execute files from this mount, whatever its command; undefined while the image is unknown. */
export function runsFrom(container: Container, { target }: Mount, options: RecipeOptions): boolean | undefined {
  if (target === undefined) return undefined;
  return written(container, options)?.some(
    ({ path, exec, execWhen }) => (exec || execWhen !== undefined) && isWithin(path, target),
  );
}

/** Makes a mount read-only; manual if the image is known to write through it and would no longer start. */
export function protect(container: Container, mount: Mount, options: RecipeOptions): Change {
  return later(() => {
    const found = needs(container, options);
    // Compares paths, because the mounts are read anew after another cure.
    const writes = found?.paths.some(({ path, likely }) => !likely && mountOver(container, path)?.path === mount.path);
    if (!writes) return mount.readOnly.to(true);
    return manual(`mount a volume or memory instead of ${mount.path}, for ${found?.name} writes there`);
  });
}
