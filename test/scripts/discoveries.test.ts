import assert from "node:assert/strict";
import { type DiscoveryRow, discoveryTable, merged } from "../../scripts/docs/discoveries";

const row = (image: string, needed: string[], found: string[]): DiscoveryRow => ({
  image,
  from: "Debian",
  needed,
  found,
  runs: 4,
  seconds: 9.6,
  engine: "Docker 20.10.24",
  date: "2026-11-27",
});

describe("the table of discoveries", () => {
  it("the table of discoveries has precision and recall of each image and of all of them", () => {
    assert.equal(
      discoveryTable([row("a:1", ["/x", "/y"], ["/x", "/z", "/w"]), row("b:1", [], [])]),
      `| image | from | needed | found | missing | too many | precision | recall | runs | seconds |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| a:1 | Debian | 2 | 3 | 1 | 2 | 0.33 | 0.50 | 4 | 10 |
| b:1 | Debian | 0 | 0 | 0 | 0 | 1.00 | 1.00 | 4 | 10 |
| all 2 |  | 2 | 3 | 1 | 2 | 0.33 | 0.50 | 8 | 19 |`,
    );
  });

  it("the rows of a run of the discoveries take the place of those of the same images", () => {
    const before = [row("a:1", ["/old"], []), row("c:1", [], [])];
    const after = merged(before, [row("b:1", [], []), row("a:1", ["/new"], [])]);
    assert.deepEqual(
      after.map(({ image, needed }) => [image, needed]),
      [
        ["a:1", ["/new"]],
        ["b:1", []],
        ["c:1", []],
      ],
    );
  });
});
