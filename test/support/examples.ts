import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Outcome, runPulumi, withStack } from "./cli";
import { policyOutput } from "./policy-output";

export const root = join(__dirname, "../..");
const pack = join(root, "policies");

export interface Previewed extends Outcome {
  /** What the pack says about the example, as in its expected.txt. */
  readonly said: string;
}

/** Previews an example with the pack: real CLI, real program, a backend in a temporary directory. */
export async function previewExample(
  name: string,
  options: { config?: string; packs?: string[] } = {},
): Promise<Previewed> {
  const directory = join(root, "examples", name);
  return withStack(directory, "dev", async (stack) => {
    const args = ["preview", "--non-interactive", "--color", "never", "--policy-pack", relative(directory, pack)];
    if (options.config) args.push("--policy-pack-config", options.config);
    const outcome = await runPulumi(args, stack);
    return { ...outcome, said: policyOutput(outcome.stdout) };
  });
}

/** What the pack has to say about an example. */
export function expected(name: string): string {
  const file = join(root, "examples", name, "expected.txt");
  if (!existsSync(file))
    throw new Error(`examples/${name} has no expected.txt; \`npm run docs\` does not write it: review it by hand`);
  return readFileSync(file, "utf8");
}
