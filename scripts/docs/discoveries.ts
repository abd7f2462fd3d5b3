import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./part";

/** What `discover` found for one image, and what ablation says that it needs. */
export interface DiscoveryRow {
  readonly image: string;
  /** The registry of its packages: Debian, Go, npm, PyPI, Maven. */
  readonly from: string;
  /** Paths by ablation, sorted. */
  readonly needed: readonly string[];
  /** Paths that `discover` calls needed, sorted. */
  readonly found: readonly string[];
  readonly runs: number;
  readonly seconds: number;
  readonly engine: string;
  /** Day of the run: 2026-11-26. */
  readonly date: string;
}

const file = join(__dirname, "..", "..", "docs", "discover.json");

export function discoveries(): readonly DiscoveryRow[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

/** Writes the rows of a run in place of those of the same images; the others stay. */
export function record(rows: readonly DiscoveryRow[]): void {
  writeFileSync(
    file,
    `[\n${merged(discoveries(), rows)
      .map((row) => JSON.stringify(row))
      .join(",\n")}\n]\n`,
  );
}

/** The rows by the name of their image. */
export function merged(before: readonly DiscoveryRow[], rows: readonly DiscoveryRow[]): DiscoveryRow[] {
  const all = new Map([...before, ...rows].map((row) => [row.image, row]));
  return [...all.values()].sort((a, b) => (a.image < b.image ? -1 : 1));
}

/** A table of precision and recall, whose last row is all images. */
export function discoveryTable(rows: readonly DiscoveryRow[]): string {
  const head = ["image", "from", "needed", "found", "missing", "too many", "precision", "recall", "runs", "seconds"];
  const counted = rows.map(({ needed, found, runs, seconds }) => {
    const right = found.filter((path) => needed.includes(path)).length;
    return { needed: needed.length, found: found.length, right, runs, seconds };
  });
  const sum = (key: "needed" | "found" | "right" | "runs" | "seconds") =>
    counted.reduce((all, one) => all + one[key], 0);
  const cells = ({ needed, found, right, runs, seconds }: (typeof counted)[number]) => {
    const share = (of: number) => (of === 0 ? "1.00" : (right / of).toFixed(2));
    const counts = [needed, found, needed - right, found - right].map(String);
    return [...counts, share(found), share(needed), String(runs), String(Math.round(seconds))];
  };
  const all = {
    needed: sum("needed"),
    found: sum("found"),
    right: sum("right"),
    runs: sum("runs"),
    seconds: sum("seconds"),
  };
  return table(head, [
    ...rows.map(({ image, from }, index) => [image, from, ...cells(counted[index] as (typeof counted)[number])]),
    [`all ${rows.length}`, "", ...cells(all)],
  ]);
}
