import type { Container } from "../model/container";
import { showPath } from "../model/path";
import type { AnyRule, Finding } from "../rule";
import { type Workload, workloadOf } from "../workloads";
import type { OnUnknown, RuleConfig } from "./config";
import { exempted, type Subject, type Verdict } from "./exemptions";

/** A resource as the engine hands it over. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: unknown;
}

export type Level = "violation" | "advice" | "unknown";

/** One thing to report, in its final words. */
export interface Judgement {
  readonly level: Level;
  readonly text: string;
  readonly finding: Finding | undefined;
}

/** What a rule has to say about a resource, exemptions applied; or why it does not apply. */
export function judge(
  rule: AnyRule,
  resource: Resource,
  config: RuleConfig,
): { judgements: Judgement[]; notApplicable?: string } {
  const workload = workloadOf(resource.type, resource.props, resource.name);
  if (workload.notApplicable !== undefined) return { judgements: [], notApplicable: workload.notApplicable };
  if (workload.opaque !== undefined && !rule.survey) return { judgements: [], notApplicable: workload.opaque };

  const judgements: Judgement[] = [];
  const look = (container: Container | undefined, find: () => Iterable<Finding>) => {
    const { result: findings, unknown } = workload.props.watch(() => [...find()]);
    if (findings.length === 0 && unknown.length === 0) return;
    const verdict = exempted(config.exemptions, subject(resource, workload, container), today());
    if (verdict === "exempt") return;
    const who = container?.label;
    for (const path of unknown) judgements.push(notKnown(who, showPath(path)));
    if (verdict === "undecided") judgements.push(notKnown(who, "what its exemption matches"));
    else judgements.push(...workload.props.peek(() => findings.map((finding) => found(who, finding, verdict))));
  };

  look(undefined, () => rule.survey?.(workload, config.options as never) ?? []);
  for (const container of workload.containers) look(container, () => rule.check(container, config.options as never));
  if (sees(rule, config.onUnknown)) {
    for (const path of workload.unseen)
      judgements.push({
        level: "unknown",
        text: `containers cannot be judged until ${path} is known`,
        finding: undefined,
      });
  }
  return { judgements: unique(judgements) };
}

function found(who: string | undefined, finding: Finding, verdict: Verdict): Judgement {
  const parts = [
    who === undefined ? finding.says : `${who} ${finding.says}`,
    ...(finding.cure ?? []).map((change) => change.says),
  ];
  const note = finding.note?.();
  if (note !== undefined) parts.push(note);
  if (typeof verdict === "object") parts.push(`its exemption expired on ${verdict.expired.expires}`);
  return { level: finding.advice ? "advice" : "violation", text: parts.join("; "), finding };
}

function notKnown(who: string | undefined, what: string): Judgement {
  return { level: "unknown", text: `${who ?? "it"} cannot be judged until ${what} is known`, finding: undefined };
}

// One unknown pod spec is one line, that of `inspectable`, unless a rule is told to block on it.
function sees(rule: AnyRule, onUnknown: OnUnknown): boolean {
  return rule.survey !== undefined || onUnknown === "mandatory";
}

function subject(resource: Resource, workload: Workload, container: Container | undefined): Subject {
  const [, stack = ""] = /^urn:pulumi:([^:]*)::/.exec(resource.urn) ?? [];
  return {
    stack,
    resource: resource.name,
    kind: resource.type.split(":").at(-1) ?? "",
    namespace: workload.namespace(),
    container,
  };
}

function unique(judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter(({ text }, index) => judgements.findIndex((other) => other.text === text) === index);
}

const today = () => new Date().toISOString().slice(0, 10);
