// Measures the pack beside an empty one and writes docs/bench.*; fails when a budget is broken: `npm run bench`.
// `--quick` takes a few samples, leaves out what needs other programs, and writes nothing.
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Budget, budgets, kept, type Results } from "./bench/budgets";
import { checkov } from "./bench/checkov";
import { costs, totals } from "./bench/cost";
import { onOthers, packNames, startUp } from "./bench/packs";
import { plot } from "./bench/plot";
import { previews } from "./bench/preview";
import { page } from "./bench/table";

const docs = join(__dirname, "../docs");
const inPreview = 500;

async function measure(quick: boolean, say: (what: string) => void): Promise<Results> {
  const [load = 0] = loadavg();
  const processors = cpus();
  const machine = {
    node: process.versions.node,
    cpu: processors[0]?.model.trim() || process.arch,
    cores: processors.length,
    load,
  };
  say("start-up of four packs, in turns");
  const starts = await startUp(quick ? 3 : 9, packNames);
  if (!quick) say("start-up on other versions of Node.js");
  const others = quick ? {} : await onOthers(5);
  say("one resource of each kind");
  const single = await costs(quick ? 3 : 13, quick ? 0.02 : 0.15);
  say("whole programs");
  const all = await totals("this pack, executable", quick ? [100, 1000] : [100, 1000, 10_000]);
  const skipped = "Left out of a quick run.";
  if (quick)
    return { machine, startUp: starts, others, costs: single, totals: all, preview: skipped, checkov: skipped };
  say(`previews of ${inPreview} resources`);
  const preview = await previews(3, inPreview).then(
    (times) => ({ resources: inPreview, times }),
    (error: Error) => {
      if (error.name !== "ToolchainError") throw error;
      return `Not measured: ${error.message}`;
    },
  );
  say("Checkov");
  const other = await checkov(3, inPreview);
  return {
    machine,
    startUp: starts,
    others,
    costs: single,
    totals: all,
    preview,
    checkov: other,
  };
}

function tell(all: readonly Budget[]): void {
  for (const budget of all) {
    const { what, ratio, most } = budget;
    const text = `${what}: ${ratio.toFixed(2)}x, at most ${most.toFixed(2)}x`;
    console.log(kept(budget) ? `kept    ${text}` : `BROKEN  ${text}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
  const results = await measure(values.quick, (what) => console.error(`measuring ${what} ...`));
  const all = budgets(results);
  if (!values.quick) {
    writeFileSync(join(docs, "bench.json"), `${JSON.stringify({ ...results, budgets: all }, null, 2)}\n`);
    writeFileSync(join(docs, "bench.md"), page(results, all));
    for (const theme of ["light", "dark"] as const) {
      writeFileSync(join(docs, `bench-${theme}.svg`), plot(results, theme));
    }
  }
  tell(all);
  if (!all.every(kept)) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
