import type { Workload } from "../platforms";
import type { Finding, Rule } from "../rule";

/**
 * The containers of every resource can be inspected before they run. Reported: charts that a provider or a controller renders,
 * and pods that are unknown during preview, which the engine reports for this rule on behalf of all rules.
 */
export const inspectable: Rule = {
  name: "inspectable",
  title: "Inspectable containers",
  description: "The containers of a resource can be seen before they run.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "coverage"],
  remediation:
    "Render a chart in the program with kubernetes.helm.v4.Chart, and keep pod templates out of `apply` so that a preview shows them.",
  cures: false,
  reportsUnseen: true,
  check: () => [],
  survey({ opaque }: Workload): Finding[] {
    if (opaque === undefined) return [];
    return [{ says: `its containers cannot be inspected: ${opaque.reason}; ${opaque.advice}` }];
  },
};
