import { join } from "node:path";
import { withLock } from "../../../scripts/toolchain/lock";
import { eventually } from "./container";
import { type Engine, startEngine } from "./engine";
import { cacheDirectory, machineState, missingForEngine } from "./machine";

let running: Promise<Engine> | undefined;
let stop: () => Promise<void> = async () => {};

/**
 * The one engine of this run, started by the first who asks. Where there can be none, the suite is skipped with a line
 * that says what is missing; with `READONLY_ROOTFS_REQUIRE_REAL=1` that is a failure instead.
 */
export async function engineFor(context: Mocha.Context): Promise<Engine> {
  const missing = missingForEngine();
  if (missing !== undefined) {
    const sentence = `Docker Engine: ${missing}`;
    if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1") throw new Error(sentence);
    console.log(`      skipped: ${sentence}`);
    context.skip();
  }
  context.timeout(1_200_000);
  running ??= startAlone();
  return running;
}

/** Only one run at a time can use the images in the cache. */
function startAlone(): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const held = withLock(
      join(cacheDirectory(), "lock"),
      async () => {
        const before = machineState();
        const engine = await startEngine();
        const stopped = new Promise<void>((release) => {
          stop = async () => {
            await engine.stop();
            release();
            await held;
            await eventually(async () => refuseRemains(before, machineState()), 10);
          };
        });
        resolve(engine);
        await stopped;
      },
      (pid) => console.log(`      waiting for process ${pid}, which runs these tests`),
    );
    held.catch(reject);
  });
}

function refuseRemains(before: Record<string, string[]>, after: Record<string, string[]>): void {
  const remains = Object.entries(after).flatMap(([kind, entries]) =>
    entries.filter((entry) => !before[kind]?.includes(entry)).map((entry) => `${kind}: ${entry}`),
  );
  if (remains.length > 0) throw new Error(`the engine left on this machine:\n${remains.join("\n")}`);
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context) {
    this.timeout(120_000);
    await stop();
  },
};
