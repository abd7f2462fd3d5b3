import { nodeVersions } from "../../tools/node-versions";
import type { Checkov } from "./checkov";
import type { ByPack, Halves, Program, Rated } from "./cost";
import type { Large } from "./large";
import { median } from "./measure";
import type { EverywhereStartUp, PackName, StartUp } from "./packs";
import type { Releases } from "./releases";

/** The measurements of one run. Times in seconds, memory in bytes; a string gives the reason for a missing measurement. */
export interface Results {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number; readonly load: number };
  /** The number of runs behind each median, by the name that it has here. */
  readonly rounds: Readonly<
    Record<"startUp" | "others" | "warmUp" | "costs" | "totals" | "halves" | "preview" | "checkov", number>
  > & { readonly large?: number; readonly typicalPreview?: number; readonly releases?: number };
  readonly startUp: Readonly<Record<PackName, StartUp>>;
  /** Start-up on other versions of Node.js, by major version. */
  readonly others: Readonly<Record<string, EverywhereStartUp | string>> | string;
  /** Costs of resources without a finding. */
  readonly costs: Readonly<Record<string, ByPack<Rated>>>;
  /** Costs of resources with findings of many rules; without a budget. */
  readonly faulty: Readonly<Record<string, ByPack<Rated>>>;
  readonly totals: readonly Program[];
  /** Cost of early and late resources in one process of the executable. */
  readonly halves: Halves;
  /** Cost of what only a hostile program has; absent from numbers of older releases. */
  readonly large?: readonly Large[];
  /** A typical stack, nine of ten resources of which have no containers. */
  readonly typical: Program | string;
  readonly preview: Preview | string;
  /** Of a typical stack. */
  readonly typicalPreview: Preview | string;
  readonly checkov: Checkov;
  /** Helm releases whose charts are rendered; absent from numbers of older releases. */
  readonly releases?: Releases;
}

/** Seconds of previews of as many resources, by pack. */
export interface Preview {
  readonly resources: number;
  readonly times: Readonly<Record<string, { time: number }>>;
  /** Those of each round, which were taken side by side; absent from numbers of older releases. */
  readonly rounds?: Readonly<Record<string, readonly number[]>>;
}

/**
 * A ratio, or a time, that must not be greater than its bound. The bound of what has a limit is made of that limit, as the same run
 * measured it: no pack costs less than one that reads nothing.
 */
export interface Budget {
  readonly what: string;
  /** NaN if it could not be measured. */
  readonly ratio: number;
  readonly most: number;
  /** What it is to become, where that is less than `most` and not reached on every machine. */
  readonly goal?: number;
  /** Seconds; absent for a ratio. */
  readonly unit?: "s";
  /** Why it could not be measured. */
  readonly reason?: string;
}

const empty = "empty compiled pack";
const directory = "this pack, directory";
const executable = "this pack, executable";
const entries = [
  ["directory", directory],
  ["executable", executable],
] as const;

/** The budgets of a run, with the measured ratios. */
export function budgets({
  machine,
  startUp,
  others,
  costs,
  totals,
  halves,
  large = [],
  typical,
  typicalPreview,
  releases,
}: Results): Budget[] {
  const majors = nodeVersions.filter((major) => !machine.node.startsWith(`${major}.`));
  const [few, many] = totals.slice(-2);
  return [
    { what: "start-up from its directory", ratio: over(startUp, directory, "processor"), most: 1.1 },
    ...fastWayIn(startUp, ""),
    // A quick run skips the other versions.
    ...(typeof others === "string"
      ? []
      : majors.flatMap((major) => fastWayIn(others[major] ?? "left out", `, Node.js ${major}`))),
    ...Object.entries(costs).flatMap(([kind, cost]) =>
      entries.map(([entry, name]) => ({
        what: `cost of a resource, ${entry}: ${kind}`,
        ratio: cost[name].ratio,
        most: 1.25,
        ...(/^(Docker container|Deployment)/.test(kind) && { goal: 1 }),
      })),
    ),
    ...(few === undefined || many === undefined ? [] : [...linear(few, many), ...stack(many)]),
    {
      what: `cost of ${count(halves.resources)} resources, to as many before them`,
      ratio: halves.second / halves.first,
      most: 1.1,
    },
    ...large.flatMap(proportional),
    ...(typeof typical === "string" ? [] : [...atOnce(costs), ...typicalStack(typical)]),
    ...(typeof typicalPreview === "string" ? [] : typicalPreviews(typicalPreview)),
    ...(releases === undefined || typeof releases === "string" ? [] : [rendered(releases)]),
  ];
}

function rendered({ releases, helm, own }: Exclude<Releases, string>): Budget {
  return { what: `${releases} Helm releases, beyond helm itself`, ratio: own - helm, most: 2, unit: "s" };
}

/** The least that a pack costs, by the way in which the engine starts it. */
const limitOf = { directory: "a pack that reads nothing", executable: "an analyzer that reads nothing" } as const;

