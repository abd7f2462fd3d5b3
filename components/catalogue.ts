import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueCondition, CatalogueImage, CataloguePath } from "./catalogue-types";
import { isWithin, placeOf } from "./container-path";

export type { CatalogueImage, CataloguePath };

/** The look-up that the pack uses, built from the same sources. */
interface Lookup {
  builtIn(): readonly CatalogueImage[];
  recipeFor(reference: string, options: { images?: readonly CatalogueImage[] }): CatalogueImage | undefined;
  bytes(text: string): number | undefined;
  dockerSize(bytes: number): string;
  kubernetesSize(bytes: number): string;
  readonly page: number;
}

let loaded: Lookup | undefined;

/** What the components share with the pack. */
export function lookup(): Lookup {
  if (loaded !== undefined) return loaded;
  // The file is beside the sources, and one level above the compiled files.
  const file = [__dirname, join(__dirname, "..")].map((base) => join(base, "catalogue", "lookup.js")).find(existsSync);
  if (file === undefined)
    throw new Error("The image catalogue is missing from @readonly-rootfs/hardened: run `npm run build`.");
  loaded = require(file) as Lookup;
  return loaded;
}

/** Every image of the catalogue, in each of its forms. */
export function catalogueImages(): readonly CatalogueImage[] {
  return lookup().builtIn();
}

/** The entry that holds for a reference and its tag; `images` are further entries, which win. */
export function knownImage(reference: string, images?: readonly CatalogueImage[]): CatalogueImage | undefined {
  return lookup().recipeFor(reference, images === undefined ? {} : { images });
}

/** The entry that holds for the tag of a reference; undefined if only a digest says which image it is. */
export function taggedImage(reference: string): CatalogueImage | undefined {
  return /(^|\/)[^/:]*@/.test(reference) ? undefined : knownImage(reference);
}

/** Whether memory would do harm at a path: memory loses data that must last, and hides files of the image. */
export function lasts(path: CataloguePath): boolean {
  return path.kind === "persistent" || path.content === true;
}

/** Whether the image writes to the path unless the program configures otherwise, where `root` or another user starts it. */
export function isNeededByDefault(
  { required, if: when = [], unless = [], likely }: Pick<CataloguePath, "required" | "if" | "unless" | "likely">,
  root: boolean,
): boolean {
  if (required === "always") return true;
  if (isGuess(likely) || when.length + unless.length === 0) return false;
  const holds = (condition: CatalogueCondition) => condition.root === root && Object.keys(condition).length === 1;
  return when.every(holds) && !unless.some(holds);
}

/** Whether an image that is started without settings is only guessed to write there. */
function isGuess(likely: CataloguePath["likely"]): boolean {
  return typeof likely === "object" ? likely.some(({ entrypoint }) => entrypoint === true) : likely === true;
}

/** Whether root starts the image with its recipe, which names the user of the image unless that is root. */
export const isRoot = ({ user }: CatalogueImage): boolean => user?.uid === undefined || user.uid === 0;

/**
 * The paths of an image that lie in no other path of it, because a component mounts nothing inside a mount. The outer path
 * stands for the paths inside: where one inside is always needed, it is needed too, with room for all, and lasts if one inside
 * must last.
 */
export function outerPaths(image: CatalogueImage): CataloguePath[] {
  const inside = (inner: CataloguePath, outer: CataloguePath) =>
    inner !== outer && isWithin(placeOf(inner.path), placeOf(outer.path));
  return image.paths
    .filter((path) => !image.paths.some((other) => inside(path, other)))
    .map((path) => {
      const needed = image.paths.filter((other) => inside(other, path) && isNeededByDefault(other, isRoot(image)));
      const kept = needed.find(lasts);
      const outer = needed.length === 0 ? path : needing(path, needed, isRoot(image));
      return kept === undefined || lasts(path) ? outer : { ...outer, kind: "persistent", why: kept.why };
    });
}

/** The path as it is where paths inside are needed, whatever it is needed for itself. */
function needing(path: CataloguePath, inside: readonly CataloguePath[], root: boolean): CataloguePath {
  if (isNeededByDefault(path, root)) return path;
  const { if: _if, unless: _unless, likely: _likely, size, ...rest } = path;
  const { bytes, kubernetesSize } = lookup();
  const room = [path, ...inside].reduce((sum, one) => sum + (bytes(one.size ?? "") ?? 0), 0);
  return { ...rest, required: "always", ...(size !== undefined && { size: kubernetesSize(room) }) };
}
