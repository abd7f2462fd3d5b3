// Measures the pack beside an empty one: `npm run bench`. Fails if a budget is broken. `-- --record` also writes
// docs/bench.*; only a release does that, because the numbers of one machine would be noise in other commits. `-- --quick`
// takes a few samples and skips measurements that need other programs. `-- --redraw` measures nothing and draws page and
// plots again from docs/bench.json.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TestResource } from "../policies/testing";
import { type Budget, bound, budgets, kept, measured, type Results, reached } from "./bench/budgets";
import { checkov } from "./bench/checkov";
import { costs, halves, totals, typical } from "./bench/cost";
import { files, read } from "./bench/files";
import { large } from "./bench/large";
import { onOthers, packNames, startUp } from "./bench/packs";
import { previewed, previews } from "./bench/preview";
import { releases } from "./bench/releases";
import { faulty, single } from "./bench/resources";

const docs = join(__dirname, "../docs");
const inPreview = 500;
const inTypicalPreview = 1000;
const inTypicalStack = 10_000;
const inReleases = 5;
const executable = "this pack, executable";
const full = {
  startUp: 9,
  others: 5,
  warmUp: 20,
  costs: 27,
  totals: 3,
  halves: 3,
  large: 3,
  preview: 3,
  typicalPreview: 5,
  checkov: 3,
  releases: 5,
};
const few = {
  startUp: 1,
  others: 0,
  warmUp: 1,
  costs: 1,
  totals: 1,
  halves: 1,
  large: 1,
  preview: 0,
  typicalPreview: 0,
  checkov: 0,
  releases: 0,
};

async function measure(quick: boolean, say: (what: string) => void): Promise<Results> {
  const [load = 0] = loadavg();
  const processors = cpus();
  const machine = {
    node: process.versions.node,
    cpu: processors[0]?.model.trim() || process.arch,
    cores: processors.length,
    load,
  };
  const rounds = quick ? few : full;
  const skipped = "Left out of a quick run.";
  say("start-up of four packs, in turns");
  const starts = await startUp(rounds.startUp, packNames);
  if (!quick) say("start-up on other versions of Node.js");
  const others = quick ? skipped : await onOthers(rounds.others);
  say("one resource of each kind");
  const all: Awaited<ReturnType<typeof costs>> = {};
  const least = quick ? { seconds: 0.02, calls: 1 } : { seconds: 0.15, calls: 10 };
  // Measure small and big resources separately: garbage of a big one would be charged to the next small one.
  for (const kinds of bySize({ ...single, ...faulty })) {
    Object.assign(all, await costs(rounds.warmUp, rounds.costs, least, kinds));
  }
  const of = (kinds: object) =>
    Object.fromEntries(Object.keys(kinds).flatMap((kind) => (all[kind] ? [[kind, all[kind]]] : [])));
  say("whole programs");
  const programs = await totals(rounds.totals, quick ? [100, 400] : [100, 1000, 10_000]);
  say("two halves of a program");
  const half = await halves(executable, rounds.halves, quick ? 100 : 2000, quick ? 200 : 5000);
  say("what only a hostile program has");
  const largest = await large(rounds.large, quick ? 0.02 : 1);
  say("a typical stack");
  const stack = await typical(rounds.totals, quick ? 200 : inTypicalStack);
  const each = {
    costs: of(single),
    faulty: of(faulty),
    totals: programs,
    halves: half,
    large: largest,
    typical: stack,
  };
  const results = { machine, rounds, startUp: starts, others, ...each };
  if (quick) {
    return { ...results, preview: skipped, typicalPreview: skipped, checkov: skipped, releases: skipped };
  }
  say(`previews of ${inPreview} resources`);
  const timed = (resources: number, typical: boolean) =>
    previews(typical ? rounds.typicalPreview : rounds.preview, previewed(resources, typical)).then(
      (found) => ({ resources, ...found }),
      (error: Error) => {
        if (error.name !== "ToolchainError") throw error;
        return `Not measured: ${error.message}`;
      },
    );
  const preview = await timed(inPreview, false);
  say(`previews of ${inTypicalPreview} typical resources`);
  const typicalPreview = await timed(inTypicalPreview, true);
  say(`${inReleases} Helm releases`);
  const rendered = await releases(rounds.releases, inReleases);
  say("Checkov");
  return {
    ...results,
    preview,
    typicalPreview,
    checkov: await checkov(rounds.checkov, inPreview),
    releases: rendered,
  };
}

/** Small resources, and big ones. */
function bySize(resources: Readonly<Record<string, TestResource>>): Record<string, TestResource>[] {
  const isBig = ([, { props }]: [string, TestResource]) => JSON.stringify(props).length > 100_000;
  const entries = Object.entries(resources);
  return [entries.filter((one) => !isBig(one)), entries.filter(isBig)].map((kinds) => Object.fromEntries(kinds));
}

function tell(all: readonly Budget[]): void {
  for (const budget of all) {
    const { what, most, goal, unit } = budget;
    const left =
      reached(budget) === false && goal !== undefined ? `; its goal of ${bound(goal, unit)} is not reached` : "";
    const text = `${what}: ${measured(budget)}, at most ${bound(most, unit)}${left}`;
    console.log(kept(budget) ? `kept    ${text}` : `BROKEN  ${text}`);
  }
}

async function main(): Promise<void> {
  const no = { type: "boolean", default: false } as const;
  const { quick, redraw, record } = parseArgs({ options: { quick: no, redraw: no, record: no } }).values;
  if (quick && record) throw new Error("a quick run has too few samples to be recorded; leave out --quick or --record");
  const results = redraw
    ? read(readFileSync(join(docs, "bench.json"), "utf8"))
    : await measure(quick, (what) => console.error(`measuring ${what} ...`));
  if (record || redraw)
    for (const [name, text] of Object.entries(files(results))) writeFileSync(join(docs, name), text);
  const all = budgets(results);
  tell(all);
  if (!all.every(kept)) process.exitCode = 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
