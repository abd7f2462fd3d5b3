import { plain } from "../engine/plain";
import { escaped } from "./escaped";
import { grouped } from "./grouped";
import { script, style } from "./html-parts";
import { lineOf } from "./places";
import type {
  Report,
  ReportedContainer,
  ReportedEdit,
  ReportedFinding,
  ReportedMount,
  ReportedResource,
  ReportedRule,
} from "./report";
import { inStack, keyOf, ofStacks } from "./stacks";

/**
 * The write map: one page without external files. It shows every container with its root and its writable mounts, and each
 * finding at its container, with the edits of its cure.
 */
export function html(report: Report): string {
  const { stacks, date, containers, findings, rules, tool } = report;
  const blocking = findings.filter(({ level }) => level === "mandatory").length;
  const closed = containers.filter(({ root }) => root === "read-only").length;
  const holes = containers.flatMap(({ mounts }) => mounts).filter(({ kind }) => kind !== "read-only").length;
  const title = `Write map${ofStacks(stacks, plain)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<dl class="figures">
${figure("containers", containers.length)}
${figure("read-only roots", closed)}
${figure("writable places", holes)}
${figure("findings that block", blocking, blocking > 0 ? "bad" : "good")}
${figure("advice", findings.length - blocking)}
</dl>
</header>
<form class="filters" role="search" aria-label="Filter the map">
<label>Resource, container or image <input type="search" name="text" autocomplete="off"></label>
<label>Rule <select name="rule"><option value="">all</option>${rules.map(option).join("")}</select></label>
<label>Severity <select name="severity"><option value="">all</option>${["critical", "high", "medium", "low"].map((name) => `<option>${name}</option>`).join("")}</select></label>
<label><input type="checkbox" name="blocking"> only what blocks</label>
<output aria-live="polite"></output>
</form>
<main>
${cards(report)}
${containers.length + findings.length === 0 ? "<p>This run declared no containers.</p>" : ""}
</main>
<footer>Made by <a href="${escaped(tool.address)}">${escaped(tool.name)} ${escaped(tool.version)}</a> on <time datetime="${escaped(date)}">${escaped(date.slice(0, 16).replace("T", " "))} UTC</time></footer>
<script>${script}</script>
</body>
</html>
`;
}

const figure = (name: string, value: number, tone = "") =>
  `<div${tone && ` class="${tone}"`}><dt>${name}</dt><dd>${value}</dd></div>`;

const option = ({ name }: ReportedRule) => `<option>${escaped(name)}</option>`;

/** What the cards show, by resource. */
interface Parts {
  readonly stacks: Report["stacks"];
  readonly rules: ReadonlyMap<string, ReportedRule>;
  readonly containers: ReadonlyMap<string, readonly ReportedContainer[]>;
  readonly findings: ReadonlyMap<string, readonly ReportedFinding[]>;
  /** By resource and rule. */
  readonly edits: ReadonlyMap<string, readonly ReportedEdit[]>;
}

function cards(report: Report): string {
  const parts = {
    stacks: report.stacks,
    rules: new Map(report.rules.map((rule) => [rule.name, rule])),
    containers: grouped(report.containers, keyOf),
    findings: grouped(report.findings, keyOf),
    edits: grouped(report.edits, (edit) => `${keyOf(edit)} ${edit.rule}`),
  };
  return resources(report)
    .map((resource) => resourceCard(resource, parts))
    .join("\n");
}

