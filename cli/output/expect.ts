import { parse } from "yaml";
import type { Discovery } from "../discovery";
import { Failure } from "../failure";
import { type RecipePath, recipe } from "./recipe";

interface Expected {
  readonly paths: readonly Pick<RecipePath, "path" | "kind" | "required" | "exec">[];
}

/** Reads a recipe to compare with, in the form of `--output recipe=FILE` or of a catalogue entry. */
export function expectedFrom(text: string, file: string): Expected {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new Failure(`${file} is not YAML (${(error as Error).message.split("\n")[0]}); name a recipe.`);
  }
  const paths = (value as { paths?: unknown } | null)?.paths;
  const sound = Array.isArray(paths) && paths.every((path) => typeof (path as RecipePath | null)?.path === "string");
  if (!sound) throw new Failure(`${file} is no recipe: it has no list \`paths\` whose items have a \`path\`.`);
  return value as Expected;
}

/** The differences between a discovery and a recipe, as sentences. A conditional path of the recipe may be found or missing. */
export function changes(discovery: Discovery, expected: Expected): string[] {
  const found = recipe(discovery).paths;
  const lines: string[] = [];
  for (const path of found) {
    const known = expected.paths.find((other) => other.path === path.path);
    if (known === undefined) {
      lines.push(`${path.path} is new: ${path.why}.`);
      continue;
    }
    if ((path.exec ?? false) && !(known.exec ?? false)) lines.push(`${path.path} now has programs started from it.`);
    if (path.kind === "persistent" && known.kind === "ephemeral") lines.push(`${path.path} now has to last.`);
  }
  for (const known of expected.paths) {
    if (known.required === "conditional" || found.some(({ path }) => path === known.path)) continue;
    lines.push(`${known.path} is no longer needed.`);
  }
  return lines;
}
