import { stringify } from "yaml";
import type { Discovery, FoundPath } from "../discovery";
import { repositoryOf, shortName, why } from "./words";

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
    ...(path.need === "written" ? { when: "the program writes there; nothing was tried without it" } : {}),
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
  const { image, engine, date, proven, workload, restart } = discovery;
  const { user, ...rest } = recipe(discovery, options);
  const does = ["starts", ...(workload ? ["does the workload"] : []), ...(restart ? ["restarts"] : [])].join(", ");
  const version = `${engine.name} ${engine.version}`;
  const known =
    proven === true
      ? {
          known: "proven",
          proven: [
            {
              engine: version,
              image: image.reference,
              digest: image.digest ?? image.id,
              date,
              shown: `${does} on a read-only root with exactly these paths`,
            },
          ],
        }
      : { known: "documented" };
  const { name, repositories, category, paths } = rest;
  const file = {
    name,
    repositories,
    ...(user === undefined ? {} : { user }),
    category,
    paths,
    ...known,
    evidence: "inferred",
    sources: [`readonly-rootfs-cli discover ${image.reference}, ${version}, ${date}`],
  };
  return stringify(file, { lineWidth: 0 });
}
