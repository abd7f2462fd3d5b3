import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../inputs/proxies";
import { yamlDocuments } from "./yaml";

const deepest = 10;

/**
 * The values of the chart in a directory, those of the charts in its `charts/` at their names; undefined for an archive or another
 * place. Aliases of dependencies are not resolved.
 */
export function ownValues(directory: string, depth = 0): unknown {
  const chart = read(directory, "Chart.yaml");
  if (chart === undefined || depth > deepest) return undefined;
  const below = Object.fromEntries(
    charts(directory).flatMap((one) => {
      const values = ownValues(one, depth + 1);
      const { name } = (read(one, "Chart.yaml") ?? {}) as { name?: unknown };
      return values === undefined || typeof name !== "string" ? [] : [[name, values]];
    }),
  );
  return merged(below, read(directory, "values.yaml") ?? {});
}

/** Values merged as helm does: objects by key, all else replaced. */
export function merged(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above ?? below;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(keys.map((key) => [key, merged(below[key], above[key])]));
}

function charts(directory: string): string[] {
  try {
    const below = join(directory, "charts");
    const entries = readdirSync(below, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(below, name));
  } catch {
    return [];
  }
}

/** The first document of a file; undefined if it cannot be read. */
function read(directory: string, file: string): unknown {
  try {
    return yamlDocuments(readFileSync(join(directory, file), "utf8"))[0];
  } catch {
    return undefined;
  }
}
