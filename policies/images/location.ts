import { posix } from "node:path";
import { argumentsOf, type Given, type Started, variables } from "./conditions";
import { pathBehind } from "./path-behind";
import { fromDirectory, inDirectory } from "./relative";
import type { CatalogueMove, CataloguePath } from "./types";

/** Where a path of the catalogue lies in one container. */
export interface Location {
  /** Absolute path in the container; for a file that a setting names, its directory. */
  readonly path: string;
  /** The path in messages, or `the directory that PGDATA names`. */
  readonly shown: string;
  /** The variable or argument that moved it, empty for the working directory; undefined at its usual path. */
  readonly movedBy: string | undefined;
  /** The file that the setting names, in the directory `path`. */
  readonly named?: string;
  /** Set if `path` is a file in the root directory, where no directory can be mounted around it. */
  readonly file?: true;
}

/**
 * The locations that the first setting of `moved` names that is made, none while its value is unknown; else the usual one. Lists of
 * variables that are kept elsewhere hold credentials mostly: they move the path only where `mayMove` says so.
 *
 * @param workdir the WORKDIR of the image
 */
export function locationsOf(
  started: Started,
  path: CataloguePath,
  workdir: string | undefined,
  mayMove: () => boolean = () => true,
): readonly Location[] {
  const { path: usual, moved = [], relative } = path;
  for (const move of moved) {
    if (move.entrypoint && started.program.bare) continue;
    const given = givenTo(started, move, path, mayMove);
    if (given.length === 0) continue;
    return textsOf(started, given, move, path).flatMap((text) => locatedBy(started, text, move, path, workdir) ?? []);
  }
  const place = relative && workdir !== undefined ? inDirectory(started, usual, workdir) : usual;
  return place === undefined ? [] : [{ path: place, shown: place, movedBy: place === usual ? undefined : "" }];
}

/** The values of a setting that count; none if it is not made. */
function givenTo(
  started: Started,
  { env, arg, after }: CatalogueMove,
  { list }: CataloguePath,
  mayMove: () => boolean,
): readonly Given[] {
  const given = env === undefined ? argumentsOf(started, arg ?? "") : variables(started, env);
  if (given.every(({ elsewhere }) => elsewhere) && !mayMove()) return [];
  const made = given.filter(({ set, value }) => set !== false && value !== "").flatMap((one) => pathBehind(one, after));
  // Programs take the last of several arguments of one name, unless it may hold several values.
  return list === undefined ? [...new Map(made.map((one) => [one.name, one])).values()] : made;
}

/** A text that a setting gives for the path. */
interface Text {
  /** The name of the setting. */
  readonly name: string;
  readonly text: string;
  /** Whether messages may show it: it is a word of a command line without secrets. */
  readonly tells: boolean;
}

function textsOf(
  { container: { process } }: Started,
  given: readonly Given[],
  { env }: CatalogueMove,
  { list }: CataloguePath,
): readonly Text[] {
  if (env === undefined && given.some(({ value }) => value === undefined)) process.needWords();
  return given.flatMap(({ name, value = "" }) => {
    const values = list === undefined ? [value] : value.split(list);
    const tells = env === undefined && process.tells(value);
    return values.flatMap((one) => seriesIn(one.trim().replace(scheme, "")).map((text) => ({ name, text, tells })));
  });
}

/** The location that a text names; undefined if it is not known, or nothing has to be mounted there. */
function locatedBy(
  started: Started,
  { name, text, tells }: Text,
  { below = "", file }: CatalogueMove,
  { path: usual, kind }: CataloguePath,
  workdir: string | undefined,
): Location | undefined {
  const place = text.startsWith("/") ? text : fromDirectory(started, text, workdir);
  if (place === undefined) return undefined;
  const named = `${place.trim().replace(/\/+$/, "")}${below}` || "/";
  // Every container has devices, and shared memory that it can write.
  if (kind === "ephemeral" && named.startsWith("/dev/")) return undefined;
  const directory = file ? posix.dirname(named) : named;
  // Nothing can be mounted at the root itself.
  const alone = file && directory === "/";
  const path = alone ? named : directory;
  // What a variable names is hidden, unless it is the path that everybody knows.
  const open = tells ? ordinary.test(path) : path === usual;
  const hidden = `the ${alone ? "file" : file ? "directory of the file" : "directory"} that ${name} names`;
  return {
    path,
    shown: open ? path : hidden,
    movedBy: name,
    ...(alone && { file: true }),
    ...(file && !alone && { named }),
  };
}

const ordinary = /^\/[\w./-]{0,127}$/;

/** Before the path of a Unix socket or of an SQLite database, where the same setting can name a server: `unix:///run/app.sock`. */
const scheme = /^(unix:(\/\/)?|sqlite:\/\/)(?=\/)/i;

/** MinIO's short form of several directories: `/data{1...4}`. */
const series = /^(.*?)\{(\d{1,3})\.\.\.(\d{1,3})\}(.*)$/;

function seriesIn(value: string): string[] {
  const [, before = "", first, last, after = ""] = series.exec(value) ?? [];
  if (first === undefined) return [value];
  const count = Math.min(Number(last) - Number(first) + 1, mostPlaces);
  if (count < 1) return [value];
  const all = seriesIn(after).flatMap((end) =>
    Array.from({ length: count }, (_, index) => `${before}${Number(first) + index}${end}`),
  );
  return all.slice(0, mostPlaces);
}

const mostPlaces = 64;
