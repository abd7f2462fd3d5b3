import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "./argument";
import {
  type CatalogueImage,
  type CataloguePath,
  catalogueImages,
  isNeededByDefault,
  isRoot,
  knownImage,
  lasts,
  outerPaths,
  taggedImage,
} from "./catalogue";
import { placeOf } from "./container-path";
import type { ImageName } from "./image-name";
import { given } from "./values";
import type { Tmpfs } from "./writable";

/** The storage of one path of a recipe; each platform has its own kinds of volume. */
export interface RecipePath {
  tmpfs?: Tmpfs;
  volume?: object;
  bind?: object;
  empty?: object;
  docker?: object;
}

/** The paths that a known image must be able to write, and its user: spread it into the arguments of a component. */
export interface Recipe<T> {
  /** For the argument `writable`. */
  writable: Record<string, Completed<T> | { tmpfs: Tmpfs }>;
  /** For the argument `user`: the user who writes in this image, so that it need not start as root. Example: "999:999". */
  user?: string;
}

/** The storage of a path of a recipe; one that names no kind is memory. */
type Completed<T> = T extends unknown ? (Record<never, never> extends T ? never : T) : never;

/** The origin of a recipe, under a symbol that a spread copies: a component reads from it what the recipe is about. */
class Origin {
  constructor(
    readonly call: string,
    /** What distinguishes the recipes of two images. */
    readonly needs: string,
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
 *   ...recipe("mysql:8.4", { "/var/lib/mysql": { volume: { name: "db" } }, "/srv/exports": { volume: { name: "exports" } } }),
 * });
 * ```
 *
 * @param image the image with its tag, as in the argument `image`, because what an image writes depends on its tag; for an image of
 * one's own, the image that it is built from. Components refuse a recipe that does not fit an `image` that the catalogue knows.
 * @param paths paths to declare: those that hold data, those needed only where the program configures something, those of the catalogue that are to be
 * made in another way, and any other that the program writes. `{}` takes a path as the catalogue has it, so that the program can
 * show the path without repeating its size and owner.
 * @throws RunError when the catalogue does not know the image, when the image does not run with a read-only root filesystem, or
 * when a path that holds data is left out
 */
export function recipe<T extends RecipePath>(
  image: ImageName | (string & Record<never, never>),
  paths: Record<string, T> = {},
): Recipe<T> {
  return recipeFrom(undefined, image, paths);
}

/** Like `recipe`; `images` are further entries, which win over those of the catalogue. */
export function recipeFrom<T extends RecipePath>(
  images: readonly CatalogueImage[] | undefined,
  reference: string,
  paths: Record<string, T>,
): Recipe<T> {
  const call = `recipe(${typeof reference === "string" ? JSON.stringify(reference) : ""})`;
  const refuse = (reason: string) => new pulumi.RunError(`${call}: ${reason}`);
  if (typeof reference !== "string" || reference === "") {
    throw refuse('needs the image with its tag, known while the program runs, such as recipe("postgres:16").');
  }
  refuseOtherPaths(paths, refuse);
  const image = knownImage(reference, images);
  if (image === undefined) throw refuse(unknownImage(images ?? catalogueImages(), reference));
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
    if (chosen === undefined && !isNeededByDefault(entry, isRoot(image))) return [];
    const declared = chosen === undefined || isEmpty(chosen[1]) ? undefined : chosen[1];
    if (declared === undefined && lasts(entry)) throw refuse(undeclared(reference, entry));
    if (declared !== undefined && entry.file && declared.bind === undefined) throw refuse(undeclared(reference, entry));
    return [[chosen?.[0] ?? entry.path, completed(declared, tmpfsOf(image, entry))]];
  });
  const { uid, gid } = image.user ?? {};
  const user = gid === undefined ? `${uid}` : `${uid}:${gid}`;
  const writable = Object.fromEntries([...ofImage, ...own]) as Recipe<T>["writable"];
  return {
    writable,
    ...(uid === undefined || uid === 0 ? {} : { user }),
    [Symbol(call)]: new Origin(
      call,
      needsOf(image),
      Object.keys(writable),
      known.filter(({ exec }) => exec).map(({ path }) => path),
    ),
  };
}

function refuseOtherPaths(paths: Record<string, RecipePath>, refuse: (reason: string) => Error): void {
  const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(paths))
    throw refuse('needs a map of paths after the image, such as { "/srv/data": { volume: { name: "data" } } }.');
  const other = Object.entries(paths).find(([, declared]) => !isMap(declared) || pulumi.Output.isInstance(declared));
  if (other !== undefined) {
    throw refuse(`"${other[0]}" must be a plain object such as { tmpfs: {} }, or {} for what the catalogue has.`);
  }
}

/** What the components make of an entry: its user and its paths. */
function needsOf({ user, paths }: CatalogueImage): string {
  return JSON.stringify([user, paths.map(({ why, error, ...path }) => path)]);
}

/** Refuses a known image beside the recipe of an image that writes other paths, or as another user. */
export function refuseOtherRecipe(at: Argument, image: string, args: object): void {
  const known = taggedImage(image);
  if (known === undefined) return;
  const other = originsOf(args).find(({ needs }) => needs !== needsOf(known));
  if (other === undefined) return;
  const own = `recipe(${JSON.stringify(image)})`;
  throw at.refuse(`is ${JSON.stringify(image)}, which ${other.call} does not fit: write \`${own}\`.`);
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

function undeclared(reference: string, { path, why, content, file }: CataloguePath): string {
  const name = repositoryOf(reference).split("/").at(-1);
  const kind = file ? `bind: { hostPath: "/srv/${name}${path}" }` : `volume: { name: "${name}" }`;
  const example = `recipe("${reference}", { "${path}": { ${kind} } })`;
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

function unknownImage(images: readonly CatalogueImage[], reference: string): string {
  const names = [...new Set(images.flatMap(({ repositories }) => repositories).map(shortName))];
  const name = shortName(repositoryOf(reference));
  if (names.includes(name)) return `the catalogue knows this image under other tags. ${declareOwn}`;
  const near = names
    .filter((known) => known.includes(name) || name.includes(known))
    .sort((one, other) => one.length - other.length)
    .map((known) => `"${known}"`);
  const known = names.length > 20 ? `${names.length} images: see ${list}` : names.join(", ");
  const hint = near.length > 0 ? `Did you mean ${near.slice(0, 4).join(" or ")}?` : `It knows ${known}.`;
  return `the catalogue does not know this image. ${hint} ${declareOwn}`;
}

const declareOwn = "Declare the paths it writes in `writable`.";

/** A reference without tag and digest. */
const repositoryOf = (reference: string) => reference.replace(/@.*$/, "").replace(/:[^/]*$/, "");

/** A repository as programs write it. */
const shortName = (repository: string) => repository.replace(/^docker\.io\/(library\/)?/, "");
