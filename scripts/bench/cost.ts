import { collectGarbage } from "../../policies/sdk/garbage";
import type { TestResource } from "../../policies/testing";
import { type PackProcess, request } from "../../tools/pack-process";
import { inTurns, medians, seconds, turns } from "./measure";
import { type LimitName, limitNames, type PackName, start } from "./packs";
import { program, typicalProgram } from "./resources";

/** Seconds that requests and their answers take. */
export interface Cost {
  readonly time: number;
  /**
   * Processor time of the bench and the pack. On an idle machine it is about the wall-clock time, because each waits for the
   * other; a busy machine stretches it less.
   */
  readonly processor: number;
  /** Processor time of the pack's process alone. */
  readonly alone: number;
}

/** The cost of a resource, and its ratio to the empty pack: medians of pairs measured side by side. */
export interface Rated extends Cost {
  readonly ratio: number;
  readonly aloneRatio: number;
}

export type Compared = Exclude<PackName, "one rule, the usual way">;
/** Samples by pack; of what reads nothing where that was measured. */
export type ByPack<Sample> = Readonly<Record<Compared, Sample> & Partial<Record<LimitName, Sample>>>;
type Measured = Compared | LimitName;
const compared: readonly Compared[] = ["empty compiled pack", "this pack, directory", "this pack, executable"];
const withLimits: readonly Measured[] = [...compared, ...limitNames];

/** Samples of each thing with each pack, in turns: by thing and pack, oldest first. */
async function each<Sample extends object>(
  rounds: number,
  things: readonly string[],
  packs: readonly Measured[],
  sample: (thing: string, pack: Measured) => Promise<Sample>,
): Promise<Readonly<Record<string, ByPack<readonly Sample[]>>>> {
  const pairs = things.flatMap((thing) => packs.map((pack) => ({ name: `${thing}, ${pack}`, thing, pack })));
  const byName = new Map(pairs.map((pair) => [pair.name, pair]));
  const samples = await inTurns(rounds, [...byName.keys()], (name) => {
    const { thing, pack } = byName.get(name) as (typeof pairs)[number];
    return sample(thing, pack);
  });
  return Object.fromEntries(
    things.map((thing) => [thing, byPack(packs, (pack) => samples[`${thing}, ${pack}`] ?? [])]),
  );
}

function byPack<T>(packs: readonly Measured[], of: (pack: Measured) => T): ByPack<T> {
  return Object.fromEntries(packs.map((pack) => [pack, of(pack)])) as ByPack<T>;
}

const named = (samples: ByPack<unknown>) => Object.keys(samples) as Measured[];

function mediansOf<Sample extends object>(samples: ByPack<readonly Sample[]>): ByPack<Sample> {
  return byPack(named(samples), (pack) => medians(samples[pack] ?? []));
}

/** Compares the two packs of a pair within each round: a slow round is slow for both. */
function rated(samples: ByPack<readonly Cost[]>): ByPack<Rated> {
  const base = samples["empty compiled pack"];
  return byPack(named(samples), (pack) => {
    const own = samples[pack] ?? [];
    const ratios = own.map(({ processor, alone }, round) => ({
      ratio: processor / (base[round]?.processor ?? Number.NaN),
      aloneRatio: alone / (base[round]?.alone ?? Number.NaN),
    }));
    return { ...medians(own), ...medians(ratios) };
  });
}

/** Processor time; wall-clock time if the system reports none. */
async function spent(pack: PackProcess, run: () => Promise<unknown>): Promise<Cost> {
  const [before, own] = [pack.processorTime(), process.cpuUsage()];
  const time = await seconds(run);
  const [after, { user, system }] = [pack.processorTime(), process.cpuUsage(own)];
  if (before === undefined || after === undefined) return { time, processor: time, alone: time };
  const alone = after - before;
  return { time, processor: alone + (user + system) / 1e6, alone };
}

/** How much a sample has at least. */
export interface Least {
  /** A few cheap calls are too short to measure. */
  readonly seconds: number;
  /** With few calls about a big resource, chance decides whether they pay for a garbage collection. */
  readonly calls: number;
}

