import { plain } from "../engine/plain";
import { lineOf } from "./places";
import type { Report, ReportedFinding } from "./report";
import { inStack, ofStacks } from "./stacks";

/** The most lines and bytes of one list: GitHub refuses a summary of more than 1 MiB, and there are three lists. */
const most = { lines: 500, bytes: 300_000 };

/** GitHub's Markdown, made for `$GITHUB_STEP_SUMMARY`. */
export function markdown(report: Report): string {
  const { stacks, findings, containers, cures } = report;
  const closed = containers.filter(({ root }) => root === "read-only").length;
  const mandatory = findings.filter(({ level }) => level === "mandatory");
  const advisory = findings.filter(({ level }) => level === "advisory");
  const where = ofStacks(stacks, code);
  const sections = [
    `## Read-only root filesystems${where}`,
    `${closed} of ${many(containers.length, "container")} ${containers.length === 1 || closed === 1 ? "has" : "have"} a read-only root; ` +
      `${many(mandatory.length, "finding")} that ${mandatory.length === 1 ? "blocks" : "block"}, ${many(advisory.length, "piece")} of advice.`,
    ...section("Blocks", mandatory, report),
    ...section("Advice", advisory, report),
    ...(cures.length === 0
      ? []
      : [
          "### Corrected by the pack",
          ...bounded([], cures, (cure) => `- ${code(cure.name)}${inStack(cure, stacks, code)}: ${asText(cure.text)}`),
        ]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function section(title: string, findings: readonly ReportedFinding[], { rules, stacks }: Report): string[] {
  if (findings.length === 0) return [];
  const row = (finding: ReportedFinding) => {
    const { rule, name, type, urn, text } = finding;
    const document = rules.find((one) => one.name === rule)?.document;
    const link = document === undefined ? code(rule) : `[${asText(rule)}](${document})`;
    const place = inStack(finding, stacks, code);
    const resource =
      urn === ""
        ? `the stack${place.replace(" in stack", "")}`
        : [`${code(name)}<br>${code(type)}${place}`, ...[lineOf(finding)].filter(Boolean).map(code)].join("<br>");
    return `| ${link} | ${resource} | ${asText(text)} |`;
  };
  return [`### ${title}`, ...bounded(["| rule | resource | finding |", "|---|---|---|"], findings, row)];
}

/** The first lines of a list below its head, and the number of the others. */
function bounded<Item>(head: readonly string[], items: readonly Item[], lineOf: (item: Item) => string): string[] {
  const told: string[] = [];
  let bytes = 0;
  for (const line of items.slice(0, most.lines).map(lineOf)) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > most.bytes) break;
    told.push(line);
  }
  const rest = items.length - told.length;
  return [
    [...head, ...told].join("\n"),
    ...(rest > 0 ? [`and ${many(rest, "more line")} that the other reports have`] : []),
  ];
}

const many = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Code in a cell of a table: its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const line = plain(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** Escapes Markdown, HTML and mentions, which names of a program can contain. */
function asText(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|~@&]/g, (character) => `&#${character.codePointAt(0)};`);
}
