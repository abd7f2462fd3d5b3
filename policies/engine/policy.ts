import type { ResourceValidationArgs, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { AnyRule } from "../rule";
import { keepMessages } from "../sdk/keep-messages";
import { throwNotApplicable } from "../sdk/not-applicable";
import { curable } from "./curable";
import { endOfRun } from "./end-of-run";
import { judge } from "./judge";
import { judgedNow } from "./judge-unnamed";
import { linesOf } from "./lines";
import { doubtsOf, forgetCures, noteCure } from "./made-cures";
import { metadata } from "./metadata";
import { plain } from "./plain";
import { reporter } from "./report";
import { Run } from "./run";

/** One rule as a policy of the Pulumi SDK, with a run of its own. */
export const policy = (rule: AnyRule) => policyIn(new Run())(rule);

/** Turns rules into policies of the Pulumi SDK. All policies of one pack share one run. */
export const policyIn = (run: Run) => {
  keepMessages();
  return (
    rule: AnyRule,
  ): ResourceValidationPolicy & { readonly validateStack?: StackValidationPolicy["validateStack"] | undefined } => ({
    ...metadata(rule),
    validateResource(args, report) {
      run.watcher?.asked(args.urn);
      const config = run.config(rule, args.getConfig());
      const workload = run.workloads.of(rule.name, args);
      if (rule.readsAgent) run.agents.keep(args, workload);
      const containers = rule.whenNamed === undefined ? workload.containers : judgedNow(rule, args, workload, run);
      const judged = judge(rule, args, workload, config, containers);
      const { judgements, notApplicable } = judged;
      if (notApplicable !== undefined) throwNotApplicable(args, plain(notApplicable));
      const now = run.controlled.now(rule.name, args.urn, workload, judged);
      forgetCures(run, rule.name, args.urn, judgements);
      const doubts = doubtsOf(run, rule.name, args.urn, containers);
      if (judgements.length + doubts.length === 0) return;
      if (rule.cures) run.watcher?.curable(rule.name, args.urn, () => curable(rule, args, run, config));
      const tell = reporter(rule, config, run, args, report);
      for (const line of linesOf(rule, [...now, ...doubts])) tell(line, args.urn);
      if (now.length === 0 && judgements.length > 0) run.watcher?.waits(rule, args.urn, linesOf(rule, judgements));
    },
    ...(rule.cures && { remediateResource: (args) => remediate(rule, args, run) }),
    // The SDK decodes all resources for each policy over a stack, so this is one only where there is something to look at.
    get validateStack() {
      return endOfRun(rule, run);
    },
  });
};

/**
 * Makes every cure that is possible as a whole. Returns undefined if there is none, because the engine counts any other
 * result as a remediation. Reads the inputs anew, because it edits them.
 */
function remediate(rule: AnyRule, args: ResourceValidationArgs, run: Run) {
  const config = run.config(rule, args.getConfig());
  const workload = run.workloads.read(args);
  const { judgements, notApplicable } = judge(rule, args, workload, config);
  if (notApplicable !== undefined) throwNotApplicable(args, plain(notApplicable));
  let changed = false;
  for (const judgement of judgements) {
    const { cure = [] } = judgement;
    if (cure.length === 0 || !cure.every((change) => change.possible)) continue;
    workload.inputs.quietly(() => noteCure(run, rule.name, args.urn, judgement));
    for (const change of cure) {
      run.watcher?.cured(rule.name, args.urn, plain(change.says));
      change.apply();
    }
    changed = true;
  }
  workload.inputs.commit();
  return changed ? args.props : undefined;
}
