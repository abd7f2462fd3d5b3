import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { policyOutput } from "./policy-output";
import { type Outcome, runPulumi, type Stack, withStack } from "./pulumi";
import type { Tier } from "./toolchain";

export const root = join(__dirname, "..");

export interface Previewed extends Outcome {
  /** The output of the pack, in the form of expected.txt. */
  readonly said: string;
}

export interface PreviewOptions {
  /** Name of the stack; the example may have a `Pulumi.<stack>.yaml`. Default: "dev". */
  stack?: string;
  /** Configuration of the pack, a file of the example. Default: none. */
  policies?: string;
  /** Configuration of the program, beside that of the stack. */
  config?: Record<string, string>;
  /** Configuration of the program that is encrypted. */
  secrets?: Record<string, string>;
  /** The programs that have to be available. Default: `core`. */
  tier?: Tier;
  /** A provider that the toolchain never gets, because it would ask for an account. Default: none. */
  standIn?: "aws";
  /** The pack. Default: its directory. */
  pack?: string;
  /** Added to the environment of the preview. */
  env?: NodeJS.ProcessEnv;
}

/** Previews an example with the pack: real CLI, real program, a backend in a temporary directory. */
export async function previewExample(name: string, options: PreviewOptions = {}): Promise<Previewed> {
  const directory = join(root, "examples", name);
  const { stack = "dev", policies, config = {}, secrets = {}, tier = "core", env = {}, standIn } = options;
  const { pack = join(root, "policies") } = options;
  const preview = async (made: Stack) => {
    for (const [key, value] of Object.entries(secrets)) {
      const { code, stderr } = await runPulumi(["config", "set", "--secret", key, value], made);
      if (code !== 0) throw new Error(`the secret ${key} of examples/${name} could not be set: ${stderr}`);
    }
    const args = ["preview", "--non-interactive", "--color", "never", "--policy-pack", relative(directory, pack)];
    if (policies !== undefined) args.push("--policy-pack-config", policies);
    for (const [key, value] of Object.entries(config)) args.push("--config", `${key}=${value}`);
    const outcome = await runPulumi(args, { ...made, env: { ...made.env, ...withStandIn(made, standIn), ...env } });
    return { ...outcome, said: policyOutput(outcome.stdout) };
  };
  return withStack(directory, stack, preview, { tier });
}

/** A PATH on which the CLI finds the stand-in. */
export function withStandIn({ stack }: Stack, standIn: PreviewOptions["standIn"]): NodeJS.ProcessEnv {
  if (standIn === undefined) return {};
  console.log(
    `      a stand-in takes the place of the provider of ${standIn.toUpperCase()}, which would ask for an account`,
  );
  return { PATH: [join(root, "tools/stand-ins", standIn), stack.environment.PATH].join(delimiter) };
}

/** The expected output of the pack, from a file of the example. */
export function expected(name: string, file = "expected.txt"): string {
  const path = join(root, "examples", name, file);
  if (!existsSync(path))
    throw new Error(`examples/${name} has no ${file}; \`npm run docs\` does not write it: review it by hand`);
  return readFileSync(path, "utf8");
}
