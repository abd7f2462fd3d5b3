import type { Discovery, FoundPath } from "../discovery";
import { count, listed } from "../text";
import { limits, wroteInWords } from "./words";

const NEEDS: Record<FoundPath["need"], string> = {
  "to start": "needed to start",
  "by the workload": "needed by the workload",
  missed: "missed, but works",
  written: "written",
  "not needed": "not needed",
};
const LASTS: Record<FoundPath["lasts"], string> = {
  yes: "must last",
  declared: "declared as a volume",
  no: "need not last",
  "not tried": "not tried",
};

/** The discovery as a table for people. */
export function table(discovery: Discovery): string {
  const { image, engine, paths, dropped, by, readiness, workload, runs, seconds } = discovery;
  const how = [
    `looked from ${by}`,
    `ready: ${readiness}`,
    workload ? "with a workload" : "no workload",
    `${count(runs, "run")}, ${Math.round(seconds)} s`,
  ];
  const lines = [`${image.reference} on ${engine.name} ${engine.version}, ${engine.driver}; ${how.join(", ")}`, ""];
  if (paths.length > 0) {
    const head = ["PATH", "IN", "NEEDED", "OWNER", "MODE", "SIZE", "EXEC", "LASTS"];
    const rows = paths.map((path) => [
      path.path,
      path.kind,
      NEEDS[path.need],
      `${path.uid}:${path.gid}`,
      path.mode,
      path.kind === "memory" ? path.size : "",
      path.exec ? "yes" : "",
      LASTS[path.lasts],
    ]);
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)));
    const row = (cells: readonly string[]) =>
      `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
    lines.push(row(head));
    for (const [index, path] of paths.entries()) {
      lines.push(row(rows[index] as string[]));
      const words = wroteInWords(path);
      if (words !== "") lines.push(`    seen: ${words}`);
      const without = [path.why, path.error === undefined ? undefined : `"${path.error}"`].filter(Boolean);
      if (without.length > 0) lines.push(`    without it: ${without.join(", ")}`);
    }
    lines.push("");
  }
  for (const { path, wrote } of dropped) lines.push(`  not needed: ${path} (${wroteInWords({ wrote })})`);
  if (dropped.length > 0) lines.push("");
  return `${[...lines, verdict(discovery), ...limits(discovery)].join("\n")}\n`;
}

/** The main sentence of the table. */
export function verdict({ proven, paths, workload, restart, reason, log, by }: Discovery): string {
  if (proven === undefined) return `Not proven: learned from ${by}; what was not done meanwhile was not seen.`;
  if (!proven)
    return `Not proven: ${reason}${log ? `\nThe last lines of that run:\n${log.replace(/^/gm, "  | ")}` : ""}`;
  const does = [
    "starts",
    ...(workload ? ["passes the workload"] : []),
    ...(restart ? ["comes back after a restart"] : []),
  ];
  const what =
    paths.length === 0
      ? "no writable path at all"
      : `exactly ${paths.length === 1 ? "this path" : `these ${paths.length} paths`}`;
  return `Proven: it ${listed(does)} on a read-only root with ${what}.`;
}
