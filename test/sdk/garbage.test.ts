import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { collectGarbage } from "../../policies/sdk/garbage";

describe("the garbage of earlier answers", () => {
  it("garbage is freed when it is collected", async () => {
    const lost = new WeakRef({});
    // A reference lives on for the turn in which it was made.
    await setImmediate();
    collectGarbage();
    assert.equal(lost.deref(), undefined);
  });
});
