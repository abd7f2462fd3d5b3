import { globOf } from "../model/glob";
import { kindOf } from "../platforms";
import type { Report, ReportedFinding } from "./report";

/** Why findings are accepted for a time. */
export interface Accepted {
  readonly reason: string;
  /** Last day on which the exemptions hold: `2027-01-31`. */
  readonly expires: string;
  /** The team or person that answers for them. */
  readonly owner?: string;
}

interface Exempt extends Accepted {
  readonly stack: string;
  readonly resource?: string;
  readonly kind: string;
  readonly container?: string;
}

/** The configuration in which only these rules block: all others are advisory. */
export function onlyMandatory<Own extends object>(
  rules: readonly string[],
  config: Readonly<Record<string, Own>>,
): object {
  const own = rules.map((rule) => [rule, { enforcementLevel: "mandatory", ...config[rule] }]);
  return { all: "advisory", ...Object.fromEntries(own) };
}

/**
 * A configuration of the pack that exempts every finding that blocks today, so that only new ones block: one exemption for each
 * rule, resource and container. Findings about a stack itself are named by its kind, `Stack`.
 */
export function exemptionsFor(report: Report, accepted: Accepted): Record<string, { exemptions: Exempt[] }> {
  const rules = new Map<string, Map<string, Exempt>>();
  for (const finding of report.findings) {
    if (finding.level !== "mandatory") continue;
    const exemption = { ...about(finding, report), ...accepted };
    const own = rules.get(finding.rule) ?? new Map();
    rules.set(finding.rule, own.set(JSON.stringify(exemption), exemption));
  }
  return Object.fromEntries(
    [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, own]) => [rule, { exemptions: [...own.values()] }]),
  );
}

function about(finding: ReportedFinding, { containers }: Report): Omit<Exempt, keyof Accepted> {
  const { urn, type, name, text } = finding;
  const stack = globOf(`${finding.project}/${finding.stack}`);
  if (urn === "") return { stack, kind: "Stack" };
  const resource = { stack, resource: globOf(name), kind: kindOf(type) };
  const container = containers.find((one) => one.urn === urn && text.startsWith(`${one.label} `));
  const named = / "(.+)"$/.exec(container?.label ?? "")?.[1];
  return named === undefined ? resource : { ...resource, container: globOf(named) };
}
