import type { Report, ReportedFinding } from "./report";

/** The largest number of finding lines: GitHub refuses a summary of more than 1 MiB. */
const most = 500;

/** GitHub's Markdown, made for `$GITHUB_STEP_SUMMARY`. */
export function markdown({ stacks, findings, containers, rules, cures }: Report): string {
  const closed = containers.filter(({ root }) => root === "read-only").length;
  const mandatory = findings.filter(({ level }) => level === "mandatory");
  const advisory = findings.filter(({ level }) => level === "advisory");
  const where = stacks.length === 0 ? "" : ` of ${stacks.map((stack) => code(stack)).join(", ")}`;
  const sections = [
    `## Read-only root filesystems${where}`,
    `${closed} of ${many(containers.length, "container")} ${closed === 1 ? "has" : "have"} a read-only root; ` +
      `${many(mandatory.length, "finding")} that ${mandatory.length === 1 ? "blocks" : "block"}, ${many(advisory.length, "piece")} of advice.`,
    ...section("Blocks", mandatory, rules),
    ...section("Advice", advisory, rules),
    ...(cures.length === 0
      ? []
      : ["### Corrected by the pack", cures.map(({ name, text }) => `- ${code(name)}: ${plain(text)}`).join("\n")]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function section(title: string, findings: readonly ReportedFinding[], rules: Report["rules"]): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, most).map(({ rule, name, type, urn, text }) => {
    const document = rules.find((one) => one.name === rule)?.document;
    const link = document === undefined ? code(rule) : `[${rule}](${document})`;
    const resource = urn === "" ? "the stack" : `${code(name)}<br>${code(type)}`;
    return `| ${link} | ${resource} | ${plain(text)} |`;
  });
  const rest = findings.length - rows.length;
  return [
    `### ${title}`,
    ["| rule | resource | finding |", "|---|---|---|", ...rows].join("\n"),
    ...(rest > 0 ? [`and ${many(rest, "more line")} that the other reports have`] : []),
  ];
}

const many = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Code in a cell of a table: its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${fence}${pad}${text.replaceAll("|", "\\|").replaceAll("\n", " ")}${pad}${fence}`;
}

/** Escapes Markdown, HTML and mentions, which names of a program can contain. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~@&]/g, (character) => `&#${character.codePointAt(0)};`).replaceAll("\n", " ");
}
