import type { Inputs } from "../inputs/inputs";
import { type Path, showPath } from "../inputs/path";
import type { Container } from "../model/container";
import type { Workload } from "../platforms";
import type { AnyRule, Finding } from "../rule";
import type { OnUnknown, RuleConfig } from "./config";
import type { Verdict } from "./exemptions";
import { type ResourceRef, subject } from "./subject";

/** A resource as the engine passes it. */
export interface Resource extends ResourceRef {
  readonly props: unknown;
  readonly opts?: { readonly ignoreChanges?: readonly string[] };
  readonly provider?: { readonly props?: unknown };
}

/** One line to report, in its final words. */
export interface Judgement {
  readonly level: "violation" | "advice" | "unknown";
  readonly text: string;
  /** The changes that correct the fault. */
  readonly cure?: Finding["cure"];
  /** Whether the whole fault can be cured automatically. */
  readonly whole?: boolean;
  /** What to tell once the cure is made; see `Finding.doubt`. */
  readonly doubt?: () => string | undefined;
  /** The path of the unknown value; other rules may report the same path. */
  readonly until?: string;
  /** The container it is about; undefined for the resource as a whole. */
  readonly container?: Container;
  /** The text without the half sentence about an expired exemption, if it has one. */
  readonly unexpired?: string;
  /** Whether it is unknown because it could not be decrypted. */
  readonly encrypted?: true;
}

export interface Judged {
  readonly judgements: readonly Judgement[];
  /** What would be reported without its exemptions. */
  readonly exempt?: readonly Judgement[];
  /** Why the rule does not apply. */
  readonly notApplicable?: string;
}

/** The findings of a rule about a resource, exemptions applied; or why the rule does not apply. */
export function judge(
  rule: AnyRule,
  resource: ResourceRef,
  workload: Workload,
  config: RuleConfig,
  containers = workload.containers,
): Judged {
  const shown = [workload.containers, workload.volumes, workload.grants].some(({ length }) => length > 0);
  const hidden = shown || rule.reportsUnseen ? undefined : workload.opaque?.reason;
  const reason = workload.notApplicable ?? hidden;
  if (reason !== undefined) return { judgements: [], notApplicable: reason };

  const context: Context = { resource, workload, config, judgements: [], exempt: [] };
  const options = config.options as never;
  if (rule.survey) examine(context, undefined, () => rule.survey?.(workload, options) ?? []);
  for (const container of containers) examine(context, container, () => rule.check(container, options));
  for (const path of workload.unseen) {
    if (verdictOn(context, path) === "exempt" || !seesUnseen(rule, config.onUnknown)) continue;
    context.judgements.push(unknownValue("containers", showPath(path), workload.inputs));
  }
  const { judgements, exempt } = context;
  return judgements.length + exempt.length === 0 ? nothing : { judgements, exempt };
}

/** The findings of `check` about one container of a resource, exemptions applied. */
export function judgeContainer(
  container: Container,
  resource: ResourceRef,
  workload: Workload,
  config: RuleConfig,
  check: () => Iterable<Finding>,
): Judged {
  const context: Context = { resource, workload, config, judgements: [], exempt: [] };
  examine(context, container, check);
  return context;
}

export const nothing: Judged = { judgements: [] };

/** One rule that judges one resource, and its judgements so far. */
interface Context {
  readonly resource: ResourceRef;
  readonly workload: Workload;
  readonly config: RuleConfig;
  readonly judgements: Judgement[];
  readonly exempt: Judgement[];
}

function examine(context: Context, container: Container | undefined, find: () => Iterable<Finding>): void {
  const { workload } = context;
  const { result: findings, unknown } = workload.inputs.collectUnknown(() => [...find()]);
  if (findings.length === 0 && unknown.length === 0) return;
  const verdict = verdictOn(context, container);
  const judgements = verdict === "exempt" ? context.exempt : context.judgements;
  const who = container?.label ?? "it";
  for (const path of unknown)
    judgements.push({ ...unknownValue(who, showPath(path), workload.inputs), ...(container && { container }) });
  const undecided = undecidedExemption(who, verdict);
  if (undecided !== undefined) judgements.push({ ...undecided, ...(container && { container }) });
  else
    judgements.push(
      ...workload.inputs.quietly(() => findings.map((finding) => found(workload, container, finding, verdict))),
    );
}

function verdictOn({ resource, workload, config }: Context, about: Container | Path | undefined): Verdict {
  return config.exemptions.verdictOn(subject(resource, workload, about));
}

function found(
  { inputs, assumed }: Workload,
  container: Container | undefined,
  { says, cure = [], steps = [], note, doubt, advice }: Finding,
  verdict: Verdict,
): Judgement {
  const told = note?.();
  const parts = [
    container === undefined ? says : `${container.label} ${says}`,
    ...[...cure, ...steps].map((change) => change.says),
    told,
    ...inputs
      .ignoredBy(() => [...cure, ...steps].map(({ possible }) => possible))
      .map((path) => `the option ignoreChanges keeps the old ${path}, so remove that path from it`),
    assumed,
  ];
  const expired = expiry(verdict);
  // Manual steps are not shared between containers.
  const whole = told === undefined && steps.length === 0 && cure.length > 0 && cure.every(({ possible }) => possible);
  return {
    level: advice || assumed !== undefined ? "advice" : "violation",
    text: sentence([...parts, expired]),
    cure,
    whole,
    ...(doubt && { doubt }),
    ...(expired !== undefined && { unexpired: sentence(parts) }),
    ...(container && { container }),
  };
}

export function unknownValue(who: string, until: string, inputs?: Inputs): Judgement {
  const encrypted = inputs?.isEncrypted(until) === true;
  const text = encrypted
    ? `${who} cannot be judged, for ${until} is encrypted; run it again with the passphrase or key of the stack`
    : `${who} cannot be judged until ${until} is known`;
  return { level: "unknown", text, until, ...(encrypted && { encrypted }) };
}

/** The line for a verdict that depends on an unknown value. */
export function undecidedExemption(who: string, verdict: Verdict): Judgement | undefined {
  if (typeof verdict !== "object" || "expired" in verdict) return undefined;
  return { level: "unknown", text: `${unknownValue(who, verdict.until).text}, on which an exemption depends` };
}

/** The half sentence about an expired exemption. */
export function expiry(verdict: Verdict): string | undefined {
  return typeof verdict === "object" && "expired" in verdict
    ? `its exemption expired on ${verdict.expired}`
    : undefined;
}

export function sentence(parts: readonly (string | undefined)[]): string {
  return [...new Set(parts)].filter((part) => part !== undefined).join("; ");
}

// An unknown pod spec is one line of the rule that reports unseen containers, and of rules that are configured to block on
// it.
function seesUnseen(rule: AnyRule, onUnknown: OnUnknown): boolean {
  return rule.reportsUnseen === true || onUnknown === "mandatory";
}
