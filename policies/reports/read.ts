import type { Report } from "./report";

const lists = ["stacks", "rules", "findings", "containers", "edits", "cures"] as const;

/** @throws Error with one sentence if `text` is no JSON report of the pack. */
export function readReport(text: string): Report {
  let report: Partial<Report> | null;
  try {
    report = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is no JSON (${(error as Error).message})`);
  }
  const missing = lists.find((name) => !Array.isArray(report?.[name]));
  if (missing !== undefined || report?.tool?.name !== "readonly-rootfs" || typeof report.date !== "string") {
    throw new Error(`it has no ${missing ?? "tool or date"} as a JSON report of the pack has`);
  }
  return report as Report;
}
