import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze } from "../../policies/testing";
import { type LandscapeKind, landscape } from "./landscape";

const says = async ({ type, spec }: LandscapeKind, flag?: boolean) => {
  const context = flag === undefined ? undefined : { readOnlyRootFilesystem: flag };
  const given = { type: `kubernetes:${type}`, name: "web", props: { spec: spec(context) } };
  return (await analyze([policy(readOnlyRoot), policy(inspectable)], given)).violations;
};

describe("the kinds of the CNCF landscape whose operators make pods", () => {
  it("the table has at least 40 kinds, each once, and each by a file of its operator at a commit", () => {
    const types = landscape.map(({ type }) => type);
    assert.equal(new Set(types).size, types.length);
    assert.ok(types.length >= 40, `${types.length} kinds; add some to test/platforms/landscape.ts`);
    for (const { type, source } of landscape) {
      assert.match(source.commit, /^[0-9a-f]{40}$/, type);
      assert.match(`${source.repository}/${source.file}`, /^[\w.-]+\/[\w.-]+\/\S+\.(go|java)$/, type);
    }
  });

  for (const row of landscape) {
    const { type, operator, at } = row;
    it(`${type}, whose operator ${operator} what the resource says of a root, is judged by that`, async () => {
      const [silent, writable, good] = [await says(row), await says(row, false), await says(row, true)];
      if (operator === "ignores") {
        for (const found of [silent, writable, good]) {
          const lines = found
            .map(({ message }) => message)
            .filter((message) => message.includes("its operator gives every"));
          assert.equal(lines.length, 1);
        }
        assert.equal(good.length, 1);
        return;
      }
      assert.deepEqual(good, []);
      assert.equal(writable.length, 1);
      assert.equal(writable[0]?.level, "mandatory");
      assert.ok(
        writable[0]?.message.includes(`has a writable root filesystem; set ${at} to true`),
        writable[0]?.message,
      );
      // Where the operator makes the container, the resource without a word decides nothing.
      assert.equal(silent.length, operator === "copies" ? 1 : 0);
    });
  }
});
