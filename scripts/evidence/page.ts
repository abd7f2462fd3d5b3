import { table } from "../docs/part";
import type { Claim } from "./claims";

/** One test of a run. */
export interface Result {
  readonly state: string;
  readonly file: string;
  readonly suite: string;
}

/** Reads the results that tools/reporter.ts has written. */
export function resultsOf(text: string): Result[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [state = "", file = "", suite = ""] = line.split("\t");
      return { state, file, suite };
    });
}

/** The page, and a sentence for each suite that does not prove its claim: every test of a suite has to run and pass. */
export function evidence(claims: readonly Claim[], results: readonly Result[]): { page: string; unproven: string[] } {
  const unproven: string[] = [];
  const rows = claims.map(({ claim, suites }) => {
    const shown = suites.map(([file, suite]) => {
      const tests = results.filter((result) => result.file === file && result.suite === suite);
      const bad = tests.filter(({ state }) => state !== "passed").length;
      if (tests.length === 0) unproven.push(`not shown: ${claim} No test of "${suite}" in ${file} has run.`);
      else if (bad > 0) unproven.push(`not shown: ${claim} ${bad} tests of "${suite}" in ${file} did not pass.`);
      return `[${suite}](../${file})`;
    });
    return [claim, shown.join("; ")];
  });
  return { page: `${head}\n${table(["Claim", "Shown by"], rows)}\n`, unproven };
}

const head = `# Evidence

Each claim of this project with the tests that prove it. This page is generated from the results of a whole run of \`.ci/run\`,
which fails if one of these tests did not run or did not pass.
`;
