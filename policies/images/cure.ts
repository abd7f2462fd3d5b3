import type { Container, MemoryLimits, Mount } from "../model/container";
import { enumerate } from "../model/enumerate";
import { isWithin, mountOver } from "../model/places";
import { type Change, later, manual } from "../model/setting";
import { bytes, bytesOf, downToMi, kubernetesSize, wholeMi } from "../model/size";
import { type RecipeOptions, recipeFor } from "./catalogue";
import { type Need, type Needs, needs, written } from "./needs";
import { parseImage } from "./reference";
import { type Fitted, fitted, isEnough, isLeft, roomFor } from "./room";
import { isDoubtful, type Outcome, serves } from "./serves";

/** The change that gives an image a writable path. Paths whose data must last are left to a person. */
export function provide(container: Container, need: Fitted, mount: Mount | undefined): Change {
  const { path, shown, content, file, size, usual, mode, exec, owner, movedBy } = need;
  if (mount !== undefined) return manual(makeWritable(mount.path));
  if (file) return manual(`mount a writable copy of the file ${shown}`);
  if (content) return manual(`mount a writable copy of what the image has at ${shown}`);
  // The path may come from a variable, and messages never show values of variables.
  if (movedBy !== undefined && shown !== path) return manual(`mount ${a(container.terms.memory)} at ${shown}`);
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
function raise({ memoryLimit, terms }: Container, size: string, shown: string): string {
  const { memory, scratch = terms.volume } = terms;
  const instead = scratch === memory ? `${scratch} on disk` : scratch;
  return `raise ${memoryLimit.path}, or mount ${a(instead)} at ${shown}, for ${size} of memory there would fill it`;
}

export const makeWritable = (mount: string) => `make the read-only mount ${mount} writable`;

/** Makes the root read-only if the container then works, as far as is known. */
export function lock(container: Container, options: RecipeOptions): Change {
  const { readOnlyRoot, uploads } = container;
  return later(() => {
    const flag = readOnlyRoot.to(true);
    const possible = flag.possible && uploads.entries?.length === 0 && !hindered(container, options);
    return { ...flag, possible };
  });
}

/** Whether a container fails with a read-only root even if every path that a cure can give is writable. */
function hindered(container: Container, options: RecipeOptions): boolean {
  const found = needs(container, options);
  if (found === undefined) return false;
  const { verdict, settings, paths } = found;
  if (settings.length > 0 || (verdict !== undefined && verdict.verdict !== "with effort")) return true;
  const outcomes = paths.filter(({ likely }) => !likely).map((need) => ({ need, outcome: serves(container, need) }));
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
      return true;
    default:
      return false;
  }
}

/** What a container takes besides the flag before it can run with a read-only root, as half sentences. */
export interface Besides {
  readonly steps: readonly string[];
  /** What nobody can tell of it. */
  readonly doubts: readonly string[];
}

export function besides(container: Container, options: RecipeOptions): Besides {
  if (container.imageAwaited) return { steps: [], doubts: [] };
  const found = needs(container, options);
  const doubts = [...stranger(container, options), ...(found === undefined ? [] : undecided(container, found))];
  return { steps: found === undefined ? [] : stepsOf(container, found), doubts };
}

function stepsOf(container: Container, found: Needs): string[] {
  const { name, paths, settings } = found;
  const outcomes = paths.filter(({ likely }) => !likely).map((need) => ({ need, outcome: serves(container, need) }));
  const missing = (kind: Need["kind"]) =>
    outcomes.flatMap(({ need, outcome }) => (outcome.kind === "missing" && need.kind === kind ? [need] : []));
  const temporary = fitted(container, missing("ephemeral"));
  const wants = [
    [temporary.filter(isLeft).map(({ shown }) => shown), a(container.terms.memory)],
    [missing("persistent").map(({ shown }) => shown), a(container.terms.volume)],
  ] as const;
  const also = wants.flatMap(([places, what]) => (places.length > 0 ? [`${what} at ${enumerate(places)}`] : []));
  return [
    ...(also.length > 0 ? [`${name} also needs ${also.join(" and ")}`] : []),
    ...temporary.filter((need) => !isLeft(need)).map(({ usual = "", shown }) => raise(container, usual, shown)),
    ...outcomes.flatMap(({ outcome }) => {
      if (outcome.kind === "read-only") return [makeWritable(outcome.mount.path)];
      return "fix" in outcome && !isDoubtful(outcome) ? [outcome.fix] : [];
    }),
    ...settings.map(({ says }) => `${says}, without which ${name} does not start then`),
    ...[effort(found) ?? []].flat(),
  ];
}

/** The half sentence about an image of which no path is certain, but some may be needed. */
function undecided(container: Container, { image, name, paths, open }: Needs): string[] {
  // A path may be certain or provided by a mount that is not known yet.
  if (paths.length > 0 || image.category === "runtime" || !container.mountsComplete) return [];
  return (["configuration", "application"] as const).flatMap((depends) => {
    const places = open
      .filter((path) => path.depends === depends && mountOver(container, path.path) === undefined)
      .map(({ path, when }) => `${path} (when ${when})`);
    if (places.length === 0) return [];
    const who = depends === "configuration" ? "its configuration" : "what runs in it";
    return [`whether ${name} also writes to ${enumerate(places)} depends on ${who}`];
  });
}

/** The half sentence about an image that the catalogue lacks, or that runs a program which the catalogue cannot know. */
function stranger(container: Container, options: RecipeOptions): string[] {
  const { image, shownImage, writtenImage, unreadBuild, builtFrom } = container;
  const reference = image.effective;
  if (unreadBuild !== undefined) return [];
  // A reference begins with a letter, a digit or a bracket: the command cannot take it for an option.
  if (reference === undefined || shownImage === undefined || parseImage(reference) === undefined) return [];
  const known = recipeFor(reference, options) ?? (builtFrom === undefined ? undefined : recipeFor(builtFrom, options));
  if (known !== undefined && known.category !== "runtime") return [];
  const what = known === undefined ? shownImage : `the program in ${shownImage}`;
  return [
    `the catalogue does not know what ${what} writes: npx @readonly-rootfs/cli discover ${writtenImage} finds out`,
  ];
}

/** `a tmpfs`, `an emptyDir`, `an EFS volume` */
export const a = (what: string) => `${/^[aeiou]/i.test(what) ? "an" : "a"} ${what}`;

/** The obstacle to a read-only root besides paths, as half a sentence; undefined for most images. */
export function effort({ name, verdict }: Needs): string | undefined {
  if (verdict === undefined) return undefined;
  // The name of a variable keeps its letters: ADMINER_DESIGN.
  const because = verdict.reason.replace(/\.$/, "").replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  const root = {
    "with effort": `a read-only root takes effort with ${name}`,
    "not recommended": `a read-only root is not recommended with ${name}`,
    "does not run": `${name} does not run with a read-only root`,
  }[verdict.verdict];
  return `${root}: ${because}`;
}

/** Bounds memory by `options.size`, or by the sizes in the catalogue if they are larger. */
export function bound(
  container: Container,
  memory: MemoryLimits,
  options: RecipeOptions & { readonly size: string },
): Change {
  const limit = memory.limit.path;
  return later(() => {
    const written = container.beside.flatMap((one) => writes(one, memory, options));
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
