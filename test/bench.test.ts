import assert from "node:assert/strict";
import { type Budget, budgets, kept, type Results } from "../scripts/bench/budgets";
import { median, turns } from "../scripts/bench/measure";
import { plot } from "../scripts/bench/plot";
import { page } from "../scripts/bench/table";

const sample = (processor: number, memory = 100 * 2 ** 20) => ({ time: processor, processor, memory });
const results: Results = {
  machine: { node: "20.20.2", cpu: "a processor", cores: 2, load: 0.5 },
  startUp: {
    "empty compiled pack": sample(1),
    "this pack, directory": sample(1.05),
    "this pack, executable": sample(0.25, 50 * 2 ** 20),
    "one rule, the usual way": sample(3.5, 300 * 2 ** 20),
  },
  others: {
    "22": { "empty compiled pack": sample(1), "this pack, executable": sample(0.2, 40 * 2 ** 20) },
    "24": "Node.js 24 could not be installed: no network",
  },
  costs: {
    "Docker container": {
      "empty compiled pack": sample(0.002),
      "this pack, directory": sample(0.0024),
      "this pack, executable": sample(0.0022),
    },
  },
  totals: [100, 1000, 10_000].map((resources) => ({ resources, ...sample(resources * 0.002) })),
  preview: { resources: 500, times: { "no pack": { time: 5 }, "this pack, directory": { time: 6.5 } } },
  checkov: "Checkov could not be installed: no network",
};

const broken = (changed: Partial<Results>): Budget[] => budgets({ ...results, ...changed }).filter((one) => !kept(one));

describe("the budgets of the bench", () => {
  it("are kept by numbers within them", () => {
    assert.deepEqual(broken({}), []);
    assert.deepEqual(
      budgets(results).map(({ what, most }) => [what, most]),
      [
        ["start-up from its directory", 1.1],
        ["start-up as an executable", 0.5],
        ["memory as an executable", 2 / 3],
        ["start-up as an executable, Node.js 22", 0.5],
        ["memory as an executable, Node.js 22", 2 / 3],
        ["cost of a resource: Docker container", 1.25],
        ["cost of one of 10,000 resources, to one of 1,000", 1.1],
        ["memory after 10,000 resources, to 1,000", 1.25],
      ],
    );
  });

  it("are broken by a slow start, a costly resource and growing memory", () => {
    const startUp = { ...results.startUp, "this pack, directory": sample(1.2) };
    assert.deepEqual(broken({ startUp }), [{ what: "start-up from its directory", ratio: 1.2, most: 1.1 }]);
    const costs = { pod: { ...results.costs["Docker container"], "this pack, directory": sample(0.003) } };
    assert.deepEqual(broken({ costs }), [{ what: "cost of a resource: pod", ratio: 1.5, most: 1.25 }]);
    const totals = [1000, 10_000].map((resources) => ({ resources, ...sample(resources, resources) }));
    assert.deepEqual(broken({ totals }), [{ what: "memory after 10,000 resources, to 1,000", ratio: 10, most: 1.25 }]);
  });

  it("are broken by what could not be measured", () => {
    assert.equal(kept({ what: "x", ratio: Number.NaN, most: 2 }), false);
  });
});

describe("the bench", () => {
  it("takes its samples in turns, every other round backwards, and the median of each number", async () => {
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

  it("writes a page with every number, and says what it left out", () => {
    const text = page(results, budgets(results));
    assert.match(text, /^\| this pack, executable \| 250 ms \| 250 ms \| 0\.25x \| 50 MiB \| 0\.50x \|$/m);
    assert.match(
      text,
      /^### Node\.js 22\n\n.*\n.*\n.*\n\| this pack, executable \| 200 ms \| 200 ms \| 0\.20x \| 40 MiB \| 0\.40x \|$/m,
    );
    assert.match(text, /^### Node\.js 24\n\nNot measured: Node\.js 24 could not be installed: no network$/m);
    assert.match(text, /^\| Docker container \| 2\.0 ms \| 2\.4 ms \| 1\.20x \| 2\.2 ms \| 1\.10x \|$/m);
    assert.match(text, /^\| 10,000 \| 20000 ms \| 20000 ms \| 2\.0 ms \| 100 MiB \|$/m);
    assert.match(text, /^\| this pack, directory \| 6\.5 s \|$/m);
    assert.match(text, /^Checkov could not be installed: no network$/m);
    assert.match(text, /^\| start-up as an executable \| 0\.25x \| 0\.50x \| kept \|$/m);
  });

  it("draws bars as long as the numbers, in both themes", () => {
    const widths = (svg: string) => [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
    assert.deepEqual(widths(plot(results, "light")), [54, 57, 14, 190, 63, 63, 32, 190]);
    assert.equal(plot(results, "dark") === plot(results, "light"), false);
    assert.match(plot(results, "dark"), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
  });
});
