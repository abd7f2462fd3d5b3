import type { Container } from "../model/container";
import { isFleeting } from "../model/mount";
import { mountOver } from "../model/mount-over";
import { isWithin } from "../model/paths";
import { type RecipeOptions, recipeFor } from "./catalogue";
import { holds, isAny, type Started } from "./conditions";
import { locationsOf } from "./location";
import type { KnownImage } from "./lookup";
import { programOf } from "./program";
import { parseImage, tagOf } from "./reference";
import { scripted } from "./scripted";
import type { CatalogueCondition, CataloguePath, CatalogueSetting } from "./types";
import { printsError } from "./versions";

/**
 * The paths an image must be able to write as one container configures it. This is the only place that decides what `required`,
 * `if`, `unless`, `fleeting`, `likely`, `moved`, `chart`, `requires` and `readOnlyRoot` of the catalogue mean; serves.ts decides whether a
 * container gives it.
 */
export interface Needs {
  readonly image: KnownImage;
  /** The image in messages: `postgres:15`. */
  readonly name: string;
  readonly paths: readonly Need[];
  /** Paths of which no condition tells whether the image writes there. */
  readonly open: readonly CataloguePath[];
  /** Missing settings without which no writable path helps. */
  readonly settings: readonly CatalogueSetting[];
  /** The verdict about a read-only root if writable paths alone are not sufficient; else undefined. */
  readonly verdict: KnownImage["readOnlyRoot"];
}

/** A path that the image writes. */
export interface Need extends Omit<CataloguePath, "error" | "file" | "content" | "shipped" | "own" | "likely"> {
  /** Absolute path in the container, after a variable or an argument moved it. */
  readonly path: string;
  /** The path in messages, or `the directory that PGDATA names`. */
  readonly shown: string;
  /** The variable or argument that moved it; undefined at its usual path. */
  readonly movedBy: string | undefined;
  /** The file that the setting names, in the directory `path`. */
  readonly named?: string;
  readonly file: boolean | undefined;
  readonly content: boolean | undefined;
  readonly shipped: string | undefined;
  readonly own: CataloguePath["own"] | undefined;
  readonly error: string | undefined;
  /** Whether the data may be lost, as far as is known. */
  readonly mayPass?: boolean;
  /** Whether the image probably writes there, although the program does not show it; reported as advice. */
  readonly likely: boolean;
  /** The VOLUME of the image at or above the path. */
  readonly volume: string | undefined;
  /** Owner that a mount there has to have. */
  readonly owner: Owner;
  /** What to do about a path that no mount gives, as an order. */
  readonly instead?: string;
  /** The user who writes there; undefined if container and image leave it open, or root starts the container. */
  readonly writer: Owner | undefined;
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const noOwner = {};

/**
 * The needs of a container: those of its image, if the catalogue has it and the container starts its program, and those of its own
 * scripts. Undefined if nothing is known. With `kind`, without the paths that are never of this kind.
 */
export function needs(container: Container, options: RecipeOptions, kind?: Need["kind"]): Needs | undefined {
  const reference = container.image.effective;
  if (reference === undefined) return undefined;
  const image = recipeOf(container, reference, options);
  const program = image && programOf(container.process, image);
  const own =
    image && program && ofProgram({ container, program, root: isRoot(container, image) }, image, reference, kind);
  const scripts = kind === "persistent" ? [] : ofScripts(container, image, own?.paths ?? []);
  if (own === undefined && scripts.length === 0) return undefined;
  const found = own ?? { image: image ?? unknownImage, paths: [], open: [], settings: [], verdict: undefined };
  return new NeedsOf(container, reference, options, { ...found, paths: [...found.paths, ...scripts] });
}

/** An image that the catalogue lacks. */
export const unknownImage: KnownImage = { name: "its image", repositories: [], category: "application", paths: [] };

/** What the program of the image needs, started as it is here. */
function ofProgram(started: Started, image: KnownImage, reference: string, kind: Need["kind"] | undefined) {
  const { readOnlyRoot, requires = [] } = image;
  const written = kind === undefined ? image.paths : image.paths.filter((path) => path.kind === kind);
  return {
    image,
    paths: written.flatMap((path) => needed(started, image, path, started.container.builtFrom ?? reference)),
    open: image.paths.filter(({ depends, chart }) => depends !== undefined && !chart),
    settings: requires.filter((setting) => isMissing(started, setting)),
    verdict: readOnlyRoot !== undefined && holds(started, readOnlyRoot) === true ? readOnlyRoot : undefined,
  };
}

/** What the container's own scripts need, beside what is known of its image. */
function ofScripts(container: Container, image: KnownImage | undefined, known: readonly Need[]): readonly Need[] {
  return scripted(container, image)
    .filter(({ path }) => !known.some((need) => isWithin(path, need.path)))
    .map((need) => ({
      ...need,
      kind: "ephemeral",
      required: "always",
      movedBy: undefined,
      file: undefined,
      content: undefined,
      shipped: undefined,
      own: undefined,
      error: undefined,
      likely: false,
      volume: undefined,
      owner: noOwner,
      writer: undefined,
    }));
}

class NeedsOf implements Needs {
  readonly image: KnownImage;
  readonly paths: readonly Need[];
  readonly open: readonly CataloguePath[];
  readonly settings: readonly CatalogueSetting[];
  readonly verdict: KnownImage["readOnlyRoot"];

