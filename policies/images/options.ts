import type { Option, Schema } from "../rule";
import { imageSchema, type RecipeOptions } from "./catalogue";
import { entriesIn } from "./entry-files";
import { faultsOfImages, faultsOfMirrors } from "./faults";

/** Options of the rules that look an image up. */
export type CatalogueOptions = Required<RecipeOptions>;

/**
 * The options for a team's own images. All rules need the same values, so that a mount added by one rule is right for the
 * others: a rule without its own values takes those of the rule `from`.
 */
export function imageOptions(from: string): Readonly<Record<keyof CatalogueOptions | "imagesFrom", Option>> {
  const once = `Those of ${from} count for every rule that has none of its own.`;
  return {
    images: {
      type: "array",
      from,
      refuse: faultsOfImages,
      default: [],
      items: imageSchema() as Schema,
      description: `Images of your own, in the shape of the catalogue's files; they win over the catalogue. ${once}`,
    },
    imagesFrom: {
      type: "string",
      default: "",
      adds: { to: "images", read: (value, ...rest) => entriesIn(String(value), ...rest) },
      description:
        "A directory whose .yaml files are entries as in the catalogue, one each, and come beside those of `images`. Starts at the directory of the program. Default: none.",
    },
    mirrors: {
      type: "array",
      from,
      refuse: faultsOfMirrors,
      default: [],
      items: {
        type: "string",
        pattern: "^([a-zA-Z0-9.-]+|\\[[a-fA-F0-9:]+\\])(:[0-9]+)?(/[a-z0-9._-]+)*/*$",
        patternErrorMessage:
          "is no registry, or registry and path; write it as mirror.example/dockerhub, without https://, with a path in lower case",
      },
      description: `Registries, or registry and path, that mirror others, without https://: mirror.example/dockerhub. ${once}`,
    },
  };
}
