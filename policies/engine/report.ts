import type { ReportViolation } from "@pulumi/policy";
import type { About } from "../rule";
import { remediates } from "../sdk/configured-levels";
import { isUpdate } from "../sdk/update";
import { componentOf } from "./component";
import type { RuleConfig } from "./config";
import type { Judgement } from "./judge";
import { plain } from "./plain";
import type { Run } from "./run";

/**
 * Reports a rule's judgements: advice, and in a preview unknown values, as advisory; all others at the policy's level. At
 * level `remediate` that is the rule's own: the SDK makes what is left after a cure mandatory.
 */
export function reporter(rule: About, { onUnknown }: RuleConfig, run: Run, args: object, report: ReportViolation) {
  const advise = (text: string, urn: string | undefined) => {
    const violation = {
      message: `${rule.description}\n${text}`,
      enforcementLevel: "advisory",
      ...(urn !== undefined && { urn }),
    };
    // The SDK takes the level of a single report at run time; its types know the text only.
    (report as unknown as (violation: object) => void)(violation);
  };
  const own = rule.level === "advisory" && remediates(rule.name, args) ? advise : report;
  return ({ level, text: said, until, encrypted }: Judgement, urn: string | undefined): void => {
    const text = plain(level === "unknown" ? said : `${said}${inComponent(rule, urn)}`);
    const unknown = level === "unknown" ? onUnknown : undefined;
    const blocks = unknown === "mandatory" ? report : own;
    if (unknown !== undefined && !encrypted && isUpdate()) {
      blocks(`${text}; every value is known in an update, so write this one as it is`, urn);
      return;
    }
    if (level === "violation" || unknown === "mandatory") {
      blocks(text, urn);
      return;
    }
    if (unknown === "ignore") return;
    if (until !== undefined && !run.reportsUnknown(rule.name, urn ?? "", until)) return;
    advise(text, urn);
  };
}

/** The child of a component is changed by the component's argument, and not by the property that the message names. */
function inComponent({ argument }: About, urn = ""): string {
  const component = argument && componentOf(urn);
  return component ? `; ${component} takes that as ${argument}` : "";
}
