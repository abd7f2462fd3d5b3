import type { GrantedExemption, Stack, StackFinding, StackRule } from "../rule";

/**
 * Every exemption of a policy that has run, if its `stack` matches, has suppressed a finding and is valid.
 *
 * Read: `exemptions[*].expires`, and whether the exemption has suppressed a finding.
 */
export const exemptionsCurrent: StackRule<{ days: number }> = {
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
  },
  *examine({ exemptions, today }: Stack, { days }: { days: number }): Iterable<StackFinding> {
    for (const exemption of exemptions) {
      const says = fault(exemption, today, days);
      const { at, policy, reason } = exemption;
      if (says !== undefined) yield { says: `${at} of policy "${policy}" (${reason}) ${says}` };
    }
  },
};

function fault({ expires, used }: GrantedExemption, today: string, days: number): string | undefined {
  const left =
    expires === undefined ? Number.POSITIVE_INFINITY : (Date.parse(expires) - Date.parse(today)) / 86_400_000;
  if (left < 0) return `expired on ${expires}; remove it, or renew it with a new date`;
  if (!used) return "suppressed no finding; correct its matchers, or remove it";
  if (left > days) return undefined;
  const when = left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`;
  return `expires ${when}, on ${expires}; correct the resources it covers, or renew it`;
}