  constructor(
    private readonly container: Container,
    private readonly reference: string,
    private readonly options: RecipeOptions,
    { image, paths, open, settings, verdict }: Omit<Needs, "name">,
  ) {
    this.image = image;
    this.paths = paths;
    this.open = open;
    this.settings = settings;
    this.verdict = verdict;
  }

  // Made for messages only: whether the name is secret takes a second reading of the resource.
  get name(): string {
    const { builtFrom, shownImage } = this.container;
    const ofBase = builtFrom !== undefined && recipeFor(this.reference, this.options) === undefined;
    if (ofBase || this.reference === builtFrom) return `an image built from ${builtFrom}`;
    return shownImage ?? this.image.name;
  }
}

/** An image that the stack builds has an entry of its own, or the needs of its base. */
export function recipeOf({ builtFrom }: Container, reference: string, options: RecipeOptions): KnownImage | undefined {
  return recipeFor(reference, options) ?? (builtFrom === undefined ? undefined : recipeFor(builtFrom, options));
}

/** The needs of one path in this container: none if the container does not write there, or nothing shows that it does. */
function needed(started: Started, image: KnownImage, path: CataloguePath, reference: string): readonly Need[] {
  if (path.chart) return [];
  const judged = path.if !== undefined || path.unless !== undefined;
  if (path.required === "conditional") {
    if (!judged && !path.likely) return [];
    if (judged && !followsMove(path) && holds(started, path) !== true) return [];
  }
  const unsure = typeof path.likely === "object" && isAny(started, path.likely) === true;
  if (unsure && path.kind === "persistent" && liesElsewhere(started, image, path)) return [];
  const locations = locationsOf(started, path, image.workdir, () => liesElsewhere(started, image, path)).filter(
    (location) => !followsMove(path) || holds(started, movedTo(location.path, path)) === true,
  );
  const { imageVolumes } = started.container;
  // Who starts the container takes the directory, and the image's user only gets what lies in it.
  const user = path.setuid && started.root ? undefined : image.user;
  const { uid = user?.uid, gid = user?.gid, error, fleeting } = path;
  const printed = error !== undefined && printsError(path, () => tagOfText(reference));
  const passing = fleeting === undefined ? false : isAny(started, fleeting);
  const likely = unsure || path.likely === true;
  // A cache need not keep what it has, and what only may have data may have none.
  const mayPass = passing === undefined || (likely && !(unsure && isStore(image)));
  return locations.map(({ path: at, shown, movedBy, named, file = movedBy === undefined && path.file }) => ({
    ...path,
    ...(named !== undefined && { named }),
    ...(mayPass && { mayPass: true }),
    path: at,
    shown,
    movedBy,
    file,
    content: movedBy === undefined && path.content,
    shipped: movedBy === undefined ? path.shipped : undefined,
    own: movedBy === undefined ? path.own : noOwner,
    // An error that names the usual path is not printed about another one.
    error: printed && (movedBy === undefined || !error.includes(path.path)) ? error : undefined,
    kind: passing ? "ephemeral" : path.kind,
    likely,
    volume: volumeOver(at, image.volumes) ?? volumeOver(at, imageVolumes),
    owner: { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) },
    writer: writer(started.container, image),
  }));
}

