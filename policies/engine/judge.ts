import { type Path, showPath } from "../inputs/path";
import type { Container } from "../model/container";
import type { Workload } from "../platforms";
import type { AnyRule, Finding } from "../rule";
import type { OnUnknown, RuleConfig } from "./config";
import { exempted, type Verdict } from "./exemptions";
import { type Identity, subject } from "./subject";

/** A resource as the engine hands it over. */
export interface Resource extends Identity {
  readonly props: unknown;
  readonly opts?: { readonly ignoreChanges?: readonly string[] };
}

/** One thing to report, in its final words. */
export interface Judgement {
  readonly level: "violation" | "advice" | "unknown";
  readonly text: string;
  /** What would put it right. */
  readonly cure?: Finding["cure"];
  /** Whether the cure can be made and leaves nothing to a person. */
  readonly whole?: boolean;
  /** The place that is not known yet, where other rules may say the same. */
  readonly until?: string;
}

interface Judged {
  readonly judgements: readonly Judgement[];
  /** Why the rule does not apply. */
  readonly notApplicable?: string;
}

/** What a rule has to say about a resource, exemptions applied; or why it does not apply. */
export function judge(rule: AnyRule, resource: Identity, workload: Workload, config: RuleConfig): Judged {
  const reason = workload.notApplicable ?? (rule.reportsUnseen ? undefined : workload.opaque);
  if (reason !== undefined) return { judgements: [], notApplicable: reason };

  const hearing: Hearing = { resource, workload, config, judgements: [] };
  const options = config.options as never;
  if (rule.survey) look(hearing, undefined, () => rule.survey?.(workload, options) ?? []);
  for (const container of workload.containers) look(hearing, container, () => rule.check(container, options));
  for (const path of workload.unseen) {
    if (verdictOn(hearing, path) === "exempt" || !seesUnseen(rule, config.onUnknown)) continue;
    hearing.judgements.push(notKnown("containers", showPath(path)));
  }
  return hearing.judgements.length === 0 ? nothing : { judgements: hearing.judgements };
}

const nothing: Judged = { judgements: [] };

interface Hearing {
  readonly resource: Identity;
  readonly workload: Workload;
  readonly config: RuleConfig;
  readonly judgements: Judgement[];
}

function look(hearing: Hearing, container: Container | undefined, find: () => Iterable<Finding>): void {
  const { workload, judgements } = hearing;
  const { result: findings, unknown } = workload.props.watch(() => [...find()]);
  if (findings.length === 0 && unknown.length === 0) return;
  const verdict = verdictOn(hearing, container);
  if (verdict === "exempt") return;
  const who = container?.label ?? "it";
  for (const path of unknown) judgements.push(notKnown(who, showPath(path)));
  const undecided = waits(who, verdict);
  if (undecided !== undefined) judgements.push(undecided);
  else judgements.push(...workload.props.peek(() => findings.map((finding) => found(container, finding, verdict))));
}

function verdictOn({ resource, workload, config }: Hearing, about: Container | Path | undefined): Verdict {
  return exempted(config.exemptions, subject(resource, workload, about), today());
}

function found(
  container: Container | undefined,
  { says, cure = [], note, advice }: Finding,
  verdict: Verdict,
): Judgement {
  const told = note?.();
  const parts = [
    container === undefined ? says : `${container.label} ${says}`,
    ...cure.map((change) => change.says),
    told,
    expiry(verdict),
  ];
  // A step for a person is this container's own.
  const whole = told === undefined && cure.length > 0 && cure.every(({ possible }) => possible);
  return { level: advice ? "advice" : "violation", text: sentence(parts), cure, whole };
}

export function notKnown(who: string, until: string): Judgement {
  return { level: "unknown", text: `${who} cannot be judged until ${until} is known`, until };
}

/** Says so when it cannot be told yet whether an exemption matches. */
export function waits(who: string, verdict: Verdict): Judgement | undefined {
  if (typeof verdict !== "object" || "expired" in verdict) return undefined;
  return { level: "unknown", text: `${notKnown(who, verdict.until).text}, on which an exemption depends` };
}

/** The half sentence for an exemption that no longer holds. */
export function expiry(verdict: Verdict): string | undefined {
  return typeof verdict === "object" && "expired" in verdict
    ? `its exemption expired on ${verdict.expired}`
    : undefined;
}

export function sentence(parts: readonly (string | undefined)[]): string {
  return [...new Set(parts)].filter((part) => part !== undefined).join("; ");
}

/**
 * What is told of a resource. Its containers share volumes and settings: a place to change that several of them name is one
 * line. What only a person can do may sound alike for two containers and is said of each.
 */
export function unique(judgements: readonly Judgement[]): Judgement[] {
  const seen = new Set<string>();
  return judgements.filter(({ level, text, whole, cure = [] }) => {
    const key = whole ? [level, ...cure.map(({ says }) => says)].join("; ") : text;
    return !seen.has(key) && seen.add(key);
  });
}

// One unknown pod spec is one line, that of `inspectable`, unless a rule is told to block on it.
function seesUnseen(rule: AnyRule, onUnknown: OnUnknown): boolean {
  return rule.reportsUnseen === true || onUnknown === "mandatory";
}

/** The day in UTC: `2026-11-22`. */
export const today = () => new Date(Date.now()).toISOString().slice(0, 10);
