import type { StackValidationPolicy } from "@pulumi/policy";
import type { Container } from "../model/container";
import { overlaid } from "../model/overlay";
import type { AnyRule } from "../rule";
import { allResources } from "../sdk/made-once";
import { judgeContainer, unknownValue } from "./judge";
import { judgeNamed } from "./judge-unnamed";
import { linesOf } from "./lines";
import { lostCures } from "./made-cures";
import { reporter } from "./report";
import type { Run } from "./run";

type StackLook = StackValidationPolicy["validateStack"];

/** What the policy of a rule looks at once all resources are known; undefined if nothing has waited for it. */
export function endOfRun(rule: AnyRule, run: Run): StackLook | undefined {
  const looks = [
    ...(rule.whenNamed && run.unnamed.any ? [judgeNamed(rule, run)] : []),
    ...(rule.readsAgent && run.agents.any ? [withAgents(rule, run)] : []),
    ...(run.controlled.any ? [ofControlled(rule, run)] : []),
    ...(run.cures.has(rule.name) ? [lostCures(rule, run)] : []),
  ];
  return looks.length > 0 ? allOf(looks) : undefined;
}

/** One look at a stack after the other. */
const allOf =
  (looks: readonly StackLook[]): StackLook =>
  (args, report) => {
    const resources = allResources(args.resources);
    for (const look of looks) look({ ...args, resources }, report);
  };

/** Reports what objects of a cluster have that their controllers lack. */
const ofControlled =
  (rule: AnyRule, run: Run): StackLook =>
  (args, report) => {
    const tell = reporter(rule, run.config(rule, args.getConfig()), run, args, report);
    for (const { urn, judgements } of run.controlled.left(rule.name, args.resources)) {
      for (const line of linesOf(rule, judgements)) tell(line, urn);
    }
    run.watcher?.settled(rule.name);
  };

/** Judges the containers in which another resource runs an agent, and tells what that adds. */
const withAgents =
  (rule: AnyRule, run: Run): StackLook =>
  (args, report) => {
    const config = run.config(rule, args.getConfig());
    const tell = reporter(rule, config, run, args, report);
    for (const { resource, workload, agent, until } of run.agents.in(args.resources)) {
      const judgements = workload.containers.flatMap((container) => {
        const about = (one: Container) =>
          judgeContainer(one, resource, workload, config, () => rule.check(one, config.options as never)).judgements;
        const said = about(container).map(({ text }) => text);
        const added = about(overlaid(container, { agent })).filter(({ text }) => !said.includes(text));
        if (until === undefined || added.length === 0) return added;
        return [{ ...unknownValue(container.label, until), container }];
      });
      for (const judgement of linesOf(rule, judgements)) tell(judgement, resource.urn);
    }
  };
