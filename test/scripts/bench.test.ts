import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Budget, budgets, kept, measured, type Results } from "../../scripts/bench/budgets";
import type { Program, Rated } from "../../scripts/bench/cost";
import { files, read } from "../../scripts/bench/files";
import { median, turns } from "../../scripts/bench/measure";
import { plot } from "../../scripts/bench/plot";
import { page } from "../../scripts/bench/table";
import { nodeVersions } from "../../tools/node-versions";

const MiB = 2 ** 20;
const sample = (processor: number, memory = 100 * MiB) => ({ time: processor, processor, memory });
const cost = (processor: number, alone: number) => ({ time: processor, processor, alone });
const byPack = <Sample>(empty: Sample, directory: Sample, executable: Sample) => ({
  "empty compiled pack": empty,
  "this pack, directory": directory,
  "this pack, executable": executable,
});
const rated = (...costs: [ReturnType<typeof cost>, ReturnType<typeof cost>, ReturnType<typeof cost>]) => {
  const [empty, directory, executable] = costs.map((one) => {
    return { ...one, ratio: one.processor / costs[0].processor, aloneRatio: one.alone / costs[0].alone };
  }) as [Rated, Rated, Rated];
  return byPack(empty, directory, executable);
};
/** A program of as many resources that costs each pack that much, and takes the executable that much memory. */
const program = (resources: number, processor = resources * 0.002, memory = 100 * MiB, afterStack = 550 * MiB) => {
  const total = (peak: number) => ({ ...cost(processor, processor / 2), memory, afterStack: peak });
  return { resources, packs: byPack(total(500 * MiB), total(600 * MiB), total(afterStack)) };
};
const typicalStack: Program = {
  resources: 10_000,
  packs: byPack(
    { ...cost(20, 10), memory: 100 * MiB, afterStack: 500 * MiB },
    { ...cost(9, 4), memory: 100 * MiB, afterStack: 190 * MiB },
    { ...cost(8, 3), memory: 90 * MiB, afterStack: 150 * MiB },
  ),
};
const results: Results = {
  machine: { node: "20.20.2", cpu: "a processor", cores: 2, load: 0.5 },
  rounds: {
    startUp: 9,
    others: 5,
    warmUp: 20,
    costs: 13,
    totals: 3,
    halves: 4,
    large: 2,
    preview: 6,
    checkov: 7,
    releases: 8,
  },
  startUp: {
    "empty compiled pack": sample(1),
    "this pack, directory": sample(1.05),
    "this pack, executable": sample(0.25, 50 * MiB),
    "one rule, the usual way": sample(3.5, 300 * MiB),
  },
  others: {
    "22": { "empty compiled pack": sample(1), "this pack, executable": sample(0.2, 40 * MiB) },
    "24": { "empty compiled pack": sample(1), "this pack, executable": sample(0.3, 50 * MiB) },
  },
  costs: { "Docker container": rated(cost(0.002, 0.001), cost(0.0024, 0.0013), cost(0.0022, 0.0012)) },
  faulty: { "plain container": rated(cost(0.002, 0.001), cost(0.006, 0.005), cost(0.004, 0.003)) },
  totals: [100, 1000, 10_000].map((resources) => program(resources)),
  halves: { resources: 5000, before: 2000, first: 4, second: 4.2 },
  large: [
    {
      what: "resources of a stack",
      sizes: [
        { size: 5000, alone: 1, memory: 200 * MiB },
        { size: 50_000, alone: 8, memory: 900 * MiB },
      ],
    },
  ],
  preview: { resources: 500, times: { "no pack": { time: 5 }, "this pack, directory": { time: 6.5 } } },
  typical: typicalStack,
  typicalPreview: {
    resources: 1000,
    times: {
      "no pack": { time: 10 },
      "empty compiled pack": { time: 14 },
      "this pack, directory": { time: 10.2 },
      "this pack, executable": { time: 10.1 },
    },
  },
  checkov: { resources: 500, version: "3.3.30", time: 5, own: 2 },
  releases: { releases: 5, helm: 1, own: 2.5 },
};

const broken = (changed: Partial<Results>): Budget[] => budgets({ ...results, ...changed }).filter((one) => !kept(one));

