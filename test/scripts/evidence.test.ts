import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { claims } from "../../scripts/evidence/claims";
import { evidence, resultsOf } from "../../scripts/evidence/page";

const claim = { claim: "It holds.", suites: [["test/a.test.ts", "a suite"]] as const };
const line = (state: string) => `${state}\ttest/a.test.ts\ta suite\ta test\n`;

describe("the page of evidence", () => {
  it("the page of evidence names the suite that proves a claim", () => {
    const { page, unproven } = evidence([claim], resultsOf(line("passed")));
    assert.deepEqual(unproven, []);
    assert.ok(page.endsWith("| Claim | Shown by |\n| --- | --- |\n| It holds. | [a suite](../test/a.test.ts) |\n"));
  });
  it("the page of evidence refuses a claim whose suite did not run", () => {
    const { unproven } = evidence([claim], resultsOf(""));
    assert.deepEqual(unproven, ['not shown: It holds. No test of "a suite" in test/a.test.ts has run.']);
  });
  for (const state of ["failed", "skipped"]) {
    it(`the page of evidence refuses a claim of which a test was ${state}`, () => {
      const { unproven } = evidence([claim], resultsOf(line("passed") + line(state)));
      assert.deepEqual(unproven, ['not shown: It holds. 1 tests of "a suite" in test/a.test.ts did not pass.']);
    });
  }
  for (const { claim, suites } of claims) {
    it(`the repository has a suite for the claim: ${claim}`, () => {
      for (const [file, suite] of suites) {
        const path = join(__dirname, "../..", file);
        assert.ok(existsSync(path), file);
        assert.ok(readFileSync(path, "utf8").includes(suite), `${file}: ${suite}`);
      }
    });
  }
});
