import type { Checkov } from "./checkov";
import type { Cost, Total } from "./cost";
import type { EverywhereStartUp, PackName, StartUp } from "./packs";

/** All that one run has measured. Times in seconds, memory in bytes. */
export interface Results {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number; readonly load: number };
  readonly startUp: Readonly<Record<PackName, StartUp>>;
  /** On other versions of Node.js, by their major number; or why it could not be measured. */
  readonly others: Readonly<Record<string, EverywhereStartUp | string>>;
  readonly costs: Readonly<Record<string, Readonly<Record<string, Cost>>>>;
  readonly totals: readonly Total[];
  readonly preview: { readonly resources: number; readonly times: Readonly<Record<string, { time: number }>> } | string;
  readonly checkov: Checkov;
}

/** A ratio that must not be greater than its bound. */
export interface Budget {
  readonly what: string;
  readonly ratio: number;
  readonly most: number;
}

const empty = "empty compiled pack";
const directory = "this pack, directory";
const executable = "this pack, executable";

/** The budgets of a run, with what it has measured. */
export function budgets({ startUp, others, costs, totals }: Results): Budget[] {
  const perResource = Object.entries(costs).map(([kind, cost]) => ({
    what: `cost of a resource: ${kind}`,
    ratio: (cost[directory]?.processor ?? Number.NaN) / (cost[empty]?.processor ?? Number.NaN),
    most: 1.25,
  }));
  const [few, many] = totals.slice(-2);
  const growth = few === undefined || many === undefined ? [] : linear(few, many);
  return [
    { what: "start-up from its directory", ratio: over(startUp, directory, "processor"), most: 1.1 },
    ...fastWayIn(startUp, ""),
    ...Object.entries(others).flatMap(([major, found]) =>
      typeof found === "string" ? [] : fastWayIn(found, `, Node.js ${major}`),
    ),
    ...perResource,
    ...growth,
  ];
}

/** How much of `key` a pack takes, to what the empty one takes. */
function over<Name extends string>(
  startUp: Readonly<Record<Name | typeof empty, StartUp>>,
  name: Name,
  key: keyof StartUp,
): number {
  return startUp[name][key] / startUp[empty][key];
}

function fastWayIn(startUp: EverywhereStartUp, where: string): Budget[] {
  return [
    { what: `start-up as an executable${where}`, ratio: over(startUp, executable, "processor"), most: 0.5 },
    { what: `memory as an executable${where}`, ratio: over(startUp, executable, "memory"), most: 2 / 3 },
  ];
}

function linear(few: Total, many: Total): Budget[] {
  const [less, more] = [few.resources, many.resources].map((count) => count.toLocaleString("en"));
  const each = (total: Total) => total.processor / total.resources;
  return [
    { what: `cost of one of ${more} resources, to one of ${less}`, ratio: each(many) / each(few), most: 1.1 },
    { what: `memory after ${more} resources, to ${less}`, ratio: many.memory / few.memory, most: 1.25 },
  ];
}

/** Whether it is kept. A ratio that could not be measured is not. */
export const kept = ({ ratio, most }: Budget): boolean => ratio <= most;
