import { type PackProcess, request } from "../../test/support/pack-process";
import { seconds, turns } from "./measure";
import { type PackName, start } from "./packs";
import { program, single } from "./resources";

/** Seconds for one resource: both questions of the engine, and the answers. */
export interface Cost {
  readonly time: number;
  /**
   * Processor time of both ends. On an idle machine that is about the time that passes, for they wait for one another; a
   * busy one stretches it less than that.
   */
  readonly processor: number;
}

type Compared = Exclude<PackName, "one rule, the usual way">;
const compared: readonly Compared[] = ["empty compiled pack", "this pack, directory", "this pack, executable"];

async function spent(pack: PackProcess, run: () => Promise<unknown>): Promise<Cost> {
  const [before, own] = [pack.processorTime(), process.cpuUsage()];
  const time = await seconds(run);
  const [after, { user, system }] = [pack.processorTime(), process.cpuUsage(own)];
  const processor = before === undefined || after === undefined ? time : after - before + (user + system) / 1e6;
  return { time, processor };
}

/** The same of one call, from as many as take `least` seconds: a few calls of what is cheap tell little. */
async function perCall(pack: PackProcess, least: number, call: () => Promise<unknown>): Promise<Cost> {
  let calls = 0;
  const { time, processor } = await spent(pack, async () => {
    const end = performance.now() + least * 1000;
    do {
      await call();
      calls++;
    } while (performance.now() < end);
  });
  return { time: time / calls, processor: processor / calls };
}

/**
 * What one resource costs, by its kind and by the pack: medians of `rounds` batches of `least` seconds. All kinds take
 * turns, so that every pack has seen all of them and has been compiled for all before the half that counts.
 */
export async function costs(rounds: number, least: number): Promise<Record<string, Record<Compared, Cost>>> {
  const running = new Map<Compared, PackProcess>();
  for (const name of compared) running.set(name, await start(name));
  const questions = Object.entries(single).map(([kind, resource]) => ({ kind, message: request(resource) }));
  const turn = (question: number, name: Compared) => `${question} ${name}` as const;
  const names = questions.flatMap((_, question) => compared.map((name) => turn(question, name)));
  const sample = async (turn: string): Promise<Cost> => {
    const [, question = "", name = ""] = /^(\d+) (.*)$/.exec(turn) ?? [];
    const { message } = questions[Number(question)] as (typeof questions)[number];
    const pack = running.get(name as Compared) as PackProcess;
    return perCall(pack, least, () => pack.judge(message));
  };
  try {
    await turns(Math.ceil(rounds / 2), names, sample);
    const medians = await turns(rounds, names, sample);
    return Object.fromEntries(
      questions.map(({ kind }, question) => [
        kind,
        Object.fromEntries(compared.map((name) => [name, medians[turn(question, name)]])) as Record<Compared, Cost>,
      ]),
    );
  } finally {
    for (const pack of running.values()) await pack.stop();
  }
}

export interface Total extends Cost {
  readonly resources: number;
  /** The most memory when all resources have been judged one by one, in bytes. */
  readonly memory: number;
}

/** A whole program through a fresh pack, for each number of resources. */
export async function totals(name: Compared, counts: readonly number[]): Promise<Total[]> {
  const found: Total[] = [];
  for (const resources of counts) {
    const pack = await start(name);
    try {
      const all = program(resources);
      let memory = 0;
      const cost = await spent(pack, async () => {
        for (const resource of all) await pack.judge(request(resource));
        memory = pack.memory();
        await pack.judgeStack(all);
      });
      found.push({ resources, memory, ...cost });
    } finally {
      await pack.stop();
    }
  }
  return found;
}
