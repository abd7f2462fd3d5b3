import { type ImageReference, parseImage, referenceMatcher, tagOf } from "./reference";
import type { CatalogueImage } from "./types";
import { wildcard } from "./wildcard";

interface Entry {
  readonly image: CatalogueImage;
  /** How closely the entry is about this tag: 0 when it is about all tags, undefined when it is not about this one. */
  readonly closeness: (tag: string | undefined) => number | undefined;
}

/** Finds the entry that an image belongs to, by a map: thousands of entries cost no more than one. */
export function lookup(images: readonly CatalogueImage[]): (reference: ImageReference) => CatalogueImage | undefined {
  const named = new Map<string, Entry[]>();
  const patterns: [matches: (reference: ImageReference) => boolean, entry: Entry][] = [];
  for (const image of images) {
    const entry = { image, closeness: closeness(image.tags) };
    for (const repository of image.repositories) {
      const plain = parseImage(repository);
      if (plain !== undefined) {
        const name = `${plain.registry}/${plain.repository}`;
        named.set(name, [...(named.get(name) ?? []), entry]);
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

function closest(entries: readonly Entry[], reference: ImageReference): CatalogueImage | undefined {
  const tag = tagOf(reference);
  let best: CatalogueImage | undefined;
  let score = -1;
  for (const { image, closeness } of entries) {
    const own = closeness(tag) ?? -1;
    if (own > score) [best, score] = [image, own];
  }
  return best;
}

/** The more a pattern spells out the closer it is: `*fpm-alpine` is closer than `*fpm*`. */
function closeness(tags: CatalogueImage["tags"]): Entry["closeness"] {
  if (tags === undefined) return () => 0;
  const known = tags.map((pattern) => [wildcard(pattern), 1 + pattern.replaceAll("*", "").length] as const);
  return (tag) => {
    const matching = known.flatMap(([matches, score]) => (tag !== undefined && matches(tag) ? [score] : []));
    return matching.length === 0 ? undefined : Math.max(...matching);
  };
}
