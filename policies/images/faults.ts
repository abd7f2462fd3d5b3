import { posix } from "node:path";
import { isWithin } from "../model/paths";
import { sizeFault } from "../model/size";
import type { Fault } from "../rule";
import { builtIn } from "./catalogue";
import { CatalogueFault, expandAll } from "./expand";
import { mirrorPrefix, namesRegistry, repositoryInFull } from "./reference";
import type { CatalogueCondition, CatalogueImage, CataloguePath, CatalogueVariant } from "./types";
import { isRange } from "./versions";

/** A key below an entry, and the mistake in its value. */
type EntryFault = readonly [at: string, says: string];

/** Mistakes in an entry that the schema cannot express: impossible names, paths and conditions. */
export function* imageFaults(image: CatalogueImage): Iterable<EntryFault> {
  const { repositories, requires = [], readOnlyRoot, variants = [] } = image;
  for (const [index, repository] of repositories.entries()) {
    if (repositoryInFull(repository) === undefined) yield [`repositories[${index}]`, noRepository];
  }
  yield* selectorFaults(image, "");
  yield* pathFaults(image.paths, "paths");
  yield* relativeFaults(image);
  for (const [index, setting] of requires.entries()) {
    yield* choiceFaults(setting, ["env", "arg"], `requires[${index}]`);
    yield* conditionFaults(setting.unless, `requires[${index}].unless`);
  }
  yield* conditionFaults(readOnlyRoot?.if, "readOnlyRoot.if");
  yield* conditionFaults(readOnlyRoot?.unless, "readOnlyRoot.unless");
  for (const [index, variant] of variants.entries()) {
    const at = `variants[${index}]`;
    if (variant.tags === undefined && variant.versions === undefined) yield [at, noSelector];
    yield* selectorFaults(variant, `${at}.`);
    yield* pathFaults(variant.paths ?? [], `${at}.paths`);
  }
}

function* relativeFaults({ workdir, from, paths }: CatalogueImage): Iterable<EntryFault> {
  for (const [index, { path, relative }] of paths.entries()) {
    if (!relative || (workdir === undefined && from !== undefined)) continue;
    if (workdir === undefined || !isWithin(path, workdir)) yield [`paths[${index}].relative`, notBelow];
  }
}

function* selectorFaults({ versions }: Pick<CatalogueVariant, "versions">, at: string): Iterable<EntryFault> {
  if (versions !== undefined && !isRange(versions)) yield [`${at}versions`, noRange];
}

function* pathFaults(paths: readonly CataloguePath[], list: string): Iterable<EntryFault> {
  for (const [index, one] of paths.entries()) {
    const { path, size, shipped = path, if: when, unless, fleeting, likely, moved = [], errorVersions } = one;
    const at = `${list}[${index}]`;
    if (posix.normalize(path) !== path) yield [`${at}.path`, dots];
    if (!isWithin(path, shipped))
      yield [`${at}.shipped`, `is not ${path} or a directory above it; write which of them the image brings`];
    const wrong = size === undefined ? undefined : sizeFault(size);
    if (wrong !== undefined) yield [`${at}.size`, wrong];
    yield* conditionFaults(when, `${at}.if`);
    yield* conditionFaults(unless, `${at}.unless`);
    yield* conditionFaults(fleeting, `${at}.fleeting`);
    if (typeof likely === "object") yield* conditionFaults(likely, `${at}.likely`);
    for (const [place, move] of moved.entries()) yield* choiceFaults(move, ["env", "arg"], `${at}.moved[${place}]`);
    if (errorVersions !== undefined && !isRange(errorVersions)) yield [`${at}.errorVersions`, noRange];
  }
}

const kinds = ["env", "arg", "role", "script", "mounted", "hidden", "root", "entrypoint"] as const;

