import assert from "node:assert/strict";
import fc from "fast-check";
import { wildcard } from "../../policies/images/wildcard";

describe("a wildcard", () => {
  const cases: [pattern: string, text: string, matches: boolean][] = [
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["*", "a/b", true],
    ["a", "a", true],
    ["a", "aa", false],
    ["a*", "a", true],
    ["*a", "ba", true],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*ab*", "aab", true],
    ["a.c", "abc", false],
    ["*fpm*", "6.8-fpm-alpine", true],
    ["*fpm", "6.8-fpm-alpine", false],
  ];
  for (const [pattern, text, matches] of cases) {
    it(`${JSON.stringify(pattern)} is ${matches ? "" : "not "}${JSON.stringify(text)}`, () =>
      assert.equal(wildcard(pattern)(text), matches));
  }

  it("is what the regular expression is", () => {
    const few = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    fc.assert(
      fc.property(few("a", "b", "*"), few("a", "b"), (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text);
        assert.equal(wildcard(pattern)(text), expected);
      }),
    );
  });

  it("takes no time that grows with the number of stars", () => {
    const start = performance.now();
    assert.equal(wildcard(`${"a*".repeat(100)}b`)("a".repeat(1000)), false);
    assert.ok(performance.now() - start < 100);
  });
});