/** The cost of one call: the mean over as many as a sample has. */
async function perCall(pack: PackProcess, least: Least, call: () => Promise<unknown>): Promise<Cost> {
  let calls = 0;
  const { time, processor, alone } = await spent(pack, async () => {
    const end = performance.now() + least.seconds * 1000;
    do {
      await call();
      calls++;
    } while (calls < least.calls || performance.now() < end);
  });
  return { time: time / calls, processor: processor / calls, alone: alone / calls };
}

/**
 * The cost of each of `resources`, by pack: medians of `rounds` samples, after `warmUp` samples that do not count. The packs
 * take turns, so that each is warm for every resource.
 */
export async function costs(
  warmUp: number,
  rounds: number,
  least: Least,
  resources: Readonly<Record<string, TestResource>>,
): Promise<Readonly<Record<string, ByPack<Rated>>>> {
  const running = new Map<Measured, PackProcess>();
  for (const name of withLimits) running.set(name, await start(name));
  const messages = new Map(Object.entries(resources).map(([kind, resource]) => [kind, request(resource)]));
  const sample = async (kind: string, name: Measured): Promise<Cost> => {
    const [pack, message] = [running.get(name) as PackProcess, messages.get(kind) as ReturnType<typeof request>];
    // Garbage of earlier samples is not charged to this one.
    collectGarbage();
    return perCall(pack, least, () => pack.judge(message));
  };
  try {
    await each(warmUp, [...messages.keys()], withLimits, sample);
    const samples = await each(rounds, [...messages.keys()], withLimits, sample);
    return Object.fromEntries(Object.entries(samples).map(([kind, all]) => [kind, rated(all)]));
  } finally {
    for (const pack of running.values()) await pack.stop();
  }
}

/** Cost of all requests about a program, with one pack. */
export interface Total extends Cost {
  /** Peak memory in bytes after all resources are judged one by one. */
  readonly memory: number;
  /** Peak memory in bytes after the stack is judged too. */
  readonly afterStack: number;
}

export interface Program {
  readonly resources: number;
  readonly packs: ByPack<Total>;
}

/** Costs of programs with `counts` resources, each with fresh packs; medians of `rounds` runs. */
export async function totals(rounds: number, counts: readonly number[]): Promise<Program[]> {
  const found = await each(rounds, counts.map(String), compared, (count, pack) => total(pack, Number(count)));
  return counts.map((resources) => ({ resources, packs: mediansOf(found[resources] as ByPack<readonly Total[]>) }));
}

/** A typical program of as many resources, through fresh packs; medians of `rounds` runs. */
export async function typical(rounds: number, resources: number): Promise<Program> {
  const { typical: runs } = await each(rounds, ["typical"], withLimits, (_, pack) =>
    total(pack, resources, typicalProgram),
  );
  return { resources, packs: mediansOf(runs as ByPack<readonly Total[]>) };
}

async function total(name: Measured, resources: number, made = program): Promise<Total> {
  const pack = await start(name);
  try {
    const all = made(resources);
    let memory = 0;
    const cost = await spent(pack, async () => {
      for (const resource of all) await pack.judge(request(resource));
      memory = pack.memory();
      await pack.judgeStack(all);
    });
    return { ...cost, memory, afterStack: pack.memory() };
  } finally {
    await pack.stop();
  }
}

/** Processor time of a pack's process over two halves of its requests, in seconds. */
export interface Halves {
  /** Number of resources in each half. */
  readonly resources: number;
  /** Number of resources that the pack has judged before, as a warm-up. */
  readonly before: number;
  readonly first: number;
  readonly second: number;
}

/** The cost of `resources` in a warm process, and of as many after them; medians of `rounds` processes. */
export async function halves(name: Compared, rounds: number, before: number, resources: number): Promise<Halves> {
  const { halves: found } = await turns(rounds, ["halves"], async () => {
    const pack = await start(name);
    try {
      const all = program(before + 2 * resources);
      const judged = async (from: number, to: number) => {
        const { alone } = await spent(pack, async () => {
          for (const resource of all.slice(from, to)) await pack.judge(request(resource));
        });
        return alone;
      };
      await judged(0, before);
      const first = await judged(before, before + resources);
      return { resources, before, first, second: await judged(before + resources, all.length) };
    } finally {
      await pack.stop();
    }
  });
  return found;
}
