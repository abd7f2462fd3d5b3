import type { Discovery } from "../discovery";
import { Failure } from "../failure";
import { isRecord } from "../record";
import { type RecipeOptions, recipe } from "./recipe";

const RULE = "writable-paths-declared";

/**
 * The configuration of the policy pack with the recipe under `images`, so that the next preview names the paths. Other keys
 * of the file are kept; an entry of the same name is replaced.
 *
 * @param before the text of the file; empty if there is none
 */
export function policyConfig(discovery: Discovery, options: RecipeOptions = {}, before = ""): string {
  const config = before.trim() === "" ? {} : parsed(before);
  const rule = objectOr(config[RULE], `"${RULE}"`);
  const images = rule.images ?? [];
  if (!Array.isArray(images)) throw new Failure(`"${RULE}".images of the configuration is no list; make it one.`);
  const entry = recipe(discovery, options);
  const others = images.filter((image) => (image as { name?: unknown })?.name !== entry.name);
  const merged = { ...config, [RULE]: { ...rule, images: [...others, entry] } };
  return `${JSON.stringify(merged, null, 2)}\n`;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return objectOr(JSON.parse(text), "it");
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `The configuration to add to is not JSON (${(error as Error).message}); mend it, or name a new file.`,
    );
  }
}

function objectOr(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined) return {};
  // A rule's level may stand in place of its options.
  if (typeof value === "string" && name !== "it") return { enforcementLevel: value };
  if (isRecord(value)) return value;
  throw new Failure(`The configuration to add to: ${name} is no object; mend it, or name a new file.`);
}