describe("the budgets of the bench", () => {
  it("the budgets of the bench are kept by numbers within them", () => {
    assert.deepEqual(broken({}), []);
    assert.deepEqual(
      budgets(results).map(({ what, most, goal }) => (goal === undefined ? [what, most] : [what, most, goal])),
      [
        ["start-up from its directory", 1.1],
        ["start-up as an executable", 0.5],
        ["memory as an executable", 2 / 3],
        ["start-up as an executable, Node.js 22", 0.5],
        ["memory as an executable, Node.js 22", 2 / 3],
        ["start-up as an executable, Node.js 24", 0.5],
        ["memory as an executable, Node.js 24", 2 / 3],
        ["cost of a resource, directory: Docker container", 1.25, 1],
        ["cost of a resource, executable: Docker container", 1.25, 1],
        ["cost of one of 10,000 resources, to one of 1,000", 1.1],
        ["memory after 10,000 resources, to 1,000", 1.35],
        ["memory after the stack of 10,000 resources, directory", 1.25],
        ["memory after the stack of 10,000 resources, executable", 1.25],
        ["cost of 5,000 resources, to as many before them", 1.1],
        ["cost for each of 50,000 resources of a stack, to 5,000", 1.5],
        ["memory for each of 50,000 resources of a stack, to 5,000", 1.5],
        ["memory after the typical stack of 10,000 resources, directory", 0.75, 0.4],
        ["memory after the typical stack of 10,000 resources, executable", 0.75, 0.4],
        ["preview of 1,000 typical resources, directory, to none", 1.05, 1.05],
        ["preview of 1,000 typical resources, directory, to the empty pack", 1, 0.8],
        ["preview of 1,000 typical resources, executable, to none", 1.05, 1.05],
        ["preview of 1,000 typical resources, executable, to the empty pack", 1, 0.8],
        ["5 Helm releases, beyond helm itself", 2],
      ],
    );
  });

  const rows: Readonly<Record<string, { changed: Partial<Results>; broken: readonly Budget[] }>> = {
    "a slow start": {
      changed: { startUp: { ...results.startUp, "this pack, directory": sample(1.2) } },
      broken: [{ what: "start-up from its directory", ratio: 1.2, most: 1.1 }],
    },
    "a resource that costs the directory much": {
      changed: { costs: { pod: rated(cost(2, 1), cost(3, 2), cost(2, 1)) } },
      broken: [{ what: "cost of a resource, directory: pod", ratio: 1.5, most: 1.25 }],
    },
    "a resource that costs the executable much": {
      changed: { costs: { pod: rated(cost(2, 1), cost(2, 1), cost(3, 2)) } },
      broken: [{ what: "cost of a resource, executable: pod", ratio: 1.5, most: 1.25 }],
    },
    "many resources that cost more each than few": {
      changed: { totals: [program(1000, 1), program(10_000, 15)] },
      broken: [{ what: "cost of one of 10,000 resources, to one of 1,000", ratio: 1.5, most: 1.1 }],
    },
    "memory that grows with the resources": {
      changed: { totals: [program(1000), program(10_000, 20, 150 * MiB)] },
      broken: [{ what: "memory after 10,000 resources, to 1,000", ratio: 1.5, most: 1.35 }],
    },
    "memory that grows with the stack more than the empty pack's": {
      changed: { totals: [program(1000), program(10_000, 20, 100 * MiB, 750 * MiB)] },
      broken: [{ what: "memory after the stack of 10,000 resources, executable", ratio: 1.5, most: 1.25 }],
    },
    "an unrelated resource that the process decodes": {
      changed: { costs: { "unrelated resource": rated(cost(2, 1), cost(2, 1), cost(2, 0.5)) } },
      broken: [
        {
          what: "cost of a resource to the process alone, executable: unrelated resource",
          ratio: 0.5,
          most: 0.35,
          goal: 0.35,
        },
      ],
    },
    "a typical stack that takes memory": {
      changed: {
        typical: {
          ...typicalStack,
          packs: { ...typicalStack.packs, "this pack, executable": typicalStack.packs["empty compiled pack"] },
        },
      },
      broken: [
        { what: "memory after the typical stack of 10,000 resources, executable", ratio: 1, most: 0.75, goal: 0.4 },
      ],
    },
    "releases that take longer than helm": {
      changed: { releases: { releases: 5, helm: 1, own: 4 } },
      broken: [{ what: "5 Helm releases, beyond helm itself", ratio: 3, most: 2, unit: "s" }],
    },
    "resources that cost more than those before them": {
      changed: { halves: { ...results.halves, second: 6 } },
      broken: [{ what: "cost of 5,000 resources, to as many before them", ratio: 1.5, most: 1.1 }],
    },
    "a path whose cost grows faster than its length": {
      changed: {
        large: [
          {
            what: "characters in a path",
            sizes: [
              { size: 10, alone: 1, memory: MiB },
              { size: 100, alone: 20, memory: 20 * MiB },
            ],
          },
        ],
      },
      broken: [
        { what: "cost for each of 100 characters in a path, to 10", ratio: 2, most: 1.5 },
        { what: "memory for each of 100 characters in a path, to 10", ratio: 2, most: 1.5 },
      ],
    },
  };
  for (const [name, { changed, broken: expected }] of Object.entries(rows)) {
    it(`the budgets of the bench are broken by ${name}`, () => assert.deepEqual(broken(changed), expected));
  }

  it("the bounds of what nothing can undercut are made of what reads nothing, in the same run", () => {
    const limited = budgets({
      ...results,
      costs: {
        "unrelated resource": {
          ...rated(cost(2, 1), cost(2, 1), cost(2, 0.5)),
          "an analyzer that reads nothing": { ...cost(1.8, 0.44), ratio: 0.9, aloneRatio: 0.44 },
        },
      },
      typicalPreview: {
        resources: 1000,
        times: {
          "no pack": { time: 10 },
          "a pack that reads nothing": { time: 12 },
          "an analyzer that reads nothing": { time: 11 },
          "empty compiled pack": { time: 14 },
          "this pack, directory": { time: 12.5 },
          "this pack, executable": { time: 11.2 },
        },
      },
    });
    const bounds = Object.fromEntries(limited.map(({ what, most, goal }) => [what, [Number(most.toFixed(3)), goal]]));
    assert.deepEqual(
      [
        bounds["cost of a resource to the process alone, executable: unrelated resource"],
        bounds["preview of 1,000 typical resources, directory, to none"],
        bounds["preview of 1,000 typical resources, executable, to none"],
      ],
      [
        [0.66, 0.35],
        [1.26, 1.05],
        [1.155, 1.05],
      ],
    );
    assert.deepEqual(
      limited.filter((budget) => !kept(budget)),
      [],
    );
  });

  it("ratios of previews are medians of those of single rounds, where the rounds are known", () => {
    const rounds = {
      "no pack": [10, 20, 10],
      "empty compiled pack": [14, 40, 20],
      "this pack, directory": [10.5, 20, 10],
      "this pack, executable": [10.2, 22, 10.3],
    };
    const times = Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, { time: median(all) }]));
    const typicalPreview = { resources: 1000, times, rounds };
    const ratios = budgets({ ...results, typicalPreview }).filter(({ what }) => what.startsWith("preview"));
    assert.deepEqual(
      ratios.map(({ what, ratio }) => [what, Number(ratio.toFixed(3))]),
      [
        ["preview of 1,000 typical resources, directory, to none", 1],
        ["preview of 1,000 typical resources, directory, to the empty pack", 0.5],
        ["preview of 1,000 typical resources, executable, to none", 1.03],
        ["preview of 1,000 typical resources, executable, to the empty pack", 0.55],
      ],
    );
  });

  it("the budgets of the bench are broken by a number that could not be measured, with the reason", () => {
    assert.equal(kept({ what: "x", ratio: Number.NaN, most: 2 }), false);
    const reason = "Node.js 24 could not be installed: no\n network";
    const missing = broken({ others: { ...(results.others as object), "24": reason } });
    assert.deepEqual(missing, [
      { what: "start-up as an executable, Node.js 24", ratio: Number.NaN, reason, most: 0.5 },
      { what: "memory as an executable, Node.js 24", ratio: Number.NaN, reason, most: 2 / 3 },
    ]);
    const said = "not measured: Node.js 24 could not be installed: no network";
    assert.deepEqual(missing.map(measured), [said, said]);
    assert.deepEqual(
      broken({ others: {} }).map((budget) => `${budget.what}: ${measured(budget)}`),
      nodeVersions
        .slice(1)
        .flatMap((major) =>
          ["start-up", "memory"].map((what) => `${what} as an executable, Node.js ${major}: not measured: left out`),
        ),
    );
  });

  it("the budgets of the bench cover the running Node.js, and in a whole run the other versions as well", () => {
    const majors = (changed: Partial<Results>) =>
      budgets({ ...results, ...changed }).flatMap(({ what }) => /^start-up.*, (Node.*)$/.exec(what)?.[1] ?? []);
    assert.deepEqual(majors({ others: "Left out of a quick run." }), []);
    assert.deepEqual(majors({ machine: { ...results.machine, node: "22.1.0" } }), ["Node.js 20", "Node.js 24"]);
  });
});

