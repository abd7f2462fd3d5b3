import { join } from "node:path";
import { PackProcess, type StartOptions } from "../../test/support/pack-process";
import { turns } from "./measure";

const root = join(__dirname, "../..");

/** The packs that are compared, by the names they have in the table; the first is what the others are held against. */
export const packs = {
  "empty compiled pack": { directory: join(root, "test/fixtures/empty-pack"), as: "directory" },
  "this pack, directory": { directory: join(root, "policies"), as: "directory" },
  "this pack, executable": { directory: join(root, "policies"), as: "executable" },
  // As on a machine that has not run it before, such as one of a CI: ts-node keeps what it has compiled.
  "one rule, the usual way": {
    directory: join(__dirname, "usual-pack"),
    as: "directory",
    env: { TS_NODE_CACHE: "false" },
  },
} as const satisfies Record<string, StartOptions & { directory: string }>;

export type PackName = keyof typeof packs;
export const packNames = Object.keys(packs) as PackName[];

export function start(name: PackName): Promise<PackProcess> {
  const { directory, ...options } = packs[name];
  return PackProcess.start(directory, options);
}

export interface StartUp {
  /** Seconds from the start to the port. */
  readonly time: number;
  /** Seconds of processor time until then; those that passed where the system does not tell. */
  readonly processor: number;
  /** The most memory until then, in bytes. */
  readonly memory: number;
}

/** Starts every pack in turns; medians. */
export function startUp(rounds: number): Promise<Record<PackName, StartUp>> {
  return turns(rounds, packNames, async (name) => {
    const begin = process.hrtime.bigint();
    const running = await start(name);
    const time = Number(process.hrtime.bigint() - begin) / 1e9;
    const sample = { time, processor: running.processorTime() ?? time, memory: running.memory() };
    await running.stop();
    return sample;
  });
}
