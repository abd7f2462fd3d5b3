import * as pulumi from "@pulumi/pulumi";
import { type CatalogueImage, type CataloguePath, catalogueImages, lasts, outerPaths } from "./catalogue";
import { placeOf } from "./container-path";
import { given } from "./values";
import type { Tmpfs } from "./writable";

/** How one path of a recipe is made; each platform has its own kinds of volume. */
export interface RecipePath {
  tmpfs?: Tmpfs;
  volume?: object;
  bind?: object;
}

/** What a known image must be able to write, and who runs in it: spread it into the arguments of a component. */
export interface Recipe<T> {
  /** For the argument `writable`. */
  writable: Record<string, T | { tmpfs: Tmpfs }>;
  /** For the argument `user`: who writes in this image, so that it need not start as root. Example: "999:999". */
  user?: string;
}

/**
 * What an image of the catalogue must be able to write: memory with the right owner and size for what is temporary, and your own
 * choice for what must last.
 *
 * ```ts
 * new HardenedContainer("db", {
 *   image: "mysql:8.4",
 *   ...recipe("mysql", { "/var/lib/mysql": { volume: { name: "db" } } }),
 * });
 * ```
 *
 * @param name the image in the catalogue, e.g. "mysql"
 * @param paths the paths to declare oneself: those that hold data, those needed under a condition only, and any other to change
 * how it is made. `{}` takes what the catalogue says, so that the program can show a path without repeating its size and owner.
 * @throws when the catalogue does not know the image or the path, or when a path that holds data is left out
 */
export function recipe<T extends RecipePath>(name: string, paths: Record<string, T> = {}): Recipe<T> {
  return recipeFrom(catalogueImages(), name, paths);
}

/** The recipe of an image of this catalogue. */
export function recipeFrom<T extends RecipePath>(
  images: CatalogueImage[],
  name: string,
  paths: Record<string, T>,
): Recipe<T> {
  const refuse = (reason: string) => new pulumi.RunError(`recipe(${JSON.stringify(name)}): ${reason}`);
  const image = images.find((known) => known.name === name);
  if (image === undefined) throw refuse(unknownImage(images, name));
  const known = outerPaths(image);
  const stranger = Object.keys(paths).find((path) => !known.some((entry) => placeOf(entry.path) === placeOf(path)));
  if (stranger !== undefined) throw refuse(unknownPath(known, stranger));
  const writable = known.flatMap((entry): [string, T | { tmpfs: Tmpfs }][] => {
    const own = Object.entries(paths).find(([path]) => placeOf(path) === placeOf(entry.path));
    if (own === undefined && entry.required !== "always") return [];
    const given = own === undefined || Object.keys(own[1]).length === 0 ? undefined : own[1];
    if (given === undefined && lasts(entry)) throw refuse(undeclared(name, entry));
    return [[own?.[0] ?? entry.path, completed(given, tmpfsOf(image, entry))]];
  });
  const { uid, gid } = image.user ?? {};
  const user = gid === undefined ? `${uid}` : `${uid}:${gid}`;
  return { writable: Object.fromEntries(writable), ...(uid === undefined || uid === 0 ? {} : { user }) };
}

function completed<T extends RecipePath>(given: T | undefined, tmpfs: Tmpfs): T | { tmpfs: Tmpfs } {
  if (given === undefined) return { tmpfs };
  return given.tmpfs === undefined ? given : { ...given, tmpfs: { ...tmpfs, ...given.tmpfs } };
}

function tmpfsOf({ user }: CatalogueImage, { size, uid, gid, mode, exec }: CataloguePath): Tmpfs {
  return given({ size, uid: uid ?? user?.uid, gid: gid ?? user?.gid, mode, exec });
}

function undeclared(name: string, { path, why, content }: CataloguePath): string {
  const example = `recipe("${name}", { "${path}": { volume: { name: "${name}" } } })`;
  const reason = content === true ? `holds files of the image, which memory would hide` : `holds data that must last`;
  return `"${path}" ${reason} (${why}). Say where it is kept, for example ${example}.`;
}

function unknownPath(known: CataloguePath[], path: string): string {
  const paths = known.map((entry) => `"${entry.path}"`).join(", ");
  return `the catalogue knows ${paths === "" ? "no path" : paths}, not "${path}". Declare it in \`writable\` beside the recipe.`;
}

function unknownImage(images: CatalogueImage[], name: string): string {
  const names = images.map((known) => known.name);
  const near = names.filter((known) => known.includes(name) || name.includes(known)).map((known) => `"${known}"`);
  const list = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `It knows ${names.join(", ")}.`;
  return `the catalogue does not know this image. ${list} Declare what it writes in \`writable\`.`;
}
