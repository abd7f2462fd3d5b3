import type { AnyRule } from "../rule";
import { gathered } from "./gathered";
import type { Judgement } from "./judge";

/** The lines of a rule about one resource. */
export function linesOf(rule: AnyRule, judgements: readonly Judgement[]): readonly Judgement[] {
  const isAdvice = ({ level }: Judgement) => level === "advice" || (level === "violation" && rule.level === "advisory");
  return bounded(gathered(unique(judgements), isAdvice));
}

/**
 * Removes duplicates: containers share volumes and settings. Findings with the same automatic cure become one line; manual
 * steps may read alike for two containers and are kept for each.
 */
export function unique(judgements: readonly Judgement[]): Judgement[] {
  const seen = new Set<string>();
  return judgements.filter(({ level, text, whole, cure = [] }) => {
    const key = whole ? [level, ...cure.map(({ says }) => says)].join("; ") : text;
    return !seen.has(key) && seen.add(key);
  });
}

/** Lines that one rule reports on one resource. */
const most = 50;

/** Continues "and 12 more containers". */
const ofLevel: Readonly<Record<Judgement["level"], string>> = {
  violation: "with findings of this rule",
  unknown: "cannot be judged yet",
  advice: "with advice of this rule",
};

/**
 * The first lines about a resource, and one line for each level with the number of other containers: a resource with 100,000
 * faults must not fill a message.
 */
export function bounded(judgements: readonly Judgement[]): readonly Judgement[] {
  if (judgements.length <= most) return judgements;
  const rest = judgements.slice(most);
  const counts = (["violation", "unknown", "advice"] as const).flatMap((level): Judgement[] => {
    const own = rest.filter((judgement) => judgement.level === level);
    if (own.length === 0) return [];
    const containers = new Set(own.map(({ container }) => container)).size;
    const count = `${containers.toLocaleString("en")} more ${containers === 1 ? "container" : "containers"}`;
    return [{ level, text: `and ${count} ${ofLevel[level]}` }];
  });
  return [...judgements.slice(0, most), ...counts];
}