describe("the bench", () => {
  it("the bench takes its samples in turns, every other round backwards, and the median of each number", async () => {
    const order: string[] = [];
    let count = 0;
    const medians = await turns(3, ["a", "b"], async (name) => {
      order.push(name);
      return { value: ++count };
    });
    assert.equal(order.join(""), "abbaab");
    assert.deepEqual(medians, { a: { value: 4 }, b: { value: 3 } });
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  it("the page of the bench has every number, and of how many runs it is the median", () => {
    const text = page(results, budgets(results));
    for (const line of [
      "Medians of 9 starts of each pack.",
      "| this pack, executable | 250 ms | 250 ms | 0.25x | 50 MiB | 0.50x |",
      "### Node.js 22",
      "Medians of 5 starts of each pack.",
      "| this pack, executable | 200 ms | 200 ms | 0.20x | 40 MiB | 0.40x |",
      "| Docker container | 2.0 ms | 1.0 ms | 2.4 ms, 1.20x | 1.3 ms, 1.30x | 2.2 ms, 1.10x | 1.2 ms, 1.20x |",
      "| plain container | 2.0 ms | 1.0 ms | 6.0 ms, 3.00x | 5.0 ms, 5.00x | 4.0 ms, 2.00x | 3.0 ms, 3.00x |",
      "| 10,000 | empty compiled pack | 20000 ms | 20000 ms | 2.0 ms | 100 MiB | 500 MiB |",
      "| 10,000 | this pack, executable | 20000 ms | 20000 ms | 2.0 ms | 100 MiB | 550 MiB |",
      "| 50,000 resources of a stack | 8000 ms | 900 MiB |",
      "Medians of 6 previews each.",
      "| this pack, directory | 6.5 s |",
      "| start-up as an executable | 0.25x | 0.50x | kept |  |  |",
      "| cost of a resource, executable: Docker container | 1.10x | 1.25x | kept | 1.00x | not reached |",
      "| preview of 1,000 typical resources, executable, to none | 1.01x | 1.05x | kept | 1.05x | reached |",
      "| 5 Helm releases, beyond helm itself | 1.50 s | 2.00 s | kept |  |  |",
    ]) {
      assert.ok(text.split("\n").includes(line), `${line}\nis not in\n${text}`);
    }
    const words = text.replace(/\s+/g, " ");
    assert.match(words, / Medians of 13 samples, after 20 in which the packs have been compiled; a ratio /);
    assert.match(words, / All questions .* Medians of 3 runs, each in a process of its own\. /);
    assert.match(words, / spends 4000 ms on 5,000 more, and 4200 ms on 5,000 after those: medians of 4 processes\. /);
    assert.match(words, / medians of 7 runs each: Checkov 3\.3\.30 .* 5\.0 s; this pack .* 2\.0 s\. /);
  });

  it("the page of the bench says what was left out", () => {
    const left: Results = {
      ...results,
      others: { "24": "no | network" },
      preview: "No preview.",
      checkov: "No Checkov.",
    };
    const lines = page(left, budgets(left)).split("\n");
    for (const line of [
      "Not measured: no | network",
      "No preview.",
      "No Checkov.",
      "| memory as an executable, Node.js 24 | not measured: no \\| network | 0.67x | **broken** |  |  |",
    ]) {
      assert.ok(lines.includes(line), line);
    }
  });

  it("the files of the bench are all made from the numbers in bench.json", () => {
    assert.deepEqual(files(read(files(results)["bench.json"])), files(results));
  });

  it("the plot of the bench draws bars as long as the numbers, in both themes", () => {
    const widths = (svg: string) => [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
    assert.deepEqual(widths(plot(results, "light")), [54, 57, 14, 190, 63, 63, 32, 190]);
    assert.equal(plot(results, "dark") === plot(results, "light"), false);
    assert.match(plot(results, "dark"), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
  });
});

describe("the bench in docs", () => {
  const docs = (name: string) => readFileSync(join(__dirname, "../../docs", name), "utf8");
  const committed = () => read(docs("bench.json"));

  it("the recorded bench keeps every budget", () => {
    assert.deepEqual(
      budgets(committed()).filter((budget) => !kept(budget)),
      [],
    );
  });

  it("the files of the bench in docs show the recorded numbers: else `npm run bench -- --redraw`", () => {
    for (const [name, text] of Object.entries(files(committed()))) assert.equal(docs(name), text, name);
  });
});
