import { wildcard } from "../model/glob";
import { type ImageReference, parseImage, referenceMatcher, tagOf } from "./reference";
import type { CatalogueImage, CataloguePath, CatalogueVariant } from "./types";
import { isInRange } from "./versions";

/** The tags to which an entry or a variant applies. */
export type Selector = Pick<CatalogueVariant, "tags" | "versions">;

/** An expanded entry, without `from` and `variants`: one form for each set of variants that can apply together. */
export interface KnownImage extends Omit<CatalogueImage, "from" | "fromTag" | "drop" | "variants"> {
  /** The variants in this form; all of them have to match the tag. */
  readonly selectors?: readonly Selector[];
}

interface Entry {
  readonly image: KnownImage;
  /** Rank of the form's match with a tag: 0 if it matches every tag, undefined if it does not match this one. */
  readonly closeness: (tag: string) => number | undefined;
}

/** Finds the form of an image in a map, so that thousands of entries cost no more than one. */
export function lookup(images: readonly KnownImage[]): (reference: ImageReference) => KnownImage | undefined {
  const named = new Map<string, Entry[]>();
  const patterns: [matches: (reference: ImageReference) => boolean, entry: Entry][] = [];
  for (const image of images) {
    const entry = { image, closeness: closeness(image) };
    for (const repository of image.repositories) {
      const plain = parseImage(repository);
      if (plain !== undefined) {
        const name = `${plain.registry}/${plain.repository}`;
        const entries = named.get(name);
        if (entries === undefined) named.set(name, [entry]);
        else entries.push(entry);
        continue;
      }
      const matches = referenceMatcher(repository);
      if (matches !== undefined) patterns.push([matches, entry]);
    }
  }
  return (reference) => {
    const entries = named.get(`${reference.registry}/${reference.repository}`) ?? [];
    return (
      closest(entries, reference) ??
      closest(
        patterns.flatMap(([matches, entry]) => (matches(reference) ? [entry] : [])),
        reference,
      )
    );
  };
}

/** The form that matches a tag most closely. */
export function formOf(forms: readonly KnownImage[], tag: string): KnownImage | undefined {
  return closestTo(
    forms.map((image) => ({ image, closeness: closeness(image) })),
    tag,
  );
}

function closest(entries: readonly Entry[], reference: ImageReference): KnownImage | undefined {
  const tag = tagOf(reference);
  if (tag !== undefined) return closestTo(entries, tag);
  const images = entries.map(({ image }) => image);
  // If entries match some tags only, the digest may belong to another tag.
  return images.some(({ tags, versions }) => tags === undefined && versions === undefined) ? agreed(images) : undefined;
}

function closestTo(entries: readonly Entry[], tag: string): KnownImage | undefined {
  let best: KnownImage | undefined;
  let score = -1;
  for (const { image, closeness } of entries) {
    const own = closeness(tag) ?? -1;
    if (own > score) [best, score] = [image, own];
  }
  return best;
}

/** Each variant counts less than a character of the entry's own pattern: variants tell forms of one entry apart. */
const ofVariant = 0.01;

/** A pattern with more literal characters is closer: `*fpm-alpine` is closer than `*fpm*`. */
function closeness({ tags, versions, selectors = [] }: KnownImage): Entry["closeness"] {
  const own = selected({ tags, versions } as Selector);
  const variants = selectors.map(selected);
  return (tag) => {
    const score = own(tag);
    if (score === undefined || variants.some((matches) => matches(tag) === undefined)) return undefined;
    return score + variants.length * ofVariant;
  };
}

function selected({ tags, versions }: Selector): Entry["closeness"] {
  const known = tags?.map((pattern) => [wildcard(pattern), 1 + pattern.replaceAll("*", "").length] as const);
  return (tag) => {
    const matching = known?.flatMap(([matches, score]) => (matches(tag) ? [score] : []));
    if (matching?.length === 0 || (versions !== undefined && !isInRange(tag, versions))) return undefined;
    return Math.max(0, ...(matching ?? [])) + (versions === undefined ? 0 : 1);
  };
}

/** The facts on which all forms of a repository agree, for an image with a digest and no tag. */
function agreed([first, ...others]: readonly KnownImage[]): KnownImage | undefined {
  if (first === undefined || others.length === 0) return first;
  const {
    user,
    readOnlyRoot,
    workdir,
    requires,
    programs,
    bare,
    entrypoint,
    ends,
    volumes,
    paths,
    tags,
    versions,
    selectors,
    ...rest
  } = first;
  const all = <K extends keyof KnownImage>(key: K) =>
    others.every((other) => same(other[key], first[key])) ? { [key]: first[key] } : {};
  const shared = (key: "programs" | "entrypoint") => {
    const lists = [first, ...others].map((image) => image[key]);
    return lists.every((list) => list !== undefined) ? { [key]: [...new Set(lists.flat())] } : {};
  };
  return {
    ...rest,
    ...all("user"),
    ...all("readOnlyRoot"),
    ...all("requires"),
    ...shared("programs"),
    ...shared("entrypoint"),
    ...all("bare"),
    ...all("ends"),
    volumes: volumes?.filter((path) => others.every((other) => other.volumes?.includes(path))) ?? [],
    paths: paths.flatMap((path) => {
      const twins = others.map((other) => other.paths.find((one) => one.path === path.path));
      return twins.every((twin) => twin !== undefined && decisive.every((key) => same(twin[key], path[key])))
        ? [inCommon(path, twins as CataloguePath[])]
        : [];
    }),
  };
}

/** The keys of a path that say when it is needed. */
export const keysOfNeed = [
  "required",
  "if",
  "unless",
  "fleeting",
  "likely",
  "moved",
  "list",
  "or",
  "exists",
  "sticky",
  "chart",
  "stops",
] as const;

const decisive = ["kind", ...keysOfNeed] as const;

function inCommon(path: CataloguePath, twins: readonly CataloguePath[]): CataloguePath {
  const keys = Object.keys(path) as (keyof CataloguePath)[];
  const kept = keys.filter(
    (key) => twins.every((twin) => same(twin[key], path[key])) || key === "why" || key === "size",
  );
  return Object.fromEntries(kept.map((key) => [key, path[key]])) as unknown as CataloguePath;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
