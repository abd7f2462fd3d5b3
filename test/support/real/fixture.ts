import { type Engine, startEngine } from "./engine";
import { missingForEngine } from "./machine";

let running: Promise<Engine> | undefined;

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
  // The first run makes the images; another run may have the engine.
  context.timeout(1_200_000);
  running ??= startEngine();
  return running;
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context) {
    this.timeout(120_000);
    await (await running)?.stop();
  },
};
