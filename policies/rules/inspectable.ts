import type { Workload } from "../platforms";
import type { Finding, Rule } from "../rule";

/**
 * Resources whose containers nobody can see before they run: Helm releases, which the provider renders, and pods that
 * are not known during preview (the engine reports those here, once for all rules).
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
