import type { ReportViolation } from "@pulumi/policy";
import type { About } from "../rule";
import type { RuleConfig } from "./config";
import type { Judgement } from "./judge";
import type { Run } from "./run";

/** Reports a rule's judgements at the policy's level, or as advisory what is advice or is not known. */
export function reporter(rule: About, config: RuleConfig, run: Run, report: ReportViolation) {
  // The SDK takes the level of a single report at run time; its types know the text only.
  const advise = report as unknown as (violation: object) => void;
  return ({ level, text, until }: Judgement, urn: string | undefined): void => {
    if (level === "violation" || (level === "unknown" && config.onUnknown === "mandatory")) {
      report(text, urn);
      return;
    }
    if (level === "unknown" && config.onUnknown === "ignore") return;
    if (until !== undefined && !run.reportsUnknown(rule.name, urn ?? "", until)) return;
    advise({
      message: `${rule.description}\n${text}`,
      enforcementLevel: "advisory",
      ...(urn !== undefined && { urn }),
    });
  };
}
