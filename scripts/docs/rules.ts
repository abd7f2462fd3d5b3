import { table } from "./part";
import type { Documented } from "./source";

/** The table of rules in the README. */
export function ruleTable(policies: readonly Documented[]): string {
  return table(
    ["Rule", "What holds", "Level", "Severity", "Cure"],
    policies.map(({ name, description, level, severity, cures }) => [
      `[${name}](policies/rules/${name}.md)`,
      description,
      level,
      severity,
      cures ? "yes" : "",
    ]),
  );
}

/** The generated header of a rule's document. */
export function ruleHeader(rule: Documented): string {
  const { description, level, severity, cures, wholeStack, framework, tags, formerly } = rule;
  const facts = [
    `Level **${level}**, severity **${severity}**.`,
    cures ? "At level `remediate` it cures its findings." : "It has no cure: its findings need a person's decision.",
    ...(wholeStack ? ["It judges all resources of a stack together."] : []),
    ...(framework ? [`${framework}.`] : []),
    ...(formerly.length > 0 ? [`Formerly ${formerly.map((name) => `\`${name}\``).join(", ")}.`] : []),
  ];
  return `${description}\n\n${facts.join(" ")}\n\nTags: ${tags.join(", ")}.`;
}
