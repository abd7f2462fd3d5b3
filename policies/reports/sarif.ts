import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import { plain } from "../engine/plain";
import type { Report, ReportedFinding, ReportedRule } from "./report";
import { inStack } from "./stacks";

/**
 * SARIF 2.1.0. Platforms that show SARIF demand a line, and a finding is about a resource: so each finding about a resource of
 * a program is at the first line of Pulumi.yaml. Each names its resource as a logical location.
 */
export function sarif({ tool, rules, findings, stacks, date }: Report): string {
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
        results: findings.map((finding) => result(finding, rules, inStack(finding, stacks))),
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

function result(finding: ReportedFinding, rules: readonly ReportedRule[], place: string): Result {
  const { rule, level, text, urn, project, stack, type, name, place: declared } = finding;
  const index = rules.findIndex((one) => one.name === rule);
  const about = urn === "" ? { name: "stack", kind: "module" } : { name, fullyQualifiedName: urn, kind: "resource" };
  return {
    ruleId: rule,
    ...(index >= 0 && { ruleIndex: index }),
    level: level === "mandatory" ? "error" : "warning",
    message: { text: urn === "" ? text : plain(`${type} "${name}"${place}: ${text}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: declared === undefined ? "Pulumi.yaml" : uriOf(declared.file) },
          region: { startLine: declared?.line ?? 1 },
        },
        logicalLocations: [about],
      },
    ],
    partialFingerprints: { "resourceAndRule/v1": fingerprint(finding) },
    properties: { project, stack },
  };
}

/** The file as a reference of RFC 3986, which has slashes on Windows too. */
const uriOf = (file: string) => file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");

/** Names the finding across runs, also in another stack of the project, or at another line of its file. */
function fingerprint({ rule, urn, text, type, name, place: declared }: ReportedFinding): string {
  const place =
    declared === undefined ? urn.replace(/^urn:pulumi:[^:]*::/, "") : [declared.file, type, name].join("::");
  return createHash("sha256").update([rule, place, text].join("\0")).digest("hex");
}
