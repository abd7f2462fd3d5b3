/** Checks format, lint, build, types and generated parts: `npm run check`. Runs all of them and lists every failure. */
import { join } from "node:path";
import { runAll, type Step, summary } from "./steps";

// Without npm and npx, each of which takes as long to start as a step.
const script = ["node", "--require", "tsx/cjs"];

export const steps: readonly Step[] = [
  {
    name: "format and lint",
    command: ["node", "node_modules/@biomejs/biome/bin/biome", "check", "."],
    mend: "run `npm run fix -- format`; change by hand what is still listed",
  },
  { name: "build", command: ["npm", "run", "--silent", "build"], mend: "correct the lines that are listed above" },
  {
    name: "types of tests, scripts and examples",
    command: [...script, "scripts/types.ts"],
    mend: "correct the lines that `npx tsc --noEmit -p test` lists",
  },
  {
    name: "generated parts of the documents",
    command: [...script, "scripts/docs.ts", "--check"],
    mend: "run `npm run docs` and commit the result",
  },
  {
    name: "types of the catalogue",
    command: [...script, "scripts/catalogue-types.ts", "--check"],
    mend: "run `npm run catalogue:types` and commit the result",
  },
  {
    name: "catalogue against its sources",
    command: [...script, "scripts/catalogue-check.ts"],
    mend: "correct the lines of the entries, or give the difference a reason in scripts/catalogue-check/exceptions.ts",
  },
  {
    name: "schema of the components",
    command: [...script, "tools/components-schema.ts", "--check"],
    mend: "run `npm run schema -w components`, review the diff (other languages see it) and commit it",
  },
];

if (require.main === module) {
  const failed = runAll(steps, join(__dirname, ".."));
  console.log(summary(failed, steps));
  if (failed.length > 0) process.exitCode = 1;
}
