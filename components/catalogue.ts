import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A path that an image writes. */
export interface CataloguePath {
  path: string;
  kind: "ephemeral" | "persistent";
  required: "always" | "conditional";
  when?: string;
  why: string;
  uid?: number;
  gid?: number;
  mode?: string;
  exec?: boolean;
  size?: string;
  content?: boolean;
}

/** What the catalogue knows of an image. */
export interface CatalogueImage {
  name: string;
  user?: { uid: number; gid: number; root?: boolean };
  paths: CataloguePath[];
}

let images: CatalogueImage[] | undefined;

/** Every image of the catalogue; read when first asked for. */
export function catalogueImages(): CatalogueImage[] {
  if (images !== undefined) return images;
  // Beside the sources, and one level above the compiled files.
  const file = [__dirname, join(__dirname, "..")]
    .map((base) => join(base, "catalogue", "images.json"))
    .find(existsSync);
  if (file === undefined)
    throw new Error("The image catalogue is missing from @readonly-rootfs/hardened: run `npm run build`.");
  images = JSON.parse(readFileSync(file, "utf8")) as CatalogueImage[];
  return images;
}
