import { join } from "node:path";
import { nodeVersions } from "../../tools/node-versions";
import { PackProcess, type StartOptions } from "../../tools/pack-process";
import { ensureNode } from "../../tools/toolchain/node";
import { turns } from "./measure";

const root = join(__dirname, "../..");

/** The packs to compare, by their names in the table; the first is the reference. */
export const packs = {
  "empty compiled pack": { directory: join(root, "test/fixtures/empty-pack"), as: "directory" },
  "this pack, directory": { directory: join(root, "policies"), as: "directory" },
  "this pack, executable": { directory: join(root, "policies"), as: "executable" },
  // Starts cold, as on a CI machine: ts-node caches the files it has compiled.
  "one rule, the usual way": {
    directory: join(__dirname, "usual-pack"),
    as: "directory",
    env: { TS_NODE_CACHE: "false" },
  },
} as const satisfies Record<string, StartOptions & { directory: string }>;

export type PackName = keyof typeof packs;
export const packNames = Object.keys(packs) as PackName[];

/** What reads nothing, and so costs as little as a pack can. */
export const limits = {
  "a pack that reads nothing": { directory: join(root, "test/fixtures/idle-pack"), as: "directory" },
  "an analyzer that reads nothing": { directory: join(root, "test/fixtures/idle-analyzer"), as: "executable" },
} as const satisfies Record<string, StartOptions & { directory: string }>;

export type LimitName = keyof typeof limits;
export const limitNames = Object.keys(limits) as LimitName[];

/** Starts a pack with the Node.js program at `node`; by default with the running one. */
export function start(name: PackName | LimitName, node?: string): Promise<PackProcess> {
  const { directory, ...options } = { ...packs, ...limits }[name];
  return PackProcess.start(directory, { ...options, ...(node !== undefined && { node }) });
}

export interface StartUp {
  /** Seconds from the start to the port. */
  readonly time: number;
  /** CPU seconds until ready; wall-clock seconds where the system reports no CPU time. */
  readonly processor: number;
  /** Peak memory in bytes until ready. */
  readonly memory: number;
}

/** Start-up of each pack, taken in turns; medians. */
export function startUp<Name extends PackName>(
  rounds: number,
  names: readonly Name[],
  node?: string,
): Promise<Record<Name, StartUp>> {
  return turns(rounds, names, async (name) => {
    const begin = process.hrtime.bigint();
    const running = await start(name, node);
    const time = Number(process.hrtime.bigint() - begin) / 1e9;
    const sample = { time, processor: running.processorTime() ?? time, memory: running.memory() };
    await running.stop();
    return sample;
  });
}

/** The packs that are compared on every Node.js. */
export const everywhere = ["empty compiled pack", "this pack, executable"] as const;
export type EverywhereStartUp = Readonly<Record<(typeof everywhere)[number], StartUp>>;

/** The start-up on each supported Node.js except the running one, by major version; or the reason why it is missing. */
export async function onOthers(rounds: number): Promise<Record<string, EverywhereStartUp | string>> {
  const found: Record<string, EverywhereStartUp | string> = {};
  for (const major of nodeVersions) {
    if (process.versions.node.startsWith(`${major}.`)) continue;
    const node = await ensureNode(major);
    found[major] = node.path === undefined ? node.reason : await startUp(rounds, everywhere, node.path);
  }
  return found;
}
