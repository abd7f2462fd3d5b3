/**
 * Previews the examples with the real CLI and writes the output of the pack: `npm run outputs [-- EXAMPLE …]`. Skips a
 * preview whose verdict differs from tools/example-runs.ts: a person decides about that.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoRuns, otherRuns, outputFile, type Run, titleOf } from "../tools/example-runs";
import { expected, type Previewed, previewExample, root } from "../tools/examples";
import { runMain } from "./main";

/**
 * The new content of the file; undefined if it is right already.
 *
 * @throws Error if the preview had another verdict or failed
 */
export function newOutput(run: Run, { said, code, stdout, stderr }: Previewed, old: string): string | undefined {
  const verdict = code === 0 ? "passes" : "is refused";
  if (said === "") throw new Error(`examples/${run.example} could not be previewed:\n${stdout}${stderr}`);
  if (verdict !== run.verdict) {
    throw new Error(
      `examples/${titleOf(run)} in tools/example-runs.ts, but now it ${verdict}; mend the example, or change its verdict there:\n${said}`,
    );
  }
  return said === old ? undefined : said;
}

function existing(run: Run): string {
  try {
    return expected(run.example, outputFile(run));
  } catch {
    return "";
  }
}

async function main(names: readonly string[]): Promise<void> {
  const all = [...demoRuns, ...otherRuns];
  const stray = names.find((name) => !all.some(({ example }) => example === name));
  if (stray !== undefined) {
    const known = [...new Set(all.map(({ example }) => example))].join(", ");
    throw new Error(`"${stray}" is no example with an output of the pack; use ${known}`);
  }
  for (const run of all.filter(({ example }) => names.length === 0 || names.includes(example))) {
    try {
      const text = newOutput(run, await previewExample(run.example, run), existing(run));
      if (text === undefined) continue;
      writeFileSync(join(root, "examples", run.example, outputFile(run)), text);
      console.log(`written: examples/${run.example}/${outputFile(run)}; review its diff`);
    } catch (error) {
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  }
}

if (require.main === module) {
  runMain(() => main(process.argv.slice(2)));
}
