import type { GrantedExemption, Stack, StackFinding, StackRule } from "../rule";

/**
 * Exemptions are still needed and still valid: those of every policy of the pack that has run, as far as they are meant for
 * this stack.
 *
 * Fields: `exemptions[*].expires`, and whether any other has kept something from being reported.
 */
export const exemptionsCurrent: StackRule<{ days: number }> = {
  name: "exemptions-current",
  title: "Current exemptions",
  description: "Exemptions are still needed and still valid.",
  level: "advisory",
  severity: "low",
  tags: ["governance"],
  remediation:
    "Remove exemptions that are no longer needed; renew the others with a new date, or mend what they cover.",
  options: {
    days: {
      type: "integer",
      minimum: 0,
      default: 30,
      description: "How many days before it expires an exemption is reported.",
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
  if (left < 0) return `expired on ${expires}; remove it, or renew it if it is still right`;
  if (!used) return "kept nothing from being reported; correct what it matches, or remove it";
  if (left > days) return undefined;
  const when = left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`;
  return `expires ${when}, on ${expires}; mend what it covers, or renew it`;
}
