import { escaped } from "./escaped";
import type { Report, ReportedFinding, ReportedResource, ReportedRule } from "./report";

/**
 * JUnit's XML as GitLab and Jenkins read it: one suite for each rule, one case for each resource. Mandatory findings fail
 * their case; advisory ones stand in its output, for these platforms know no warnings.
 */
export function junit({ rules, findings, containers, date }: Report): string {
  const judged = new Map([...containers, ...findings].map((resource) => [resource.urn, resource]));
  const suites = rules.map((rule) => suite(rule, [...judged.values()], findings, date));
  const count = (name: "tests" | "failures") => suites.reduce((sum, one) => sum + one[name], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="readonly-rootfs" tests="${count("tests")}" failures="${count("failures")}" errors="0">`,
    ...suites.map(({ text }) => text),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(
  rule: ReportedRule,
  judged: readonly ReportedResource[],
  findings: readonly ReportedFinding[],
  date: string,
) {
  const own = findings.filter((finding) => finding.rule === rule.name);
  // A resource that only another rule judges, such as the stack itself, is no case of this rule.
  const cases = judged
    .filter(({ urn, type }) => (urn !== "" && type !== "") || own.some((finding) => finding.urn === urn))
    .map((resource) =>
      testCase(
        rule,
        resource,
        own.filter(({ urn }) => urn === resource.urn),
      ),
    );
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
) {
  const { urn, type, name } = resource;
  const title = urn === "" ? "the stack" : `${type} ${name}`;
  const open = `    <testcase classname="${escaped(`readonly-rootfs.${rule}`)}" name="${escaped(title)}" time="0"`;
  const lines = (level: ReportedFinding["level"]) => own.filter((one) => one.level === level).map(({ text }) => text);
  const [failures, advice] = [lines("mandatory"), lines("advisory")];
  if (failures.length + advice.length === 0) return { failed: false, text: `${open}/>` };
  const parts = [
    ...(failures.length > 0
      ? [
          `      <failure type="${escaped(rule)}" message="${escaped(description)}">${escaped([...failures, urn].join("\n"))}</failure>`,
        ]
      : []),
    ...(advice.length > 0 ? [`      <system-out>${escaped(advice.join("\n"))}</system-out>`] : []),
  ];
  return { failed: failures.length > 0, text: [`${open}>`, ...parts, "    </testcase>"].join("\n") };
}
