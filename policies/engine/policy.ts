import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { workloadOf } from "../platforms";
import type { About, AnyRule } from "../rule";
import { keepMessages } from "../sdk/keep-messages";
import { leave } from "../sdk/leave";
import { configSchema, type RuleConfig } from "./config";
import { judge, unique } from "./judge";
import { reporter } from "./report";
import { Run } from "./run";

/** The address of this repository. */
export const repository = "https://github.com/pulumi-readonly-rootfs/pulumi-readonly-rootfs";

const documents = `${repository}/blob/main/policies/rules`;

/** What the SDK, the CLI and Pulumi Cloud are told of a rule. */
export function metadata(rule: About) {
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
  };
}

/** A rule as a policy of the Pulumi SDK that stands alone. */
export const policy = (rule: AnyRule): ResourceValidationPolicy => policyIn(new Run())(rule);

/** Turns rules into policies of the Pulumi SDK. All policies of one pack share one run. */
export const policyIn = (run: Run) => {
  keepMessages();
  return (rule: AnyRule): ResourceValidationPolicy => ({
    ...metadata(rule),
    validateResource(args, report) {
      const config = run.config(rule, args.getConfig());
      const { judgements, notApplicable } = judge(rule, args, run.workloads.of(rule.name, args), config);
      if (notApplicable !== undefined) leave(args, notApplicable);
      if (judgements.length === 0) return;
      const tell = reporter(rule, config, run, report);
      for (const judgement of unique(judgements)) tell(judgement, args.urn);
    },
    ...(rule.cures && { remediateResource: (args) => remediate(rule, args, run.config(rule, args.getConfig())) }),
  });
};

/** Makes every cure that can be made whole. Undefined when there is none: anything else counts as a remediation. */
function remediate(rule: AnyRule, args: ResourceValidationArgs, config: RuleConfig) {
  const { judgements, notApplicable } = judge(rule, args, workloadOf(args.type, args.props, args.name), config);
  if (notApplicable !== undefined) leave(args, notApplicable);
  let changed = false;
  for (const { cure = [] } of judgements) {
    if (cure.length === 0 || !cure.every((change) => change.possible)) continue;
    for (const change of cure) change.apply();
    changed = true;
  }
  return changed ? args.props : undefined;
}
