import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { type CatalogueOptions, catalogueOptions } from "../../catalogue/options";

/** Options of safe-memory-mounts. */
export interface MemoryOptions extends CatalogueOptions {
  readonly size: string;
}

export const memoryOptions: Readonly<Record<keyof MemoryOptions, PolicyConfigJSONSchema>> = {
  ...catalogueOptions,
  size: {
    type: "string",
    pattern: "^[1-9][0-9]*[KMG]i$",
    default: "64Mi",
    description:
      "The size that a cure gives to a mount without one, in binary units; more where the catalogue knows that the image needs more.",
  },
};