function* conditionFaults(conditions: readonly CatalogueCondition[] = [], list: string): Iterable<EntryFault> {
  for (const [index, condition] of conditions.entries()) {
    const at = `${list}[${index}]`;
    if (condition.any === undefined || kinds.some((key) => condition[key] !== undefined)) {
      yield* choiceFaults(condition, kinds, at);
    }
    const valued = condition.env !== undefined || condition.arg !== undefined;
    if (condition.is !== undefined && !valued) yield [`${at}.is`, noValue];
    if (condition.after !== undefined && !valued) yield [`${at}.after`, noValue];
    for (const key of ["but", "any"] as const) {
      for (const [place, setting] of (condition[key] ?? []).entries()) {
        yield* choiceFaults(setting, ["env", "arg", "role", "script", "mounted", "hidden"], `${at}.${key}[${place}]`);
      }
    }
  }
}

/** The fault of a value that does not have exactly one of the keys. */
function* choiceFaults<T extends object>(
  value: T,
  keys: readonly (keyof T & string)[],
  at: string,
): Iterable<EntryFault> {
  const own = keys.filter((key) => value[key] !== undefined);
  if (own.length !== 1) yield [at, `cannot be evaluated; write exactly one of ${keys.join(", ")}`];
}

/** The faults of a team's entries. */
export function* faultsOfImages(images: readonly CatalogueImage[]): Iterable<Fault> {
  let whole = true;
  for (const [index, image] of images.entries()) {
    for (const [at, says] of imageFaults(image)) {
      whole = false;
      yield { at: `[${index}].${at}`, says };
    }
  }
  if (!whole) return;
  for (const [index, at, says] of faultsBetween(images, (other) => `images[${other}]`)) {
    yield { at: `[${index}].${at}`, says };
  }
}

/**
 * Mistakes that entries make together, each with the index of its entry.
 *
 * @param nameOf how an entry is called in a message, by its index
 */
export function* faultsBetween(
  images: readonly CatalogueImage[],
  nameOf: (index: number) => string,
): Iterable<readonly [index: number, ...EntryFault]> {
  try {
    // Loads the catalogue only if an entry is built on another one.
    if (images.some(({ from }) => from !== undefined)) expandAll(images, builtIn());
  } catch (error) {
    if (!(error instanceof CatalogueFault)) throw error;
    yield [error.index, error.at, error.says];
    return;
  }
  const owners = new Map<string, number>();
  for (const [index, { repositories, tags = [""], versions = "" }] of images.entries()) {
    for (const [at, repository] of repositories.entries()) {
      const keys = tags.map((tag) => `${repositoryInFull(repository)}:${tag} ${versions}`);
      const owner = keys.map((key) => owners.get(key)).find((other) => other !== undefined && other !== index);
      if (owner !== undefined) yield [index, `repositories[${at}]`, `is one of ${nameOf(owner)} already, ${apart}`];
      for (const key of keys) owners.set(key, owners.get(key) ?? index);
    }
  }
}

/** The faults of a team's mirrors. */
export function* faultsOfMirrors(mirrors: readonly string[]): Iterable<Fault> {
  for (const [index, mirror] of mirrors.entries()) {
    if (!namesRegistry(mirror)) yield { at: `[${index}]`, says: noRegistry };
    else if (mirrorPrefix(mirror) === undefined) yield { at: `[${index}]`, says: noBeginning };
  }
}

const notBelow = "goes with a path in `workdir` only; add the image's WORKDIR, or remove it";
const noRepository =
  "names no repository; write it as registry.example/team/app, with * for any characters within one segment";
const dots = "is not where the image writes; write it as /srv/app, without . and .. between slashes";
const apart = "which wins; write them as one entry, or give each tags of its own";
const noSelector = "is about every tag; give it tags or versions, or move what it says to the entry";
const noRange = "is no range of versions; write it as <18, or >=9.6 <18";
const noValue = "goes with env or arg only; remove it";
const noRegistry =
  "names no registry; write it as mirror.example/dockerhub, with a dot or a port before the first slash";
const noBeginning = "is the beginning of no image; write it as mirror.example/dockerhub";
