// Compares printed messages with the headings of docs/troubleshooting.md and docs/upgrade.md that quote them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const docs = join(__dirname, "../../docs");

/**
 * The texts quoted in the heading of a page that contains `words`, as patterns of printed lines: `…` stands for any text.
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

/** Asserts that the output contains one of the quoted texts. */
export function assertPrinted(quoted: readonly RegExp[], output: string): void {
  assert.ok(
    quoted.some((text) => text.test(output)),
    `none of ${quoted.join(", ")} is in\n${output}`,
  );
}