/** The resources, those with mandatory findings first, then by URN. */
function resources({ containers, findings }: Report): ReportedResource[] {
  const all = new Map<string, ReportedResource>([...containers, ...findings].map((one) => [keyOf(one), one]));
  const blocked = new Set(findings.filter(({ level }) => level === "mandatory").map(keyOf));
  const rank = (one: ReportedResource) => `${blocked.has(keyOf(one)) ? 0 : 1}${one.urn} ${keyOf(one)}`;
  return [...all.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function resourceCard(resource: ReportedResource, parts: Parts): string {
  const { urn, project, stack, type, name } = resource;
  const place = inStack(resource, parts.stacks);
  const containers = parts.containers.get(keyOf(resource)) ?? [];
  const findings = parts.findings.get(keyOf(resource)) ?? [];
  // One diff has all edits of a rule to a resource; it is shown at the rule's first finding there.
  const firsts = new Map([...findings].reverse().map((finding) => [finding.rule, finding]));
  const item = (finding: ReportedFinding) => {
    const edits = firsts.get(finding.rule) === finding ? parts.edits.get(`${keyOf(resource)} ${finding.rule}`) : [];
    return findingItem(finding, parts.rules.get(finding.rule), edits ?? []);
  };
  const blockingFirst = [...findings].sort((a, b) => Number(b.level === "mandatory") - Number(a.level === "mandatory"));
  const about = new Map<ReportedContainer | undefined, ReportedFinding[]>();
  for (const finding of blockingFirst) {
    const container = containers.find(({ label }) => finding.text.startsWith(`${label} `));
    about.set(container, [...(about.get(container) ?? []), finding]);
  }
  const list = (container?: ReportedContainer) => (about.get(container) ?? []).map(item).join("\n");
  const own = list();
  const search = [
    name,
    type,
    `${project}/${stack}`,
    ...containers.flatMap(({ label, image = "" }) => [label, image]),
  ].join(" ");
  return `<article data-text="${escaped(search.toLowerCase())}">
<h2>${urn === "" ? "The stack" : escaped(plain(name))}</h2>
<p class="type">${escaped(plain(`${type}${place} ${lineOf(resource)}`.trim()))}</p>
${containers.map((container) => containerBox(container, list(container))).join("\n")}
${own && `<ul class="findings">${own}</ul>`}
</article>`;
}

const roots = { "read-only": "read-only root", writable: "writable root", unknown: "root not known" };

function containerBox({ label, image, root, mounts }: ReportedContainer, findings: string): string {
  return `<section class="container ${root}">
<h3>${escaped(label)} ${image === undefined ? "" : `<code>${escaped(image)}</code>`} <span class="root">${roots[root]}</span></h3>
${mounts.length === 0 ? "" : mountTable(label, mounts)}
${findings && `<ul class="findings">${findings}</ul>`}
</section>`;
}

function mountTable(label: string, mounts: readonly ReportedMount[]): string {
  return `<table>
<caption>Mounts of ${escaped(label)}</caption>
<thead><tr><th scope="col">path</th><th scope="col">kind</th><th scope="col">source</th><th scope="col">owner</th><th scope="col">size</th><th scope="col">for</th></tr></thead>
<tbody>
${mounts.map(mountRow).join("\n")}
</tbody>
</table>`;
}

function mountRow({ target, kind, source = "", owner = "", size, exec, purpose }: ReportedMount): string {
  const bound = kind === "memory" ? (size === undefined ? "no bound" : bytes(size)) : "";
  const programs = kind === "memory" && exec === true ? " exec" : "";
  return `<tr class="${kind}"><th scope="row"><code>${escaped(target)}</code></th><td><span class="kind">${kind}${programs}</span></td><td>${source && `<code>${escaped(source)}</code>`}</td><td>${escaped(owner)}</td><td>${bound}</td><td>${escaped(purpose.join("; "))}</td></tr>`;
}

/** Binary units, with one digit behind the point where the number is not whole. */
function bytes(size: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = Math.min(Math.max(Math.floor(Math.log2(Math.max(size, 1)) / 10), 0), units.length - 1);
  return `${Number((size / 1024 ** power).toFixed(1))} ${units[power]}`;
}

function findingItem(
  { rule, level, text }: ReportedFinding,
  known: ReportedRule | undefined,
  edits: readonly ReportedEdit[],
): string {
  const name =
    known === undefined
      ? escaped(rule)
      : `<a href="${escaped(known.document)}" title="${escaped(known.description)}">${escaped(rule)}</a>`;
  const severity = known?.severity ?? "medium";
  return `<li class="${level}" data-rule="${escaped(rule)}" data-severity="${severity}"><p><strong>${level === "mandatory" ? "blocks" : "advice"}</strong> <span class="severity">${severity}</span> ${name}</p><p>${escaped(text)}</p>${edits.length === 0 ? "" : diff(edits)}</li>`;
}

function diff(edits: readonly ReportedEdit[]): string {
  const lines = edits.flatMap(({ path, before, after }) => [
    ...(before === undefined ? [] : [`<del>- ${escaped(path)}: ${escaped(shown(before))}</del>`]),
    ...(after === undefined ? [] : [`<ins>+ ${escaped(path)}: ${escaped(shown(after))}</ins>`]),
  ]);
  return `<details><summary>what the cure writes</summary><pre>${lines.join("\n")}</pre></details>`;
}

const shown = (value: unknown) => JSON.stringify(value) ?? "";
