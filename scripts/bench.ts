/** Measures the pack against an empty one in one run and fails when a budget is broken: `npm run bench`. */
import { join } from "node:path";
import { PackProcess, type StartOptions } from "../test/support/pack-process";
import { inTurns, seconds } from "./bench/measure";

const root = join(__dirname, "..");
const pack = join(root, "policies");
const empty = join(root, "test/fixtures/empty-pack");
const rounds = Number(process.env.BENCH_ROUNDS ?? 15);

const start = (directory: string, as: StartOptions["as"]) => () =>
  seconds(async () => {
    const running = await PackProcess.start(directory, { as });
    await running.stop();
  });

async function main(): Promise<void> {
  const times = await inTurns(rounds, {
    "empty pack": start(empty, "directory"),
    "this pack, directory": start(pack, "directory"),
    "this pack, executable": start(pack, "executable"),
  });
  const base = times["empty pack"];
  console.log(`start-up, medians of ${rounds} interleaved runs:`);
  for (const [name, time] of Object.entries(times)) {
    console.log(`  ${name.padEnd(24)} ${(time * 1000).toFixed(0).padStart(6)} ms  ${(time / base).toFixed(2)}x`);
  }
  const budgets = [{ what: "start-up from its directory", ratio: times["this pack, directory"] / base, most: 1.1 }];
  for (const { what, ratio, most } of budgets) {
    const ok = ratio <= most;
    console.log(`${ok ? "within" : "OVER"} budget: ${what} ${ratio.toFixed(2)}x an empty pack, at most ${most}x`);
    if (!ok) process.exitCode = 1;
  }
}

void main();
