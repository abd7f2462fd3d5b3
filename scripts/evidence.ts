/**
 * Writes docs/evidence.md from the results of a whole test run: `tsx scripts/evidence.ts <results> [--check]`. Fails if
 * a claim has no passed test in that run; with `--check` also if the committed page differs.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claims } from "./evidence/claims";
import { evidence, resultsOf } from "./evidence/page";

const file = join(__dirname, "../docs/evidence.md");
const [path, option] = process.argv.slice(2);

if (path === undefined || !existsSync(path)) {
  throw new Error(
    "give the file of results: run the tests with TEST_RESULTS=<file> and the reporter tools/reporter.ts",
  );
}
const { page, unproven } = evidence(claims, resultsOf(readFileSync(path, "utf8")));
for (const problem of unproven) console.error(problem);
if (unproven.length > 0) process.exitCode = 1;
else if (option !== "--check") writeFileSync(file, page);
else if (!existsSync(file) || readFileSync(file, "utf8") !== page) {
  console.error("docs/evidence.md is not what this run shows; write it with scripts/evidence.ts and commit it");
  process.exitCode = 1;
}
