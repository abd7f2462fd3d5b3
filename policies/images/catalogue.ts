import { expandAll } from "./expand";
import { onHub, renamed } from "./hub";
import { type KnownImage, lookup } from "./lookup";
import { formatImage, type ImageReference, mirrorPrefix, parseImage } from "./reference";
import type { CatalogueImage } from "./types";

export type { CatalogueImage, CataloguePath } from "./types";

export interface RecipeOptions {
  /** Registries, or registry and path, that mirror others: `mirror.example/dockerhub`. Default: none. */
  readonly mirrors?: readonly string[] | undefined;
  /** A team's own entries; they win over the catalogue's. Default: none. */
  readonly images?: readonly CatalogueImage[] | undefined;
}

type Lookup = ReturnType<typeof lookup>;

let forms: readonly KnownImage[] | undefined;
let catalogue: Lookup | undefined;
/** Results of recent look-ups: rules and containers ask for the same few images again and again. */
const recent = new Map<string, KnownImage | undefined>();
const mostRecent = 1000;
/** Caches by array identity: an unchanged configuration always passes the same array. */
const lookupOf = once((images: readonly CatalogueImage[]) =>
  lookup(expandAll(images, images.some(({ from }) => from !== undefined) ? builtIn() : [])),
);
const prefixesOf = once((mirrors: readonly string[]) =>
  mirrors.flatMap((mirror) => mirrorPrefix(mirror) ?? []).sort((a, b) => b.length - a.length),
);

/** The catalogue's facts about an image; undefined if the image is unknown or the string is no image reference. */
export function recipeFor(image: string, options: RecipeOptions = {}): KnownImage | undefined {
  const { mirrors = [], images = [] } = options;
  if (mirrors.length > 0 || images.length > 0) return search(image, options);
  if (recent.has(image)) return recent.get(image);
  const found = search(image, options);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(image, found);
  return found;
}

function search(image: string, { mirrors = [], images }: RecipeOptions): KnownImage | undefined {
  const reference = parseImage(image);
  if (reference === undefined) return undefined;
  catalogue ??= lookup(builtIn());
  const candidates = [reference, ...behindMirrors(reference, mirrors), ...onHub(reference), ...renamed(reference)];
  for (const find of images === undefined ? [catalogue] : [lookupOf(images), catalogue]) {
    for (const candidate of candidates) {
      const found = find(candidate);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The forms of all entries of the catalogue. */
export function builtIn(): readonly KnownImage[] {
  // Loaded at the first use: the pack has to start fast.
  forms ??= require("./images.json") as KnownImage[];
  return forms;
}

/** JSON Schema of a team's own entry, for the configuration of a rule. */
export function imageSchema(): object {
  return require("./schema.json");
}

function once<K extends object, V extends object>(find: (list: K) => V): (list: K) => V {
  const found = new WeakMap<K, V>();
  return (list) => {
    const known = found.get(list) ?? find(list);
    found.set(list, known);
    return known;
  };
}

/** The upstream names an image may have: one per matching mirror, longest prefix first. */
function behindMirrors(reference: ImageReference, mirrors: readonly string[]): ImageReference[] {
  if (mirrors.length === 0) return [];
  const text = formatImage(reference);
  return prefixesOf(mirrors)
    .filter((prefix) => text.startsWith(prefix))
    .flatMap((prefix) => parseImage(text.slice(prefix.length)) ?? []);
}
