import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Report, ReportedFinding, ReportedRule } from "./report";

/**
 * SARIF 2.1.0. Platforms that show SARIF demand a line, and a finding is about a resource: so each finding is at the first
 * line of Pulumi.yaml, and names its resource as a logical location.
 */
export function sarif({ tool, rules, findings, date }: Report): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: tool.name, version: tool.version, informationUri: tool.address, rules: rules.map(rule) },
        },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, endTimeUtc: date }],
        results: findings.map((finding) => result(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** CVSS scores, by which GitHub ranks security findings. */
const scores = { low: "3.0", medium: "5.5", high: "8.0", critical: "9.5" };

function rule({ name, title, description, severity, remediation, document, tags }: ReportedRule): ReportingDescriptor {
  return {
    id: name,
    name: title,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: remediation, markdown: `${remediation}\n\n[${name}](${document})` },
    helpUri: document,
    defaultConfiguration: { level: severity === "low" ? "note" : "warning" },
    properties: {
      tags: ["security", ...tags.filter((tag) => tag !== "security")],
      "security-severity": scores[severity],
    },
  };
}

function result(finding: ReportedFinding, rules: readonly ReportedRule[]): Result {
  const { rule, level, text, urn, stack, type, name } = finding;
  const index = rules.findIndex((one) => one.name === rule);
  const about = urn === "" ? { name: "stack", kind: "module" } : { name, fullyQualifiedName: urn, kind: "resource" };
  return {
    ruleId: rule,
    ...(index >= 0 && { ruleIndex: index }),
    level: level === "mandatory" ? "error" : "warning",
    message: { text: urn === "" ? text : `${type} "${name}": ${text}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
        logicalLocations: [about],
      },
    ],
    partialFingerprints: { "resourceAndRule/v1": fingerprint(finding) },
    properties: { stack },
  };
}

/** Names the finding across runs, also in another stack of the project. */
function fingerprint({ rule, urn, text }: ReportedFinding): string {
  const place = urn.replace(/^urn:pulumi:[^:]*::/, "");
  return createHash("sha256").update([rule, place, text].join("\0")).digest("hex");
}
