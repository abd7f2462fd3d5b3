import * as pulumi from "@pulumi/pulumi";
import { type CatalogueImage, type CataloguePath, catalogueImages } from "./catalogue";
import { placeOf } from "./container-path";
import type { Tmpfs } from "./writable";

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
export function recipe<T extends { tmpfs?: Tmpfs }>(name: string, paths: Record<string, T> = {}): Recipe<T> {
  const who = `recipe(${JSON.stringify(name)})`;
  const image = catalogueImages().find((known) => known.name === name);
  if (image === undefined) throw new pulumi.RunError(`${who}: ${unknownImage(name)}`);
  for (const path of Object.keys(paths)) {
    if (!image.paths.some((known) => placeOf(known.path) === placeOf(path))) {
      const known = image.paths.map((entry) => `"${entry.path}"`).join(", ");
      throw new pulumi.RunError(
        `${who}: the catalogue knows ${known}, not "${path}". Declare it in \`writable\` beside the recipe.`,
      );
    }
  }
  const writable = image.paths.flatMap((known): [string, T | { tmpfs: Tmpfs }][] => {
    const own = Object.entries(paths).find(([path]) => placeOf(path) === placeOf(known.path));
    if (own !== undefined) return [[own[0], declared(who, image, known, own[1])]];
    if (known.required !== "always") return [];
    if (lasts(known)) throw new pulumi.RunError(`${who}: ${undeclared(name, known)}`);
    return [[known.path, { tmpfs: tmpfsOf(image, known) }]];
  });
  const { user } = image;
  return {
    writable: Object.fromEntries(writable),
    ...(user !== undefined && user.uid !== 0 ? { user: `${user.uid}:${user.gid}` } : {}),
  };
}

// A tmpfs would lose what must last, and would hide what the image put there.
function lasts(path: CataloguePath): boolean {
  return path.kind === "persistent" || path.content === true;
}

function declared<T extends { tmpfs?: Tmpfs }>(
  who: string,
  image: CatalogueImage,
  known: CataloguePath,
  own: T,
): T | { tmpfs: Tmpfs } {
  if (Object.keys(own).length === 0) {
    if (lasts(known)) throw new pulumi.RunError(`${who}: ${undeclared(image.name, known)}`);
    return { tmpfs: tmpfsOf(image, known) };
  }
  return own.tmpfs === undefined ? own : { ...own, tmpfs: { ...tmpfsOf(image, known), ...own.tmpfs } };
}

function tmpfsOf(image: CatalogueImage, { size, uid, gid, mode, exec }: CataloguePath): Tmpfs {
  return {
    ...(size === undefined ? {} : { size }),
    ...(uid === undefined && image.user === undefined ? {} : { uid: uid ?? image.user?.uid ?? 0 }),
    ...(gid === undefined && image.user === undefined ? {} : { gid: gid ?? image.user?.gid ?? 0 }),
    ...(mode === undefined ? {} : { mode }),
    ...(exec === undefined ? {} : { exec }),
  };
}

function undeclared(name: string, { path, why, content }: CataloguePath): string {
  const example = `recipe("${name}", { "${path}": { volume: { name: "${name}" } } })`;
  const reason = content === true ? `holds files of the image, which memory would hide` : `holds data that must last`;
  return `"${path}" ${reason} (${why}). Say where it is kept, for example ${example}.`;
}

function unknownImage(name: string): string {
  const names = catalogueImages().map((known) => known.name);
  const near = names.filter((known) => known.includes(name) || name.includes(known));
  const list =
    near.length > 0
      ? `Did you mean ${near.map((known) => `"${known}"`).join(" or ")}?`
      : `It knows ${names.join(", ")}.`;
  return `the catalogue does not know this image. ${list} Declare what it writes in \`writable\`.`;
}
