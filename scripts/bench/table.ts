import { type Budget, kept, type Results } from "./budgets";
import type { StartUp } from "./packs";

const ms = (seconds: number) => `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
const times = (ratio: number) => `${ratio.toFixed(2)}x`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The page `docs/bench.md`. */
export function page(results: Results, budgets: readonly Budget[]): string {
  const { machine, startUp, others, costs, totals, preview, checkov } = results;
  const names = Object.keys(Object.values(costs)[0] ?? {});
  return `<!-- Written by \`npm run bench\`. -->
# Bench

Medians of runs in turns, on ${machine.cores} cores of ${machine.cpu}, Node.js ${machine.node}, at a load of ${machine.load.toFixed(1)}.
Ratios are to an empty compiled pack, measured beside the others. Those of time are of processor time, which a busy machine
stretches less than the time that passes; both are in [bench.json](bench.json). On a busy machine they still scatter.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="bench-dark.svg">
  <img alt="Start-up time and memory of four packs" src="bench-light.svg">
</picture>

## Start-up

${starts(startUp)}

The usual way is TypeScript source that imports \`@pulumi/kubernetes\`, compiled at its start as on a machine that runs it for
the first time.
${Object.entries(others)
  .map(
    ([major, found]) =>
      `\n### Node.js ${major}\n\n${typeof found === "string" ? `Not measured: ${found}` : starts(found)}\n`,
  )
  .join("")}
## One resource

Both questions that the engine asks about a resource, and their answers; processor time of both ends.

${table(
  ["Resource", ...names.flatMap((name, index) => (index === 0 ? [name] : [name, ""]))],
  Object.entries(costs).map(([kind, cost]) => {
    const first = cost[names[0] ?? ""]?.processor ?? Number.NaN;
    return [
      kind,
      ...names.flatMap((name, index) => {
        const { processor = Number.NaN } = cost[name] ?? {};
        return index === 0 ? [ms(processor)] : [ms(processor), times(processor / first)];
      }),
    ];
  }),
)}

## A whole program

All questions about all resources, those about the stack among them, as an executable.

${table(
  ["Resources", "Time", "Processor time", "For each", "Memory"],
  totals.map(({ resources, time, processor, memory }) => [
    resources.toLocaleString("en"),
    ms(time),
    ms(processor),
    ms(processor / resources),
    mb(memory),
  ]),
)}

## A preview

Medians of three previews each.

${
  typeof preview === "string"
    ? preview
    : table(
        [`\`pulumi preview\` of ${preview.resources} resources`, "Time"],
        Object.entries(preview.times).map(([name, { time }]) => [name, `${time.toFixed(1)} s`]),
      )
}

${
  typeof checkov === "string"
    ? checkov
    : `Over the same ${checkov.resources} Deployments, each from start to end, medians of three runs each: Checkov ${checkov.version} with its one rule of this
kind, on rendered manifests, ${checkov.time.toFixed(1)} s; this pack as an executable with all its rules, over gRPC and without a preview, ${checkov.own.toFixed(1)} s.`
}

## Budgets

${table(
  ["Budget", "Measured", "At most", ""],
  budgets.map((budget) => [budget.what, times(budget.ratio), times(budget.most), kept(budget) ? "kept" : "**broken**"]),
)}
`;
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
