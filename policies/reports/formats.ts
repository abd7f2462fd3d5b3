import { html } from "./html";
import { junit } from "./junit";
import { markdown } from "./markdown";
import type { Report } from "./report";
import { sarif } from "./sarif";

/** The formats of reports, by the ending of the file's name. */
export const formats: Readonly<Record<string, (report: Report) => string>> = {
  ".html": html,
  ".json": (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  ".md": markdown,
  ".sarif": sarif,
  ".xml": junit,
};
