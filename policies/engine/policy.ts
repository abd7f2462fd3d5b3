import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import type { About, AnyRule } from "../rule";
import { keepMessages } from "../sdk/keep-messages";
import { throwNotApplicable } from "../sdk/not-applicable";
import { configSchema } from "./config";
import { curable } from "./curable";
import { bounded, judge, unique } from "./judge";
import { plain } from "./plain";
import { reporter } from "./report";
import { Run } from "./run";

/** The address of this repository. */
export const repository = "https://github.com/pulumi-readonly-rootfs/pulumi-readonly-rootfs";

const documents = `${repository}/blob/main/policies/rules`;

/** The metadata of a rule for the SDK, the CLI and Pulumi Cloud. */
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

/** One rule as a policy of the Pulumi SDK, with a run of its own. */
export const policy = (rule: AnyRule): ResourceValidationPolicy => policyIn(new Run())(rule);

/** Turns rules into policies of the Pulumi SDK. All policies of one pack share one run. */
export const policyIn = (run: Run) => {
  keepMessages();
  return (rule: AnyRule): ResourceValidationPolicy => ({
    ...metadata(rule),
    validateResource(args, report) {
      const config = run.config(rule, args.getConfig());
      const { judgements, notApplicable } = judge(rule, args, run.workloads.of(rule.name, args), config);
      if (notApplicable !== undefined) throwNotApplicable(args, plain(notApplicable));
      if (judgements.length === 0) return;
      if (rule.cures) run.watcher?.curable(rule.name, args.urn, () => curable(rule, args, run, config));
      const tell = reporter(rule, config, run, args, report);
      for (const judgement of bounded(unique(judgements))) tell(judgement, args.urn);
    },
    ...(rule.cures && { remediateResource: (args) => remediate(rule, args, run) }),
  });
};

/**
 * Makes every cure that is possible as a whole. Returns undefined if there is none: the engine counts anything else as a
 * remediation. It edits the inputs, so it reads them by itself.
 */
function remediate(rule: AnyRule, args: ResourceValidationArgs, run: Run) {
  const config = run.config(rule, args.getConfig());
  const workload = run.workloads.read(args);
  const { judgements, notApplicable } = judge(rule, args, workload, config);
  if (notApplicable !== undefined) throwNotApplicable(args, plain(notApplicable));
  let changed = false;
  for (const { cure = [] } of judgements) {
    if (cure.length === 0 || !cure.every((change) => change.possible)) continue;
    for (const change of cure) {
      run.watcher?.cured(rule.name, args.urn, plain(change.says));
      change.apply();
    }
    changed = true;
  }
  workload.inputs.commit();
  return changed ? args.props : undefined;
}
