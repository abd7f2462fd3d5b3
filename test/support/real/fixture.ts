import { ensureToolchain, type Toolchain, ToolchainError } from "../../../tools/toolchain";
import { type Engine, startEngine } from "./engine";
import { missingForEngine } from "./machine";

let running: Promise<Engine> | undefined;

/** The engine of this run, started on first use. Skips the suite if this machine cannot run one. */
export async function engineFor(context: Mocha.Context): Promise<Engine> {
  const missing = missingForEngine();
  if (missing !== undefined) skip(context, `Docker Engine: ${missing}`);
  // Enough for building the images, and for waiting for another run.
  context.timeout(1_200_000);
  running ??= startEngine();
  return running;
}

/** The real CLI with the real Docker provider, which is built first if possible; else skips the suite. */
export async function toolchainFor(context: Mocha.Context): Promise<Toolchain> {
  context.timeout(1_200_000);
  const toolchain = await ensureToolchain("full", (line) => console.error(line)).catch((error: unknown) => {
    if (error instanceof ToolchainError) return skip(context, error.message);
    throw error;
  });
  if (toolchain.providers.docker === "real") return toolchain;
  return skip(context, "the real Docker provider can neither be installed nor built here.");
}

/** Skips with a line that names the missing part; fails instead if `READONLY_ROOTFS_REQUIRE_REAL` is 1. */
function skip(context: Mocha.Context, missing: string): never {
  if (process.env.READONLY_ROOTFS_REQUIRE_REAL === "1") throw new Error(missing);
  console.log(`      skipped: ${missing}`);
  return context.skip();
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context) {
    await (await running)?.stop();
  },
};
