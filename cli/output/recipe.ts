import { stringify } from "yaml";
import type { Discovery, FoundPath } from "../discovery";
import { repositoryOf, shortName, versionOf, why } from "./words";

export const categories = [
  "application",
  "cache",
  "database",
  "monitoring",
  "proxy",
  "queue",
  "runtime",
  "storage",
  "web",
] as const;

/** Fields of a recipe that only a person knows. */
export interface RecipeOptions {
  readonly name?: string;
  readonly category?: (typeof categories)[number];
}

/** A path of a recipe, in the shape of the catalogue. */
export interface RecipePath {
  path: string;
  kind: "ephemeral" | "persistent";
  required: "always" | "conditional";
  when?: string;
  /** What decides `when`: the application, for the tool knows no condition. */
  depends?: "application";
  why: string;
  error?: string;
  uid?: number;
  gid?: number;
  mode?: string;
  exec?: boolean;
  size?: string;
  content?: boolean;
}

/** A recipe in the form that the policies take under `images`. */
export interface Recipe {
  name: string;
  repositories: string[];
  user?: { uid?: number; gid?: number; root?: boolean };
  category: string;
  paths: RecipePath[];
}

export function recipe(discovery: Discovery, options: RecipeOptions = {}): Recipe {
  const { uid, gid, root } = discovery.user;
  const user = {
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(root ? { root } : {}),
  };
  return {
    name: options.name ?? shortName(discovery.image.reference),
    repositories: [repositoryOf(discovery.image.reference)],
    ...(Object.keys(user).length === 0 ? {} : { user }),
    category: options.category ?? "application",
    paths: discovery.paths.map(recipePath),
  };
}

function recipePath(path: FoundPath): RecipePath {
  const persistent = path.lasts === "yes" || path.lasts === "declared";
  const owned = path.uid !== 0 || path.gid !== 0;
  return {
    path: path.path,
    kind: persistent ? "persistent" : "ephemeral",
    required: path.need === "written" ? "conditional" : "always",
    ...(path.need === "written"
      ? { when: "the program writes there; nothing was tried without it", depends: "application" as const }
      : {}),
    why: why(path),
    ...(path.error === undefined ? {} : { error: path.error }),
    ...(owned ? { uid: path.uid, gid: path.gid } : {}),
    ...(path.mode === "0755" && owned ? {} : { mode: fourDigits(path.mode) }),
    ...(path.exec ? { exec: true } : {}),
    ...(persistent ? {} : { size: path.size }),
    ...(path.content && !persistent ? { content: true } : {}),
  };
}

/** The catalogue's modes have a sticky bit, and no set-uid or set-gid bit. */
const fourDigits = (mode: string) => `${Number(mode[0]) & 1}${mode.slice(1)}`;

/** The recipe as a file of the catalogue, with its evidence and the run as its source. */
export function recipeFile(discovery: Discovery, options: RecipeOptions = {}): string {
  const { image, engine, date, proven } = discovery;
  const { name, repositories, user, category, paths } = recipe(discovery, options);
  const run = proof(discovery);
  // The catalogue calls an image proven only by runs that others can repeat.
  const repeatable = run.version !== undefined && run.digest !== undefined;
  const file = {
    name,
    repositories,
    ...(user === undefined ? {} : { user }),
    category,
    paths,
    known: proven === true && repeatable ? "proven" : "documented",
    ...(proven === true ? { proven: [run] } : {}),
    evidence: "inferred",
    sources: [`readonly-rootfs-cli discover ${image.reference}, ${engine.name} ${engine.version}, ${date}`],
  };
  return stringify(file, { lineWidth: 0 });
}

/** The run of a discovery, in the shape of the catalogue. */
export interface Proof {
  readonly engine: string;
  readonly image: string;
  readonly version?: string;
  readonly digest?: string;
  readonly date: string;
  readonly shown: string;
}

export function proof({ image, engine, date, workload, restart }: Discovery): Proof {
  const does = ["starts", ...(workload ? ["does the workload"] : []), ...(restart ? ["restarts"] : [])].join(", ");
  const version = versionOf(image.reference);
  return {
    engine: `${engine.name} ${engine.version}`,
    image: image.reference,
    ...(version === undefined ? {} : { version }),
    ...(image.digest === undefined ? {} : { digest: image.digest }),
    date,
    shown: `${does} on a read-only root with exactly these paths`,
  };
}
