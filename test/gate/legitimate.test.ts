import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze } from "../../policies/testing";
import { harmless } from "./harmless";
import { legitimate } from "./legitimate";

describe("a legitimate program, at the levels the pack starts with", () => {
  for (const [name, { given, config = {} }] of Object.entries({ ...legitimate, ...harmless })) {
    it(`the gate lets pass: ${name}`, async () => {
      const { violations } = await analyze(policies(), given, { config });
      assert.deepEqual(
        violations.filter(({ level }) => level === "mandatory").map(({ message }) => message),
        [],
      );
    });
  }

  it("the table of legitimate programs has at least 80", () => {
    const { length } = Object.keys(legitimate);
    assert.ok(length >= 80, `${length} programs; add some to test/gate/legitimate.ts`);
  });
});
