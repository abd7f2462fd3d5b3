import type { GrantedExemption, Stack, StackFinding, StackRule } from "../stack-rule";

/** Options of exemptions-current. */
export interface ExemptionOptions {
  readonly days: number;
  readonly maxDays: number;
  readonly requireOwner: boolean;
}

/**
 * Every exemption of a policy that has run, if its `stack` matches, has suppressed a finding, is valid, and is given as the
 * options ask.
 *
 * Read: `exemptions[*].expires` and `owner`, and whether the exemption has suppressed a finding.
 */
export const exemptionsCurrent: StackRule<ExemptionOptions> = {
  name: "exemptions-current",
  title: "Current exemptions",
  description: "Exemptions are still needed and still valid.",
  level: "advisory",
  severity: "low",
  tags: ["governance"],
  remediation:
    "Remove exemptions that are no longer needed; renew the others with a new date, or correct the resources they cover.",
  options: {
    days: {
      type: "integer",
      minimum: 0,
      default: 30,
      description: "Number of days before its expiry from which an exemption is reported.",
    },
    maxDays: {
      type: "integer",
      minimum: 0,
      default: 0,
      description: "Number of days from today within which every exemption has to expire. 0: none has to.",
    },
    requireOwner: {
      type: "boolean",
      default: false,
      description: "Whether every exemption has to name an owner.",
    },
  },
  *examine({ exemptions, today }: Stack, options: ExemptionOptions): Iterable<StackFinding> {
    for (const exemption of exemptions) {
      const { at, policy, reason, owner } = exemption;
      const whose = owner === undefined ? "" : ` of ${owner}`;
      for (const says of faults(exemption, today, options)) {
        yield { says: `${at} of policy "${policy}" (${reason})${whose} ${says}` };
      }
    }
  },
};

function* faults(exemption: GrantedExemption, today: string, options: ExemptionOptions): Iterable<string> {
  const { expires, used } = exemption;
  const left = daysTo(expires, today);
  if (left < 0) yield `expired on ${expires}; remove it, or renew it with a new date`;
  else if (!used) yield "suppressed no finding; correct its matchers, or remove it";
  else {
    yield* unlike(exemption, today, options);
    if (left > options.days) return;
    const when = left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`;
    yield `expires ${when}, on ${expires}; correct the resources it covers, or renew it`;
  }
}

/** How an exemption differs from what the options ask of all. */
export function* unlike(
  { expires, owner }: Pick<GrantedExemption, "expires" | "owner">,
  today: string,
  { maxDays, requireOwner }: Pick<ExemptionOptions, "maxDays" | "requireOwner">,
): Iterable<string> {
  if (requireOwner && owner === undefined) yield "has no owner; name the team or person that answers for it";
  const last = new Date(Date.parse(today) + maxDays * day).toISOString().slice(0, 10);
  if (maxDays === 0 || daysTo(expires, today) <= maxDays) return;
  yield `${expires === undefined ? "never expires" : `expires on ${expires}`}; let it expire within ${maxDays === 1 ? "1 day" : `${maxDays} days`}, by ${last}`;
}

const day = 86_400_000;

function daysTo(expires: string | undefined, today: string): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : (Date.parse(expires) - Date.parse(today)) / day;
}
