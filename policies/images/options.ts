import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Option } from "../rule";
import { imageSchema, type RecipeOptions } from "./catalogue";
import { faultOfImages, faultOfMirrors } from "./faults";

/** Options of the rules that look an image up. */
export type CatalogueOptions = Required<RecipeOptions>;

/**
 * The options for a team's own images. All rules need the same values, so that a mount added by one rule is right for the
 * others: a rule without its own values takes those of the rule `from`.
 */
export function imageOptions(from: string): Readonly<Record<keyof CatalogueOptions, Option>> {
  const once = `Those of ${from} count for every rule that has none of its own.`;
  return {
    images: {
      type: "array",
      from,
      refuse: faultOfImages,
      default: [],
      items: imageSchema() as PolicyConfigJSONSchema,
      description: `Images of your own, in the shape of the catalogue's files; they win over the catalogue. ${once}`,
    },
    mirrors: {
      type: "array",
      from,
      refuse: faultOfMirrors,
      default: [],
      items: { type: "string", pattern: "^([a-zA-Z0-9.-]+|\\[[a-fA-F0-9:]+\\])(:[0-9]+)?(/[a-z0-9._-]+)*/*$" },
      description: `Registries, or registry and path, that mirror others, without https://: mirror.example/dockerhub. ${once}`,
    },
  };
}