/**
 * Whether the program has a volume of which the catalogue knows no use, and none at the path: a setting that cannot be read then
 * most probably names the volume. Data that may be lost can lie in mounted memory as well.
 */
function liesElsewhere(started: Started, { paths, workdir }: KnownImage, { path, kind }: CataloguePath): boolean {
  const { container } = started;
  const over = mountOver(container, path);
  // Of a read-only mount the program takes its configuration, and writes elsewhere.
  if (over !== undefined && over.readOnly.effective !== true && !(kind === "persistent" && isFleeting(over.backing))) {
    return false;
  }
  const known = paths.flatMap((one) => [
    one.path,
    ...locationsOf(started, one, workdir).map((location) => location.path),
  ]);
  return container.mounts().some(({ target, backing, readOnly }) => {
    if (target === undefined || ofSystem.test(target)) return false;
    if (kind === "persistent" && !["volume", "host"].includes(backing)) return false;
    return readOnly.effective === false && !known.some((one) => isWithin(one, target) || isWithin(target, one));
  });
}

/** Where no program keeps data: a mount of the clock's or the host's settings. */
const ofSystem = /^\/(dev|etc|lib|proc|run|sys|usr|var\/run)(\/|$)/;

/** Whether a condition is about a mount in the directory itself, which goes where the directory is moved. */
function followsMove({ path, moved, if: when = [], unless = [] }: CataloguePath): boolean {
  const inside = ({ mounted }: CatalogueCondition) => mounted !== undefined && isWithin(mounted, path);
  return moved !== undefined && [...when, ...unless].some(inside);
}

function movedTo(place: string, { path, if: when = [], unless = [] }: CataloguePath) {
  const follow = (condition: CatalogueCondition): CatalogueCondition => {
    const { mounted } = condition;
    if (mounted === undefined || !isWithin(mounted, path)) return condition;
    return { ...condition, mounted: place + mounted.slice(path.length) };
  };
  return { if: when.map(follow), unless: unless.map(follow) };
}

function volumeOver(path: string, volumes: readonly string[] = []): string | undefined {
  return volumes.find((volume) => isWithin(path, volume));
}

function isRoot({ process: { user } }: Container, { user: own }: KnownImage): boolean | undefined {
  if (user.declared) return user.uid === undefined ? undefined : user.uid === 0;
  return own === undefined ? undefined : own.root === true;
}

function tagOfText(reference: string): string | undefined {
  const parsed = parseImage(reference);
  return parsed && tagOf(parsed);
}

/** The user that writes; undefined for root, which creates the directories of its programs itself. */
function writer({ process: { user } }: Container, { user: own }: KnownImage): Owner | undefined {
  const { declared, uid = declared ? undefined : own?.uid } = user;
  if (uid === undefined || uid === 0 || (!declared && own?.root)) return undefined;
  return { uid, gid: user.gid ?? (uid === own?.uid ? own.gid : undefined) ?? 0 };
}

function isMissing(started: Started, { env, arg, is, unless }: CatalogueSetting): boolean {
  const condition = {
    ...(env !== undefined && { env }),
    ...(arg !== undefined && { arg }),
    ...(is !== undefined && { is }),
  };
  return holds(started, { unless: [condition, ...(unless ?? [])] }) === true;
}

/** Every path that the image may write, moved or not, under any command; undefined while the image is unknown. */
export function written(container: Container, options: RecipeOptions): readonly CataloguePath[] | undefined {
  const reference = container.image.effective;
  return reference === undefined ? undefined : (recipeOf(container, reference, options)?.paths ?? []);
}

/** Whether the image's purpose is to keep data: its loss is reported even with a writable root. */
export function keepsData(image: KnownImage): boolean {
  return image.category === "cache" || isStore(image);
}

/** Whether an image without its data is of no use. */
const isStore = ({ category }: KnownImage) => category === "database" || category === "queue" || category === "storage";
