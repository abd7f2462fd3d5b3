import assert from "node:assert/strict";
import fc from "fast-check";
import { glob, globOf } from "../../policies/model/glob";

const refused: Readonly<Record<string, string>> = {
  "!": '"!" negates nothing and would match everything',
  "!!": '"!" negates nothing and would match everything',
  "a[b": '"[" has no "]"; write "\\[" for the character itself',
  "a[]": '"[" has no "]"; write "\\[" for the character itself',
  "a]": '"]" closes nothing; write "\\]" for the character itself',
  "a}": '"}" closes nothing; write "\\}" for the character itself',
  "{a,b": '"{" has no "}"; write "\\{" for the character itself',
  "{a}": '"{" and "}" have no "," between them; write "\\{" for the character itself',
  "[z-a]": 'the class has the range "z-a", which is empty; turn it round',
  "[[:alpha:]]": '"[:" names a class, which is not supported; write its characters, such as [a-z0-9]',
  "+(a|b)": '"(" is not supported here; write {a,b} for either, "\\(" for the character itself',
  "a|b": '"|" is not supported here; write {a,b} for either, "\\|" for the character itself',
  "a\\": '"\\" at the end takes no character; write "\\\\" for the character itself',
  ["{a,".repeat(30_000)]: '"{" stands in 10 others; nest fewer',
  ["[".repeat(30_000)]: '"[" has no "]"; write "\\[" for the character itself',
};

describe("glob", () => {
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
    ["dev*", "dev/alice", true],
    ["de?", "dev", true],
    ["de?", "de", false],
    ["de?", "de😀", true],
    ["{dev,test}-*", "test-1", true],
    ["{dev,test}-*", "prod-1", false],
    ["{a,b{c,}}d", "bd", true],
    ["{a,b{c,}}d", "bcd", true],
    ["{a,b{c,}}d", "ad,", false],
    ["@(Deployment|Stateful*)", "StatefulSet", true],
    ["@(Deployment|Stateful*)", "Job", false],
    ["@(a)b,", "ab,", true],
    ["a@b", "a@b", true],
    ["a,b", "a,b", true],
    ["web-[0-9a]", "web-7", true],
    ["web-[0-9a]", "web-a", true],
    ["web-[0-9a]", "web-b", false],
    ["web-[!0-9]", "web-7", false],
    ["web-[^0-9]", "web-x", true],
    ["[]-]", "]", true],
    ["[a-]", "-", true],
    ["!prod", "dev", true],
    ["!prod", "prod", false],
    ["!!prod", "prod", true],
    ["!{prod,test-*}", "test-1", false],
    ["a!b", "a!b", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
    ["[\\]]", "]", true],
    ["a+b.c^$", "a+b.c^$", true],
  ];
  for (const [pattern, text, matches] of cases) {
    it(`the glob ${JSON.stringify(pattern)} ${matches ? "matches" : "does not match"} ${JSON.stringify(text)}`, () =>
      assert.equal(glob(pattern)(text), matches));
  }

  for (const [pattern, message] of Object.entries(refused)) {
    it(`glob refuses ${JSON.stringify(pattern.slice(0, 20))}`, () => assert.throws(() => glob(pattern), { message }));
  }

  const few = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });

  it("glob matches as a regular expression with .* for each star", () => {
    fc.assert(
      fc.property(few("a", "b", "*"), few("a", "b"), (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text);
        assert.equal(glob(pattern)(text), expected);
      }),
    );
  });

  it("glob matches as a regular expression of the same alternatives, classes and stars", () => {
    const piece = fc.constantFrom("a", "b", "*", "?", "[ab]", "[!a]", "{a,bb}", "{,a{b,*}}");
    const asRegExp: Readonly<Record<string, string>> = {
      "*": ".*",
      "?": ".",
      "[!a]": "[^a]",
      "{a,bb}": "(a|bb)",
      "{,a{b,*}}": "(|a(b|.*))",
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), few("a", "b", "c"), (pieces, text) => {
        const expected = new RegExp(`^${pieces.map((each) => asRegExp[each] ?? each).join("")}$`).test(text);
        assert.equal(glob(pieces.join(""))(text), expected);
      }),
      { numRuns: 2_000 },
    );
  });

  // A match that tries every split of the text would not end within the time limit of a test.
  for (const pattern of [
    "*a*a*a*b",
    `${"a*".repeat(100)}b`,
    `${"?*".repeat(50)}b`,
    `${"{a,a*}".repeat(20)}b`,
    `*[a]${"*a".repeat(30)}b`,
  ]) {
    it(`glob ends with ${pattern.slice(0, 9)}… over 20,000 characters that nearly match`, () => {
      const matches = glob(pattern);
      assert.equal(matches("a".repeat(20_000)), false);
      assert.equal(matches(`${"a".repeat(20_000)}b`), true);
    });
  }

  it("the glob of a text matches that text and no other", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab\\*?[]{}()!+@|,-é") });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const matches = glob(globOf(one));
        assert.equal(matches(one), true);
        assert.equal(matches(other), one === other);
      }),
    );
  });
});
