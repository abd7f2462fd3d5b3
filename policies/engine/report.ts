import type { ReportViolation } from "@pulumi/policy";
import type { About } from "../rule";
import { isUpdate } from "../sdk/update";
import type { RuleConfig } from "./config";
import type { Judgement } from "./judge";
import { plain } from "./plain";
import type { Run } from "./run";

/** Reports a rule's judgements: advice, and in a preview unknown values, as advisory; all others at the policy's level. */
export function reporter(rule: About, config: RuleConfig, run: Run, report: ReportViolation) {
  // The SDK takes the level of a single report at run time; its types know the text only.
  const advise = report as unknown as (violation: object) => void;
  return ({ level, text: said, until, encrypted }: Judgement, urn: string | undefined): void => {
    const text = plain(said);
    if (level === "unknown" && !encrypted && isUpdate()) {
      report(`${text}; every value is known in an update, so write this one as it is`, urn);
      return;
    }
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
