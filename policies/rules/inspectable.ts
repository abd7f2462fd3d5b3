import { isAbsolute } from "node:path";
import type { Workload } from "../platforms";
import type { Finding, Rule } from "../rule";

/**
 * The containers of every resource can be inspected before they run. Reported: charts that a provider or a controller renders,
 * and pods that are unknown during preview, which the engine reports for this rule on behalf of all rules.
 */
export const inspectable: Rule<{ helm: boolean | string; helmTimeout: number; kubeVersion: string }> = {
  name: "inspectable",
  title: "Inspectable containers",
  description: "The containers of a resource can be seen before they run.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "coverage"],
  remediation:
    "Render a chart in the program with kubernetes.helm.v4.Chart, and keep pod templates out of `apply` so that a preview shows them.",
  options: {
    helm: {
      type: ["boolean", "string"],
      default: false,
      description:
        "Renders the charts of Helm Releases by `helm template`, so that every rule judges them: true runs the helm on the PATH, an absolute path runs that one. It may fetch charts.",
      refuse: (value) =>
        typeof value === "string" && !isAbsolute(value)
          ? [{ at: "", says: "is no absolute path; write it as /usr/local/bin/helm" }]
          : [],
    },
    helmTimeout: {
      type: "integer",
      minimum: 1,
      maximum: 600,
      default: 30,
      description: "The time that helm may take for one rendering of a chart, in seconds.",
    },
    kubeVersion: {
      type: "string",
      pattern: "^(v?\\d+\\.\\d+(\\.\\d+)?)?$",
      patternErrorMessage: "is no version of Kubernetes; write it as 1.34",
      default: "",
      description:
        "The version of Kubernetes that charts are rendered for, since there is no cluster to ask: 1.34. Without it they get the one that helm knows.",
    },
  },
  cures: false,
  reportsUnseen: true,
  check: () => [],
  survey({ opaque }: Workload): Finding[] {
    if (opaque === undefined) return [];
    return [{ says: `its containers cannot be inspected: ${opaque.reason}; ${opaque.advice}` }];
  },
};
