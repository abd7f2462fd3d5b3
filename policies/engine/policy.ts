import type { ResourceValidationArgs, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Container } from "../model/container";
import { overlaid } from "../model/overlay";
import type { Workload } from "../platforms";
import type { About, AnyRule } from "../rule";
import { keepMessages } from "../sdk/keep-messages";
import { allResources } from "../sdk/made-once";
import { throwNotApplicable } from "../sdk/not-applicable";
import { isUpdate } from "../sdk/update";
import { configSchema, type RuleConfig } from "./config";
import { curable } from "./curable";
import { gathered } from "./gathered";
import {
  bounded,
  type Judged,
  type Judgement,
  judge,
  judgeContainer,
  nothing,
  type Resource,
  unique,
  unknownValue,
} from "./judge";
import { doubtsOf, forgetCures, lostCures, noteCure } from "./made-cures";
import { plain } from "./plain";
import { reporter } from "./report";
import { Run } from "./run";
import type { Reference } from "./unnamed";

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
export const policy = (rule: AnyRule) => policyIn(new Run())(rule);

/** Turns rules into policies of the Pulumi SDK. All policies of one pack share one run. */
export const policyIn = (run: Run) => {
  keepMessages();
  return (rule: AnyRule): ResourceValidationPolicy & { readonly validateStack?: StackLook | undefined } => ({
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
      const doubts = doubtsOf(run, rule.name, args.urn);
      if (judgements.length + doubts.length === 0) return;
      if (rule.cures) run.watcher?.curable(rule.name, args.urn, () => curable(rule, args, run, config));
      const tell = reporter(rule, config, run, args, report);
      for (const line of lines(rule, [...now, ...doubts])) tell(line, args.urn);
      if (now.length === 0 && judgements.length > 0) run.watcher?.waits(rule, args.urn, lines(rule, judgements));
    },
    ...(rule.cures && { remediateResource: (args) => remediate(rule, args, run) }),
    // The SDK decodes all resources for each policy over a stack, so this is one only where there is something to look at.
    get validateStack() {
      const looks = [
        ...(rule.whenNamed && run.unnamed.any ? [atTheEnd(rule, run)] : []),
        ...(rule.readsAgent && run.agents.any ? [withAgents(rule, run)] : []),
        ...(run.controlled.any ? [ofControlled(rule, run)] : []),
        ...(run.cures.has(rule.name) ? [lostCures(rule, run)] : []),
      ];
      return looks.length > 0 ? allOf(looks) : undefined;
    },
  });
};

/** The lines of a rule about one resource. */
function lines(rule: AnyRule, judgements: readonly Judgement[]): readonly Judgement[] {
  const isAdvice = ({ level }: Judgement) => level === "advice" || (level === "violation" && rule.level === "advisory");
  return bounded(gathered(unique(judgements), isAdvice));
}

/** Reports what objects of a cluster have that their controllers lack. */
const ofControlled =
  (rule: AnyRule, run: Run): StackLook =>
  (args, report) => {
    const tell = reporter(rule, run.config(rule, args.getConfig()), run, args, report);
    for (const { urn, judgements } of run.controlled.left(rule.name, args.resources)) {
      for (const line of lines(rule, judgements)) tell(line, urn);
    }
    run.watcher?.settled(rule.name);
  };

type StackLook = StackValidationPolicy["validateStack"];

/** One look at a stack after the other. */
const allOf =
  (looks: readonly StackLook[]): StackLook =>
  (args, report) => {
    const resources = allResources(args.resources);
    for (const look of looks) look({ ...args, resources }, report);
  };

/** The containers as the rule judges them before the end of the run. */
function judgedNow(rule: AnyRule, args: ResourceValidationArgs, workload: Workload, run: Run): readonly Container[] {
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

/** Whether a rule that needs the image's name judges before its end. In an update, what is not known now never will be. */
function isJudgedNow({ naming, awaited }: Reference): boolean {
  return naming === "built" || (naming === "digest" && !awaited) || (naming === "unknown" && isUpdate());
}

/** Judges the containers whose image has no name in their own resource. */
const atTheEnd =
  (rule: AnyRule, run: Run): StackLook =>
  (args, report) => {
    const config = run.config(rule, args.getConfig());
    const tell = reporter(rule, config, run, args, report);
    for (const { resource, workload, containers } of run.unnamed.in(args.resources)) {
      if (workload.notApplicable !== undefined) continue;
      const judged = containers.map(({ container, named, ...reference }): Judged => {
        const about = (one: Container) => judgeNamed(rule, one, resource, workload, config);
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

function judgeNamed(rule: AnyRule, container: Container, resource: Resource, workload: Workload, config: RuleConfig) {
  const { options } = config;
  const check = () =>
    typeof rule.whenNamed === "function" ? rule.whenNamed(container, options) : rule.check(container, options as never);
  return judgeContainer(container, resource, workload, config, check);
}

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
      for (const judgement of lines(rule, judgements)) tell(judgement, resource.urn);
    }
  };

/** Whether the question about the resource has looked the image up by its digest or its name, and said what it needs. */
function isLookedUp(rule: AnyRule, { naming, awaited }: Reference): boolean {
  if (naming !== "digest" && naming !== "built") return false;
  return !awaited || (rule.whenNamed === "check" && naming === "built");
}

/** Whether nothing is left to say of an image whose value stays unknown. */
function isNeverNamed(rule: AnyRule, { naming }: Reference): boolean {
  return naming === "unknown" && (rule.whenNamed !== "check" || isUpdate());
}

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
