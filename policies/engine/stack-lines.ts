import type { Judgement } from "./judge";

/** A judgement and the URN of the resource it is reported on; undefined for the stack itself. */
export interface StackJudgement extends Judgement {
  readonly urn?: string | undefined;
}

/** Lines that one stack rule reports on one resource, and on the stack as a whole. */
const most = { onResource: 50, onStack: 500 };

/** The first lines of a stack rule; the others are numbers, on a resource that has all of its lines or else on the stack. */
export function boundedStack(judgements: readonly StackJudgement[]): readonly StackJudgement[] {
  const told: StackJudgement[] = [];
  const lines = new Map<string | undefined, number>();
  const rest = new Map<string | undefined, StackJudgement[]>();
  for (const judgement of judgements) {
    const { urn } = judgement;
    const own = lines.get(urn) ?? 0;
    if (own < most.onResource && told.length < most.onStack) {
      told.push(judgement);
      lines.set(urn, own + 1);
      continue;
    }
    const on = own < most.onResource ? undefined : urn;
    const left = rest.get(on) ?? [];
    left.push(judgement);
    rest.set(on, left);
  }
  return [...told, ...[...rest].flatMap(([urn, left]) => counted(urn, left))];
}

function counted(urn: string | undefined, left: readonly StackJudgement[]): StackJudgement[] {
  // A stack rule gives no advice.
  const of = { violation: ["finding", "findings"], unknown: ["unknown value", "unknown values"] } as const;
  return (["violation", "unknown"] as const).flatMap((level) => {
    const { length } = left.filter((judgement) => judgement.level === level);
    if (length === 0) return [];
    const what = of[level][length === 1 ? 0 : 1];
    const where = urn === undefined ? " on resources of this stack" : "";
    return [
      { level, text: `and ${length.toLocaleString("en")} more ${what} of this rule${where}`, ...(urn && { urn }) },
    ];
  });
}
