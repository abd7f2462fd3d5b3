import assert from "node:assert/strict";
import { quantity } from "../../policies/platforms/kubernetes/quantity";

describe("a quantity of Kubernetes", () => {
  const quantities: [given: unknown, bytes: number | undefined][] = [
    ["64Mi", 67108864],
    ["64M", 64000000],
    ["64m", 1],
    ["1k", 1000],
    ["1K", undefined],
    ["1.5Gi", 1610612736],
    [".5Gi", 536870912],
    ["1e6", 1000000],
    ["1E3", 1000],
    ["1E", 10 ** 18],
    ["1Ei", 2 ** 60],
    ["1048576", 1048576],
    [1048576, 1048576],
    ["+1Mi", 1048576],
    ["-1Mi", undefined],
    ["1 Mi", undefined],
    ["", undefined],
    ["Mi", undefined],
    [true, undefined],
    [undefined, undefined],
  ];
  for (const [given, bytes] of quantities) {
    it(`a quantity ${JSON.stringify(given)} is ${bytes === undefined ? "none" : `${bytes} bytes`}`, () => {
      assert.equal(quantity(given), bytes);
    });
  }
});
