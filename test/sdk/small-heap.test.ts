import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");
const MiB = 2 ** 20;

/** Answers questions, each of which leaves objects behind that live through the next ten thousand. */
const questions = `
  const { getHeapSpaceStatistics, getHeapStatistics } = require("node:v8");
  const { SmallHeap } = require("./policies/sdk/small-heap");
  const heap = process.argv[1] === "small" ? new SmallHeap() : { asked() {} };
  const left = new Array(10_000);
  const most = { young: 0, used: 0 };
  for (let call = 0; call < 100_000; call++) {
    heap.asked();
    left[call % left.length] = Array.from({ length: 30 }, (_, index) => ({ index }));
    if (call % 500 !== 0) continue;
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size;
    most.young = Math.max(most.young, young);
    most.used = Math.max(most.used, getHeapStatistics().used_heap_size);
  }
  console.log(JSON.stringify(most));
`;

function most(how: "small" | "as V8 has it"): { young: number; used: number } {
  return JSON.parse(
    execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", questions, how], { cwd: root, encoding: "utf8" }),
  );
}

describe("the heap of a process that answers many questions", () => {
  let small: ReturnType<typeof most>;
  let usual: ReturnType<typeof most>;

  before(function () {
    this.timeout(60_000);
    [small, usual] = [most("small"), most("as V8 has it")];
  });

  it("the room for new objects stops growing at 8 MiB", () => {
    assert.equal(small.young, 8 * MiB);
    assert.ok(usual.young > small.young, `${usual.young}`);
  });

  it("garbage is collected once it is worth that", () => {
    assert.ok(small.used < usual.used / 2, `${small.used} of ${usual.used}`);
  });
});
