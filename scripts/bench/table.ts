import { type Budget, bound, count, kept, measured, type Results, reached } from "./budgets";
import type { StartUp } from "./packs";

const ms = (seconds: number) => `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
const times = (ratio: number) => `${ratio.toFixed(2)}x`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The page `docs/bench.md`. */
export function page(results: Results, budgets: readonly Budget[]): string {
  const { machine, rounds, startUp, others, costs, faulty, totals, halves, typical, preview, typicalPreview, checkov } =
    results;
  return `<!-- Written by \`npm run bench -- --record\`, for each release. -->
# Bench

On ${machine.cores} cores of ${machine.cpu}, Node.js ${machine.node}, at a load of ${machine.load.toFixed(1)} when it began. Numbers are medians, of as many runs as
is said with them; what is compared runs in turns. Ratios are to an empty compiled pack. Those of time are of processor time,
which a busy machine stretches less than the time that passes; both are in [bench.json](bench.json). On a busy machine they
still scatter.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="bench-dark.svg">
  <img alt="Start-up time and memory of four packs" src="bench-light.svg">
</picture>

## Start-up

Medians of ${rounds.startUp} starts of each pack.

${starts(startUp)}

The usual way is TypeScript source that imports \`@pulumi/kubernetes\`, compiled at its start as on a machine that runs it for
the first time.
${(typeof others === "string" ? [] : Object.entries(others))
  .map(([major, found]) =>
    typeof found === "string"
      ? `\n### Node.js ${major}\n\nNot measured: ${found}\n`
      : `\n### Node.js ${major}\n\nMedians of ${rounds.others} starts of each pack.\n\n${starts(found)}\n`,
  )
  .join("")}
## One resource

Both questions that the engine asks about a resource, and their answers: processor time of both ends, and that of the pack's
process alone. The budget is on both ends; the end that asks costs the same for every pack, so it makes ratios smaller.
Medians of ${rounds.costs} samples, after ${rounds.warmUp} in which the packs have been compiled; a ratio is the median
of those of single rounds, for the speed of the machine changes from one to the next.

${eachResource({ ...costs, ...faulty })}

The plain ones have faults, and no budget: a finding costs more, for words have to be made; that is paid once per fault.

## A whole program

All questions about all resources, in which nothing is wrong: each by itself, then all of them together as a stack. Medians
of ${rounds.totals} runs, each in a process of its own. Memory is the most that the process has had when the resources have been judged one
by one, and when the stack has been judged too. The latter grows with the stack for every pack, the empty one too: the engine
sends the stack in one message.

${programs(totals)}

When it has judged ${count(halves.before)} resources, the process of the executable spends ${ms(halves.first)} on ${count(halves.resources)} more, and ${ms(halves.second)} on ${count(halves.resources)} after
those: medians of ${rounds.halves} processes.

${largest(results)}## A typical stack

Nine of ten resources have no containers, as in most stacks, and one of a hundred is a document of 200 kB.

${typeof typical === "string" ? typical : programs([typical])}

## A preview

What reads nothing answers every question without looking at it, which is the least that a pack can cost: the analyzer without the policy
SDK, as an executable; the pack with it, from a directory.

${previewTable(preview, "resources", rounds.preview)}

${previewTable(typicalPreview, "typical resources", rounds.typicalPreview ?? rounds.preview)}

${
  typeof checkov === "string"
    ? checkov
    : `Over the same ${checkov.resources} Deployments, each from start to end, medians of ${rounds.checkov} runs each: Checkov ${checkov.version} with its one rule of this
kind, on rendered manifests, ${checkov.time.toFixed(1)} s; this pack as an executable with all its rules, over gRPC and without a preview, ${checkov.own.toFixed(1)} s.`
}

${renderedReleases(results)}## Budgets

${table(
  ["Budget", "Measured", "At most", "", "Goal", ""],
  budgets.map((budget) => [
    budget.what,
    measured(budget),
    bound(budget.most, budget.unit),
    kept(budget) ? "kept" : "**broken**",
    budget.goal === undefined ? "" : bound(budget.goal, budget.unit),
    { true: "reached", false: "not reached", undefined: "" }[String(reached(budget))] ?? "",
  ]),
)}

A goal is what the project works for. No pack reaches one that what reads nothing does not reach: an unrelated resource costs Node.js
its HTTP/2, and a preview costs the engine its own part of both questions about each resource. Where that is so, a budget is made of what
the same run measured of it. The memory after a typical stack is that of the policy SDK's objects for 10,000 resources.
`;
}

function renderedReleases({ releases, rounds }: Results): string {
  if (releases === undefined) return "";
  if (typeof releases === "string") return `## Helm releases\n\n${releases}\n\n`;
  return `## Helm releases

${releases.releases} releases of charts as \`helm create\` makes them, with faults that a value cures: helm alone renders them in ${releases.helm.toFixed(1)} s, and the
pack judges them in ${releases.own.toFixed(1)} s, in which it starts helm twice more for each to find that value. Medians of ${rounds.releases} runs.

`;
}

function largest({ large, rounds }: Results): string {
  if (large === undefined) return "";
  return `## What only a hostile program has

One question to the executable, medians of ${rounds.large} processes each: processor time of the pack's process alone, and its memory.

${table(
  ["Size", "Processor time", "Memory"],
  large.flatMap(({ what, sizes }) =>
    sizes.map(({ size, alone, memory }) => [`${count(size)} ${what}`, ms(alone), mb(memory)]),
  ),
)}

`;
}

function previewTable(preview: Results["preview"], of: string, rounds: number): string {
  if (typeof preview === "string") return preview;
  const ratios = preview.rounds ? " Ratios to them are medians of those of single rounds." : "";
  return `Medians of ${rounds} previews each.${ratios}

${table(
  [`\`pulumi preview\` of ${count(preview.resources)} ${of}`, "Time"],
  Object.entries(preview.times).map(([name, { time }]) => [name, `${time.toFixed(1)} s`]),
)}`;
}

function programs(all: Results["totals"]): string {
  return table(
    ["Resources", "Pack", "Time", "Processor time", "For each", "Memory, one by one", "After the stack"],
    all.flatMap(({ resources, packs }) =>
      Object.entries(packs).map(([name, { time, processor, memory, afterStack }]) => [
        count(resources),
        name,
        ms(time),
        ms(processor),
        ms(processor / resources),
        mb(memory),
        mb(afterStack),
      ]),
    ),
  );
}

function eachResource(costs: Results["costs"]): string {
  const names = Object.keys(Object.values(costs)[0] ?? {});
  return table(
    ["Resource", ...names.flatMap((name) => [name, "alone"])],
    Object.entries(costs).map(([kind, cost]) => {
      const cell = (seconds: number, ratio: number, index: number) =>
        index === 0 ? ms(seconds) : `${ms(seconds)}, ${times(ratio)}`;
      return [
        kind,
        ...Object.values(cost).flatMap(({ processor, alone, ratio, aloneRatio }, index) => [
          cell(processor, ratio, index),
          cell(alone, aloneRatio, index),
        ]),
      ];
    }),
  );
}

function starts(startUp: Readonly<Record<string, StartUp>>): string {
  const [base] = Object.values(startUp);
  return table(
    ["Pack", "Until it is ready", "Processor time", "", "Memory", ""],
    Object.entries(startUp).map(([name, { time, processor, memory }]) => [
      name,
      ms(time),
      ms(processor),
      times(processor / (base?.processor ?? Number.NaN)),
      mb(memory),
      times(memory / (base?.memory ?? Number.NaN)),
    ]),
  );
}
