import assert from "node:assert/strict";
import { throwNotApplicable } from "../../policies/sdk/not-applicable";

/** A `notApplicable` like that of the SDK, which counts its errors. */
function way() {
  let made = 0;
  const notApplicable = (reason?: string): never => {
    made++;
    throw Object.assign(new Error("left"), { reason });
  };
  const reason = (text: string) => {
    try {
      throwNotApplicable({ notApplicable }, text);
    } catch (error) {
      return (error as { reason?: string }).reason;
    }
  };
  return { reason, made: () => made };
}

describe("leaving a resource", () => {
  it("one error serves all policies that do not apply for the same reason", () => {
    const { reason, made } = way();
    assert.deepEqual([reason("a"), reason("a"), reason("b"), reason("b"), reason("a")], ["a", "a", "b", "b", "a"]);
    assert.equal(made(), 3);
  });

  it("another copy of the SDK gets an error of its own, because it knows only its own class", () => {
    const [one, other] = [way(), way()];
    assert.deepEqual([one.reason("a"), other.reason("a")], ["a", "a"]);
    assert.deepEqual([one.made(), other.made()], [1, 1]);
  });
});
