import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const docs = join(__dirname, "../../docs");

/**
 * The texts that one heading of a page quotes: the one with these words in it. Each is a pattern of a printed line, in which
 * `…` of the page is whatever stands there.
 */
export function quotedIn(page: string, words: string): RegExp[] {
  const headings = readFileSync(join(docs, page), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("### ") && line.includes(words));
  assert.equal(headings.length, 1, `${headings.length} headings of ${page} have ${words}`);
  const spans = [...(headings[0] ?? "").matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)];
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return spans.map(([, , text = ""]) => new RegExp(text.trim().split("…").map(literal).join(".+")));
}

/** Asserts that one of the quoted texts, which are alternatives, is printed. */
export function assertPrinted(quoted: readonly RegExp[], output: string): void {
  assert.ok(
    quoted.some((text) => text.test(output)),
    `none of ${quoted.join(", ")} is in\n${output}`,
  );
}
