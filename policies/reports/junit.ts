import { plain } from "../engine/plain";
import { escaped } from "./escaped";
import { grouped } from "./grouped";
import { lineOf } from "./places";
import type { Report, ReportedFinding, ReportedResource, ReportedRule } from "./report";
import { inStack, keyOf } from "./stacks";

/**
 * JUnit's XML as GitLab and Jenkins read it: one suite for each rule, one case for each resource. Mandatory findings fail
 * their case; advisory ones stand in its output, for these platforms know no warnings.
 */
export function junit(report: Report): string {
  const { rules, findings, containers } = report;
  const judged = new Map([...containers, ...findings].map((resource) => [keyOf(resource), resource]));
  const titles = titlesOf([...judged.values()], report);
  const suites = rules.map((rule) => suite(rule, [...judged.values()], report, titles));
  const count = (name: "tests" | "failures") => suites.reduce((sum, one) => sum + one[name], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="readonly-rootfs" tests="${count("tests")}" failures="${count("failures")}" errors="0">`,
    ...suites.map(({ text }) => text),
    "</testsuites>",
    "",
  ].join("\n");
}

/** Names of cases. Platforms take two cases of one name for one, so resources that share type and name have their URN. */
function titlesOf(judged: readonly ReportedResource[], { stacks }: Report): (resource: ReportedResource) => string {
  const shortOf = (resource: ReportedResource) =>
    plain((resource.urn === "" ? "the stack" : `${resource.type} ${resource.name}`) + inStack(resource, stacks));
  const times = new Map<string, number>();
  for (const title of judged.map(shortOf)) times.set(title, (times.get(title) ?? 0) + 1);
  return (resource) => {
    const title = shortOf(resource);
    return times.get(title) === 1 ? title : plain(resource.urn);
  };
}

function suite(
  rule: ReportedRule,
  judged: readonly ReportedResource[],
  { findings, date }: Report,
  titles: (resource: ReportedResource) => string,
) {
  const own = grouped(
    findings.filter((finding) => finding.rule === rule.name),
    keyOf,
  );
  // A resource that only another rule judges, such as the stack itself, is no case of this rule.
  const cases = judged
    .filter((resource) => (resource.urn !== "" && resource.type !== "") || own.has(keyOf(resource)))
    .map((resource) => testCase(rule, resource, own.get(keyOf(resource)) ?? [], titles(resource)));
  const failures = cases.filter(({ failed }) => failed).length;
  const head = `  <testsuite name="${escaped(rule.name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" timestamp="${date}">`;
  return {
    tests: cases.length,
    failures,
    text: [head, ...cases.map(({ text }) => text), "  </testsuite>"].join("\n"),
  };
}

function testCase(
  { name: rule, description }: ReportedRule,
  resource: ReportedResource,
  own: readonly ReportedFinding[],
  title: string,
) {
  const { urn, place } = resource;
  const file = place === undefined ? "" : ` file="${escaped(plain(place.file))}"`;
  const open = `    <testcase classname="${escaped(`readonly-rootfs.${rule}`)}" name="${escaped(title)}"${file} time="0"`;
  const lines = (level: ReportedFinding["level"]) => own.filter((one) => one.level === level).map(({ text }) => text);
  const [failures, advice] = [lines("mandatory"), lines("advisory")];
  if (failures.length + advice.length === 0) return { failed: false, text: `${open}/>` };
  const parts = [
    ...(failures.length > 0
      ? [
          `      <failure type="${escaped(rule)}" message="${escaped(description)}">${escaped([...failures, plain(lineOf(resource) || urn)].join("\n"))}</failure>`,
        ]
      : []),
    ...(advice.length > 0 ? [`      <system-out>${escaped(advice.join("\n"))}</system-out>`] : []),
  ];
  return { failed: failures.length > 0, text: [`${open}>`, ...parts, "    </testcase>"].join("\n") };
}
