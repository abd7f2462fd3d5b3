import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueImage, CataloguePath } from "./catalogue-types";
import { isWithin, placeOf } from "./container-path";

export type { CatalogueImage, CataloguePath };

let images: CatalogueImage[] | undefined;

/** Every image of the catalogue; read from the file at the first call. */
export function catalogueImages(): CatalogueImage[] {
  if (images !== undefined) return images;
  // The file is beside the sources, and one level above the compiled files.
  const file = [__dirname, join(__dirname, "..")]
    .map((base) => join(base, "catalogue", "images.json"))
    .find(existsSync);
  if (file === undefined)
    throw new Error("The image catalogue is missing from @readonly-rootfs/hardened: run `npm run build`.");
  images = JSON.parse(readFileSync(file, "utf8")) as CatalogueImage[];
  return images;
}

/** Whether memory would do harm at a path: memory loses data that must last, and hides files of the image. */
export function lasts(path: CataloguePath): boolean {
  return path.kind === "persistent" || path.content === true;
}

/** Whether the image writes to the path unless the program configures otherwise. */
export function isNeededByDefault({ required, if: when, unless, likely }: CataloguePath): boolean {
  return required === "always" || (when === undefined && unless !== undefined && likely !== true);
}

/**
 * The paths of an image that lie in no other path of it, because a component mounts nothing inside a mount. The outer path
 * stands for the paths inside, and must last if one that is always needed inside must last.
 */
export function outerPaths(image: CatalogueImage): CataloguePath[] {
  const inside = (inner: CataloguePath, outer: CataloguePath) =>
    inner !== outer && isWithin(placeOf(inner.path), placeOf(outer.path));
  return image.paths
    .filter((path) => !image.paths.some((other) => inside(path, other)))
    .map((path) => {
      const kept = image.paths.find((other) => inside(other, path) && isNeededByDefault(other) && lasts(other));
      return kept === undefined || lasts(path) ? path : { ...path, kind: "persistent", why: kept.why };
    });
}
