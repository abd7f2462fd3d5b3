import { count, type Results } from "../bench/budgets";

/** What the bench recorded of the pack's cost, in a sentence or two, with its plot. */
export function costs({ startUp, typicalPreview }: Pick<Results, "startUp" | "typicalPreview">): string {
  const ms = (name: "empty compiled pack" | "this pack, executable") => `${Math.round(startUp[name].time * 1000)} ms`;
  const sentences = [
    `The executable starts in ${ms("this pack, executable")}, an empty pack of the policy SDK in ${ms("empty compiled pack")}.`,
  ];
  if (typeof typicalPreview !== "string") {
    const s = (name: string) => `${typicalPreview.times[name]?.time.toFixed(1)} s`;
    sentences.push(
      `A preview of ${count(typicalPreview.resources)} typical resources takes ${s("this pack, executable")} with it, ` +
        `${s("no pack")} without a pack and ${s("empty compiled pack")} with the empty one.`,
    );
  }
  return `${sentences.join(" ")} [docs/bench.md](docs/bench.md) has the rest.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="docs/bench-dark.svg">
  <img alt="Start-up time and memory of four packs" src="docs/bench-light.svg">
</picture>`;
}
