import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** One path of a catalogue entry, as `catalogue/<name>.yaml` has it. */
export interface CataloguePath {
  path: string;
  kind: "ephemeral" | "persistent";
  required: "always" | "conditional";
  when?: string;
  error?: string;
  uid?: number;
  gid?: number;
  mode?: string;
  exec?: boolean;
  size?: string;
}

export interface CatalogueEntry {
  name: string;
  user?: { uid?: number; gid?: number; root?: boolean };
  readonly paths: readonly CataloguePath[];
  known: "documented" | "rebuilt" | "proven";
}

const DIRECTORY = join(__dirname, "..", "..", "..", "catalogue");

/** The entry in its source form, whose claims these tests prove. */
export function catalogueEntry(name: string): CatalogueEntry {
  return parse(readFileSync(join(DIRECTORY, `${name}.yaml`), "utf8")) as CatalogueEntry;
}

/** Names of the entries that say `known: rebuilt`, sorted. */
export function rebuiltEntries(): string[] {
  const names = readdirSync(DIRECTORY).flatMap((file) =>
    file.endsWith(".yaml") ? [file.slice(0, -".yaml".length)] : [],
  );
  return names.filter((name) => catalogueEntry(name).known === "rebuilt").sort();
}
