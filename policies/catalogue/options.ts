import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { imageSchema, type RecipeOptions } from "./index";

/** Options of the rules that look an image up. */
export type CatalogueOptions = Required<RecipeOptions>;

export const catalogueOptions: Readonly<Record<keyof CatalogueOptions, PolicyConfigJSONSchema>> = {
  images: {
    type: "array",
    default: [],
    items: imageSchema() as PolicyConfigJSONSchema,
    description: "Images of your own, in the shape of the catalogue's files; they win over the catalogue.",
  },
  mirrors: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^([a-zA-Z0-9.-]+|\\[[a-fA-F0-9:]+\\])(:[0-9]+)?(/[a-z0-9._-]+)*/*$" },
    description: "Registries, or registry and path, that mirror others, without https://: mirror.example/dockerhub.",
  },
};
