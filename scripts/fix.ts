/**
 * Writes every file that a command can write: `npm run fix`. That is format, generated parts and the outputs of the examples;
 * `npm run fix -- format docs` writes only these two. Review the diff.
 */
import { join } from "node:path";
import { runMain } from "./main";
import { runAll, type Step, summary } from "./steps";

export const steps: readonly Step[] = [
  { name: "format", command: ["npx", "biome", "check", "--write", "."], mend: "change by hand what is listed above" },
  {
    name: "catalogue",
    command: ["npm", "run", "--silent", "catalogue:types"],
    mend: "correct the key of catalogue/schema.json that is named above",
  },
  { name: "build", command: ["npm", "run", "--silent", "build"], mend: "correct the lines that are listed above" },
  {
    name: "schema",
    command: ["npm", "run", "--silent", "schema", "-w", "components"],
    mend: "correct the type that is named above",
  },
  {
    name: "outputs",
    command: ["npm", "run", "--silent", "outputs"],
    shows: true,
    mend: "see each example above; `npm run toolchain -- full` gets missing programs",
  },
  // After the outputs, because the README quotes one.
  {
    name: "docs",
    command: ["npm", "run", "--silent", "docs"],
    mend: "write the part or the marker that is named above",
  },
];

/**
 * The steps with these names, in their order; all of them if there are none.
 *
 * @throws Error if a name is unknown
 */
export function chosen(names: readonly string[]): readonly Step[] {
  const stray = names.find((name) => !steps.some((step) => step.name === name));
  if (stray !== undefined) {
    throw new Error(
      `"${stray}" is nothing to fix; use ${steps.map(({ name }) => name).join(", ")}, or no name for all`,
    );
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

function main(): void {
  const wanted = chosen(process.argv.slice(2));
  const failed = runAll(wanted, join(__dirname, ".."));
  console.log(summary(failed, wanted));
  if (failed.length > 0) process.exitCode = 1;
}

if (require.main === module) {
  runMain(main, 2);
}
