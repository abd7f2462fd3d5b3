import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");
const MiB = 2 ** 20;

/** Answers questions, each of which leaves objects behind that live through the next ten thousand. */
const questions = `
  const { getHeapSpaceStatistics } = require("node:v8");
  const { SmallHeap } = require("./policies/sdk/small-heap");
  const heap = process.argv[1] === "small" ? new SmallHeap() : { asked() {} };
  const left = new Array(10_000);
  const most = { young: 0, whole: 0 };
  for (let call = 0; call < 100_000; call++) {
    heap.asked();
    left[call % left.length] = Array.from({ length: 30 }, (_, index) => ({ index }));
    if (call % 500 !== 0) continue;
    const size = (name) => getHeapSpaceStatistics().find(({ space_name }) => space_name === name).space_size;
    most.young = Math.max(most.young, size("new_space"));
    most.whole = Math.max(most.whole, size("new_space") + size("old_space"));
  }
  console.log(JSON.stringify(most));
`;

/** Takes in 500 MiB of pieces, as Node.js hands over those of big messages. */
const pieces = `
  const { SmallHeap } = require("./policies/sdk/small-heap");
  const heap = process.argv[1] === "small" ? new SmallHeap() : { received() {} };
  const most = { pieces: 0 };
  for (let piece = 0; piece < 8000; piece++) {
    heap.received(Buffer.allocUnsafeSlow(2 ** 16).length);
    most.pieces = Math.max(most.pieces, process.memoryUsage().arrayBuffers);
  }
  console.log(JSON.stringify(most));
`;

type Most = Readonly<Record<"young" | "whole" | "pieces", number>>;

function most(program: string, how: "small" | "as V8 has it"): Most {
  return JSON.parse(
    execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", program, how], { cwd: root, encoding: "utf8" }),
  );
}

describe("the heap of a process that answers many questions", () => {
  let small: Most;
  let usual: Most;

  before(function () {
    this.timeout(60_000);
    [small, usual] = [most(questions, "small"), most(questions, "as V8 has it")];
  });

  it("the room for new objects stops growing, at 8 MiB or little more", () => {
    assert.ok(small.young < 16 * MiB, `${small.young}`);
    assert.ok(usual.young > 2 * small.young, `${usual.young}`);
  });

  it("all garbage is collected before the heap has doubled", () => {
    assert.ok(small.whole < (3 * usual.whole) / 5, `${small.whole} of ${usual.whole}`);
  });

  it("pieces of big messages are freed before V8 would collect the whole heap because of them", function () {
    this.timeout(60_000);
    const [own, v8] = [most(pieces, "small"), most(pieces, "as V8 has it")];
    assert.ok(own.pieces < (2 * v8.pieces) / 3, `${own.pieces} of ${v8.pieces}`);
  });
});
