import type { ReportViolation, ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import type { AnyRule } from "../rule";
import { configSchema, ruleConfig } from "./config";
import { judge } from "./judge";

const documents = "https://github.com/pulumi-readonly-rootfs/pulumi-readonly-rootfs/blob/main/policies/rules";

/** A rule as a policy of the Pulumi SDK: the only place that knows the SDK's validation and remediation. */
export function policy(rule: AnyRule): ResourceValidationPolicy {
  const { name, title, description, level, severity, framework, tags, remediation } = rule;
  return {
    name,
    displayName: title,
    description,
    enforcementLevel: level,
    severity,
    ...(framework && { framework }),
    tags: [...tags],
    remediationSteps: remediation,
    url: `${documents}/${name}.md`,
    configSchema: configSchema(rule),
    validateResource: (args, report) => validate(rule, args, report),
    ...(rule.cures && { remediateResource: (args) => remediate(rule, args) }),
  };
}

function validate(rule: AnyRule, args: ResourceValidationArgs, report: ReportViolation): void {
  const config = ruleConfig(rule, args.getConfig());
  const { judgements, notApplicable } = judge(rule, args, config);
  if (notApplicable !== undefined) args.notApplicable(notApplicable);
  for (const { level, text } of judgements) {
    if (level === "violation" || (level === "unknown" && config.onUnknown === "mandatory")) report(text);
    else if (level === "advice" || config.onUnknown === "advisory") reportAdvisory(report, rule, text);
  }
}

/** Makes every cure that can be made whole. Undefined when there is none: anything else counts as a remediation. */
function remediate(rule: AnyRule, args: ResourceValidationArgs) {
  const { judgements, notApplicable } = judge(rule, args, ruleConfig(rule, args.getConfig()));
  if (notApplicable !== undefined) args.notApplicable(notApplicable);
  let changed = false;
  for (const { finding } of judgements) {
    const cure = finding?.cure ?? [];
    if (cure.length === 0 || !cure.every((change) => change.possible)) continue;
    for (const change of cure) change.apply();
    changed = true;
  }
  return changed ? args.props : undefined;
}

// The SDK takes the level of a single report at run time; its types know the text only.
function reportAdvisory(report: ReportViolation, rule: AnyRule, text: string): void {
  const message = `${rule.description}\n${text}`;
  (report as unknown as (violation: object) => void)({ message, enforcementLevel: "advisory" });
}
