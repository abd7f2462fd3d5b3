import { formOf, type KnownImage } from "./lookup";
import type { CatalogueImage, CataloguePath, CatalogueVariant } from "./types";
import { disjoint, printsError } from "./versions";

/** A faulty entry, by its index, with the key and the mistake. */
export class CatalogueFault extends Error {
  constructor(
    readonly index: number,
    readonly at: string,
    readonly says: string,
  ) {
    super(`[${index}].${at} ${says}`);
  }
}

/**
 * Expands all entries into forms, each after its entry's own form. `known` are further forms that entries may be built on.
 *
 * @throws CatalogueFault if an entry is built on a missing entry, or on itself
 */
export function expandAll(entries: readonly CatalogueImage[], known: readonly KnownImage[] = []): KnownImage[] {
  const done = new Map<number, readonly KnownImage[]>();
  const forms = (index: number, within: readonly number[]): readonly KnownImage[] => {
    const entry = entries[index] as CatalogueImage;
    if (within.includes(index)) throw new CatalogueFault(index, "from", circle(entries, [...within, index]));
    const found = done.get(index) ?? expand(entry, index, (name) => based(name, [...within, index]));
    done.set(index, found);
    return found;
  };
  const based = (name: string, within: readonly number[]) => {
    const index = entries.findIndex((entry) => entry.name === name);
    return index < 0 ? known.filter((form) => form.name === name) : forms(index, within);
  };
  return entries.flatMap((_, index) => forms(index, []));
}

function circle(entries: readonly CatalogueImage[], indices: readonly number[]): string {
  const names = indices.map((index) => entries[index]?.name).join(" from ");
  return `makes a circle, ${names}; take it out of one of them`;
}

function expand(entry: CatalogueImage, index: number, based: (name: string) => readonly KnownImage[]) {
  const { from, fromTag, drop = [], variants = [], ...own } = entry;
  if (from === undefined) return variants.length === 0 ? [entry] : variants.reduce(vary, [own]);
  const bases = based(from);
  if (bases.length === 0)
    throw new CatalogueFault(index, "from", `names no entry; write the name of one, or remove it`);
  const [first] = fromTag === undefined ? bases : [formOf(bases, fromTag)];
  if (first === undefined) throw new CatalogueFault(index, "fromTag", `is no tag of ${from}; write one of its tags`);
  // Variants of an entry replace those of the entry it is built on.
  const alone = fromTag !== undefined || variants.length > 0;
  const forms = (alone ? [first] : bases).map((base) => {
    const paths = fromTag === undefined ? base.paths : base.paths.map((path) => printing(path, fromTag));
    return built({ ...base, paths }, own, drop, alone);
  });
  return variants.reduce(vary, forms);
}

/** The derived image's own tag says nothing of the version that prints the error. */
function printing(path: CataloguePath, tag: string): CataloguePath {
  const { error, errorVersions: _versions, ...rest } = path;
  return { ...rest, ...(error !== undefined && printsError(path, () => tag) && { error }) };
}

function built(base: KnownImage, own: KnownImage, drop: readonly string[], alone: boolean): KnownImage {
  // How the other image is known tells nothing of this one.
  const { selectors, tags: _tags, versions: _versions, known: _known, ...rest } = base;
  return {
    ...rest,
    ...(selectors !== undefined && !alone && { selectors }),
    ...own,
    paths: merged(base.paths, own.paths, drop),
  };
}

/** Each form once without the variant and, where both can match one tag, once with it. */
function vary(forms: KnownImage[], variant: CatalogueVariant): KnownImage[] {
  const matching = forms.filter(
    ({ selectors = [] }) => !selectors.some(({ versions }) => disjoint(versions, variant.versions)),
  );
  return [...forms, ...matching.map((form) => varied(form, variant))];
}

function varied(form: KnownImage, variant: CatalogueVariant): KnownImage {
  const { tags, versions, user: own, uid, gid, paths = [], drop = [], ...rest } = variant;
  const { selectors = [], user: before } = form;
  const user = {
    ...before,
    ...own,
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  };
  /** Replaces the entry's numbers by the variant's. */
  const numbers = (of: Pick<CataloguePath, "uid" | "gid">) => ({
    ...(uid !== undefined && of.uid !== undefined && of.uid === before?.uid && { uid }),
    ...(gid !== undefined && of.gid !== undefined && of.gid === before?.gid && { gid }),
  });
  const owned = form.paths.map((path) => ({
    ...path,
    ...numbers(path),
    ...(path.own !== undefined && { own: { ...path.own, ...numbers(path.own) } }),
  }));
  return {
    ...form,
    ...rest,
    ...(Object.keys(user).length > 0 && { user }),
    paths: merged(owned, paths, drop),
    selectors: [...selectors, { ...(tags && { tags }), ...(versions !== undefined && { versions }) }],
  };
}

function merged(base: readonly CataloguePath[], own: readonly CataloguePath[], drop: readonly string[]) {
  const replaced = new Map(own.map((path) => [path.path, path]));
  const kept = base.filter(({ path }) => !drop.includes(path)).map((path) => replaced.get(path.path) ?? path);
  return [...kept, ...own.filter(({ path }) => !kept.some((other) => other.path === path))];
}
