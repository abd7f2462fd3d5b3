import { type CatalogueOptions, catalogueOptions } from "../../catalogue/options";
import type { Option } from "../../rule";

/** Options of read-only-host-mounts. */
export interface HostOptions extends CatalogueOptions {
  readonly allowWritable: readonly string[];
}

export const hostOptions: Readonly<Record<keyof HostOptions, Option>> = {
  ...catalogueOptions,
  allowWritable: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^(/([^/.]|\\.[^/.]|\\.\\.[^/])[^/]*)+$" },
    description:
      "Absolute paths of the host, without dots between slashes and without a trailing slash, that containers may write to, at or below. One that holds a system directory does not open it.",
  },
};
