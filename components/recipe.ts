import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";
import {
  type CatalogueImage,
  type CataloguePath,
  catalogueImages,
  isNeededByDefault,
  lasts,
  outerPaths,
} from "./catalogue";
import { placeOf } from "./container-path";
import { given } from "./values";
import type { Tmpfs } from "./writable";

/** The storage of one path of a recipe; each platform has its own kinds of volume. */
export interface RecipePath {
  tmpfs?: Tmpfs;
  volume?: object;
  bind?: object;
}

/** The paths that a known image must be able to write, and its user: spread it into the arguments of a component. */
export interface Recipe<T> {
  /** For the argument `writable`. */
  writable: Record<string, T | { tmpfs: Tmpfs }>;
  /** For the argument `user`: the user who writes in this image, so that it need not start as root. Example: "999:999". */
  user?: string;
}

/** The origin of a recipe, under a symbol that a spread copies: a component reads from it the paths that the recipe opened. */
class Origin {
  constructor(
    readonly call: string,
    readonly paths: readonly string[],
    /** The paths from which the image runs programs. */
    readonly programs: readonly string[],
  ) {}
}

/**
 * The paths that an image of the catalogue must be able to write: memory with the right owner and size for temporary files, and
 * your own choice for data that must last. A program's own paths belong among `paths` too: a `writable` that is spelled out after
 * the recipe would replace the recipe's, which components refuse.
 *
 * ```ts
 * new HardenedContainer("db", {
 *   image: "mysql:8.4",
 *   ...recipe("mysql", { "/var/lib/mysql": { volume: { name: "db" } }, "/srv/exports": { volume: { name: "exports" } } }),
 * });
 * ```
 *
 * @param name the image in the catalogue, e.g. "mysql"
 * @param paths paths to declare: those that hold data, those needed only where the program configures something, those of the catalogue that are to be
 * made in another way, and any other that the program writes. `{}` takes a path as the catalogue has it, so that the program can
 * show the path without repeating its size and owner.
 * @throws RunError when the catalogue does not know the image, when the image does not run with a read-only root filesystem, or
 * when a path that holds data is left out
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
  const call = `recipe(${JSON.stringify(name)})`;
  const refuse = (reason: string) => new pulumi.RunError(`${call}: ${reason}`);
  const image = images.find((known) => known.name === name);
  if (image === undefined) throw refuse(unknownImage(images, name));
  const { verdict, reason, if: when, unless } = image.readOnlyRoot ?? {};
  if (verdict === "does not run" && when === undefined && unless === undefined) {
    throw refuse(
      `the image does not run with a read-only root filesystem (${reason}). Use another image, or another version.`,
    );
  }
  const known = outerPaths(image);
  const own = Object.entries(paths).filter(([path]) => !known.some((entry) => placeOf(entry.path) === placeOf(path)));
  const empty = own.find(([, declared]) => isEmpty(declared));
  if (empty !== undefined) throw refuse(unknownPath(known, empty[0]));
  const ofImage = known.flatMap((entry): [string, T | { tmpfs: Tmpfs }][] => {
    const chosen = Object.entries(paths).find(([path]) => placeOf(path) === placeOf(entry.path));
    if (chosen === undefined && !isNeededByDefault(entry)) return [];
    const declared = chosen === undefined || isEmpty(chosen[1]) ? undefined : chosen[1];
    if (declared === undefined && lasts(entry)) throw refuse(undeclared(name, entry));
    if (declared !== undefined && entry.file && declared.bind === undefined) throw refuse(undeclared(name, entry));
    return [[chosen?.[0] ?? entry.path, completed(declared, tmpfsOf(image, entry))]];
  });
  const { uid, gid } = image.user ?? {};
  const user = gid === undefined ? `${uid}` : `${uid}:${gid}`;
  const writable = Object.fromEntries([...ofImage, ...own]);
  return {
    writable,
    ...(uid === undefined || uid === 0 ? {} : { user }),
    [Symbol(call)]: new Origin(
      call,
      Object.keys(writable),
      known.filter(({ exec }) => exec).map(({ path }) => path),
    ),
  };
}

function originsOf(args: object): Origin[] {
  const values = Object.getOwnPropertySymbols(args).map((symbol) => (args as Record<symbol, unknown>)[symbol]);
  return values.filter((value) => value instanceof Origin);
}

/** Whether a recipe among the arguments has an image that runs programs from the path. */
export function runsProgramsFrom(args: object, path: string): boolean {
  return originsOf(args).some(({ programs }) => programs.some((program) => placeOf(program) === placeOf(path)));
}

/** Refuses arguments with a recipe spread into them whose `writable` lacks paths of that recipe. */
export function refuseLostRecipe(root: Argument, args: { writable?: Record<string, unknown> }): void {
  const places = Object.keys(args.writable ?? {}).map(placeOf);
  for (const origin of originsOf(args)) {
    const lost = origin.paths.filter((path) => !places.includes(placeOf(path))).map((path) => `"${path}"`);
    if (lost.length === 0) continue;
    const own = origin.call.replace(/\)$/, ', { "/srv/data": ... })');
    throw root
      .property("writable")
      .refuse(
        `replaces that of ${origin.call} and lacks ${lost.join(", ")}. Give your own paths to the recipe, \`${own}\`, or spread both: \`writable: { ...${origin.call}.writable, "/srv/data": ... }\`.`,
      );
  }
}

function isEmpty(declared: object): boolean {
  return Object.keys(declared).length === 0;
}

function completed<T extends RecipePath>(declared: T | undefined, tmpfs: Tmpfs): T | { tmpfs: Tmpfs } {
  if (declared === undefined) return { tmpfs };
  return declared.tmpfs === undefined ? declared : { ...declared, tmpfs: { ...tmpfs, ...declared.tmpfs } };
}

function tmpfsOf({ user }: CatalogueImage, { size, uid, gid, mode, exec }: CataloguePath): Tmpfs {
  return given({ size, uid: uid ?? user?.uid, gid: gid ?? user?.gid, mode, exec }) as Tmpfs;
}

function undeclared(name: string, { path, why, content, file }: CataloguePath): string {
  const kind = file ? `bind: { hostPath: "/srv/${name}${path}" }` : `volume: { name: "${name}" }`;
  const example = `recipe("${name}", { "${path}": { ${kind} } })`;
  if (file)
    return `"${path}" is a file that the image writes (${why}). Bind a writable copy of it, for example ${example}.`;
  const reason = content === true ? "holds files of the image, which memory would hide" : "holds data that must last";
  return `"${path}" ${reason} (${why}). Say where it is kept, for example ${example}.`;
}

function unknownPath(known: CataloguePath[], path: string): string {
  const paths = known.map((entry) => `"${entry.path}"`).join(", ");
  return `the catalogue knows ${paths === "" ? "no path" : paths}, not "${path}". Declare how it is made, for example { "${path}": { tmpfs: {} } }.`;
}

const list = "https://github.com/pulumi-readonly-rootfs/pulumi-readonly-rootfs/tree/main/catalogue";

function unknownImage(images: CatalogueImage[], name: string): string {
  const names = [...new Set(images.map((known) => known.name))];
  const near = names.filter((known) => known.includes(name) || name.includes(known)).map((known) => `"${known}"`);
  const known = names.length > 20 ? `${names.length} images: see ${list}` : names.join(", ");
  const hint = near.length > 0 ? `Did you mean ${near.slice(0, 8).join(" or ")}?` : `It knows ${known}.`;
  return `the catalogue does not know this image. ${hint} Declare the paths it writes in \`writable\`.`;
}
