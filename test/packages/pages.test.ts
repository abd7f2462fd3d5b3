import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../scripts/bundle";

const docs = join(__dirname, "../../docs");

/** Parts of messages of the pack and the policy SDK, by the page that has to explain them. */
const words: Readonly<Record<string, readonly string[]>> = {
  "troubleshooting.md": [
    "Already serving policy pack '",
    "Only one policy pack may be defined per-process.",
    "Version must be defined in the package.json file.",
    "is not a key it knows; it knows ",
    ", which is no policy of this pack and has no effect; use ",
    "the configuration calls the policy ",
    " cannot be judged until ",
    "the provider renders its chart",
    "A more recent version of the Pulumi CLI is required.",
    "can't be known during preview",
  ],
  "upgrade.md": ["is not a key it knows; it knows ", ", which is no rule; use ", "two rules are named "],
};

describe("docs/troubleshooting.md and docs/upgrade.md", () => {
  let code: string;
  before(async () => {
    ({ code } = await bundle());
  });

  for (const [page, texts] of Object.entries(words)) {
    it(`docs/${page} quotes messages of the code in its headings`, () => {
      const headings = readFileSync(join(docs, page), "utf8")
        .split("\n")
        .filter((line) => line.startsWith("### "));
      for (const text of texts) {
        assert.ok(code.includes(text), `nothing prints ${text}`);
        assert.ok(
          headings.some((heading) => heading.includes(text.trim())),
          `no heading of ${page} has ${text}`,
        );
      }
    });

    it(`docs/${page} has a text below every heading`, () => {
      const parts = readFileSync(join(docs, page), "utf8").split(/^### .*$/m);
      for (const part of parts.slice(1)) assert.match(part.trim(), /^[A-Z`]/);
    });
  }
});
