import type { ResourceValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import type { Container } from "../model/container";
import { overlaid } from "../model/overlay";
import type { Workload } from "../platforms";
import type { AnyRule } from "../rule";
import { isUpdate } from "../sdk/update";
import type { RuleConfig } from "./config";
import { type Judged, judgeContainer, nothing, type Resource } from "./judge";
import { bounded, unique } from "./lines";
import { isCured } from "./made-cures";
import { reporter } from "./report";
import type { Run } from "./run";
import type { Reference } from "./unnamed";

/** The containers that the rule judges before the end of the run, as it judges them then. */
export function judgedNow(
  rule: AnyRule,
  args: ResourceValidationArgs,
  workload: Workload,
  run: Run,
): readonly Container[] {
  const unnamed = run.unnamed.keep(args, workload);
  if (unnamed.size === 0) return workload.containers;
  return workload.containers.flatMap((container) => {
    const reference = unnamed.get(container);
    if (reference === undefined) return [container];
    if (rule.whenNamed !== "check")
      return [reference.awaited ? overlaid(container, { imageAwaited: true }) : container];
    return isJudgedNow(reference) ? [container] : [];
  });
}

/** Whether the rule judges before the end of the run. In an update, an image that is not known now never will be. */
function isJudgedNow({ naming, awaited }: Reference): boolean {
  return naming === "built" || (naming === "digest" && !awaited) || (naming === "unknown" && isUpdate());
}

/** Judges the containers whose image has no name in their own resource. */
export const judgeNamed =
  (rule: AnyRule, run: Run): StackValidationPolicy["validateStack"] =>
  (args, report) => {
    const config = run.config(rule, args.getConfig());
    const tell = reporter(rule, config, run, args, report);
    for (const { resource, workload, containers } of run.unnamed.in(args.resources)) {
      if (workload.notApplicable !== undefined) continue;
      const judged = containers.map(({ container, named, ...reference }): Judged => {
        const cured = isCured(run, rule.name, resource.urn, container);
        const about = (one: Container) => judgeOne(rule, one, resource, workload, config, cured);
        const isSaid = isLookedUp(rule, reference);
        if (named === undefined) return isSaid || isNeverNamed(rule, reference) ? nothing : about(container);
        // Only what the tag or the Dockerfile adds is new.
        const said = isSaid ? about(container).judgements.map(({ text }) => text) : [];
        const { judgements, exempt = [] } = about(named);
        return { judgements: judgements.filter(({ text }) => !said.includes(text)), exempt };
      });
      const all = {
        judgements: judged.flatMap(({ judgements }) => judgements),
        exempt: judged.flatMap(({ exempt = [] }) => exempt),
      };
      const now = run.controlled.later(rule.name, resource.urn, workload, all);
      for (const judgement of bounded(unique(now))) tell(judgement, resource.urn);
    }
  };

function judgeOne(
  rule: AnyRule,
  container: Container,
  resource: Resource,
  workload: Workload,
  config: RuleConfig,
  cured: boolean,
) {
  const { options } = config;
  const check = () =>
    typeof rule.whenNamed === "function"
      ? rule.whenNamed(container, options, cured)
      : rule.check(container, options as never);
  return judgeContainer(container, resource, workload, config, check);
}

/** Whether the rule has looked the image up by its digest or name, and said what it needs, before the end of the run. */
function isLookedUp(rule: AnyRule, { naming, awaited }: Reference): boolean {
  if (naming !== "digest" && naming !== "built") return false;
  return !awaited || (rule.whenNamed === "check" && naming === "built");
}

/** Whether the image stays unknown, and the rule has said all that it can say of such an image. */
function isNeverNamed(rule: AnyRule, { naming }: Reference): boolean {
  return naming === "unknown" && (rule.whenNamed !== "check" || isUpdate());
}