/** What the type of a resource settles, by the processor time of the pack's process alone. */
function atOnce(costs: Results["costs"]): Budget[] {
  const goals = { "unrelated resource": 0.35, "ConfigMap of 1 MB": 0.1 };
  return Object.entries(goals).flatMap(([kind, goal]) => {
    const cost = costs[kind];
    if (cost === undefined) return [];
    const limit = cost[limitOf.executable]?.aloneRatio ?? 0;
    return [
      {
        what: `cost of a resource to the process alone, executable: ${kind}`,
        ratio: cost[executable].aloneRatio,
        // What reads nothing does not take in the message either.
        most: Math.max(goal, 1.5 * limit),
        goal,
      },
    ];
  });
}

function typicalStack({ resources, packs }: Program): Budget[] {
  return entries.map(([entry, name]) => ({
    what: `memory after the typical stack of ${count(resources)} resources, ${entry}`,
    ratio: packs[name].afterStack / packs[empty].afterStack,
    most: 0.75,
    goal: 0.4,
  }));
}

function typicalPreviews({ resources, times, rounds }: Preview): Budget[] {
  const ratio = (name: string, to: string) => {
    const [own, base] = [name, to].map((one) => rounds?.[one] ?? [times[one]?.time ?? Number.NaN]);
    // Of each round, for the speed of the machine changes from one to the next.
    return median((own ?? []).map((time, round) => time / (base?.[round] ?? Number.NaN)));
  };
  return entries.flatMap(([entry, name]) => [
    {
      what: `preview of ${count(resources)} typical resources, ${entry}, to none`,
      ratio: ratio(name, "no pack"),
      most: Math.max(1.05, 1.05 * (ratio(limitOf[entry], "no pack") || 0)),
      goal: 1.05,
    },
    {
      what: `preview of ${count(resources)} typical resources, ${entry}, to the empty pack`,
      ratio: ratio(name, empty),
      most: 1,
      goal: 0.8,
    },
  ]);
}

/** The ratio of a pack to the empty pack in `key`. */
function over<Name extends string>(
  startUp: Readonly<Record<Name | typeof empty, StartUp>>,
  name: Name,
  key: keyof StartUp,
): number {
  return startUp[name][key] / startUp[empty][key];
}

function fastWayIn(startUp: EverywhereStartUp | string, where: string): Budget[] {
  const ratio = (key: keyof StartUp) =>
    typeof startUp === "string" ? { ratio: Number.NaN, reason: startUp } : { ratio: over(startUp, executable, key) };
  return [
    { what: `start-up as an executable${where}`, ...ratio("processor"), most: 0.5 },
    { what: `memory as an executable${where}`, ...ratio("memory"), most: 2 / 3 },
  ];
}

function linear(few: Program, many: Program): Budget[] {
  const [less, more] = [few.packs[executable], many.packs[executable]];
  return [
    {
      what: `cost of one of ${count(many.resources)} resources, to one of ${count(few.resources)}`,
      ratio: more.processor / many.resources / (less.processor / few.resources),
      most: 1.1,
    },
    {
      what: `memory after ${count(many.resources)} resources, to ${count(few.resources)}`,
      ratio: more.memory / less.memory,
      most: 1.35,
    },
  ];
}

/** Of one container, character or resource among many, to one among few. */
function proportional({ what, sizes: [few, many] }: Large): Budget[] {
  const each = (key: "alone" | "memory") => many[key] / many.size / (few[key] / few.size);
  return [
    { what: `cost for each of ${count(many.size)} ${what}, to ${count(few.size)}`, ratio: each("alone"), most: 1.5 },
    { what: `memory for each of ${count(many.size)} ${what}, to ${count(few.size)}`, ratio: each("memory"), most: 1.5 },
  ];
}

/** The stack arrives as one message, which costs every pack the same; hence the ratio to the empty pack. */
function stack({ resources, packs }: Program): Budget[] {
  return entries.map(([entry, name]) => ({
    what: `memory after the stack of ${count(resources)} resources, ${entry}`,
    ratio: packs[name].afterStack / packs[empty].afterStack,
    most: 1.25,
  }));
}

export const count = (resources: number) => resources.toLocaleString("en");

/** Whether the budget is kept; false if the ratio could not be measured. */
export const kept = ({ ratio, most }: Budget): boolean => ratio <= most;

/** Whether the goal is reached; undefined without one. */
export const reached = ({ ratio, goal }: Budget): boolean | undefined =>
  goal === undefined ? undefined : ratio <= goal;

/** What was measured, in one line. */
export function measured({ ratio, unit, reason }: Budget): string {
  if (!Number.isNaN(ratio)) return bound(ratio, unit);
  return reason === undefined ? "not measured" : `not measured: ${reason.replace(/\s+/g, " ")}`;
}

/** A ratio or a time, in one word or two. */
export const bound = (ratio: number, unit: Budget["unit"]): string =>
  `${ratio.toFixed(2)}${unit === undefined ? "x" : ` ${unit}`}`;
