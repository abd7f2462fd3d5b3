import { spawnSync } from "node:child_process";

/** One command of a script that runs several. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Continues "to mend it, …": the command or the change that makes the step pass. */
  readonly mend: string;
  /** Whether its output is shown when it passes. */
  readonly shows?: boolean;
}

/** Runs every step, also after a failure, and prints a line for each. Returns the failed steps. */
export function runAll(steps: readonly Step[], cwd: string, print: (text: string) => void = console.log): Step[] {
  return steps.filter(({ name, command: [program = "", ...args], shows = false }) => {
    const started = Date.now();
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    print(`${status === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
    if (status === 0) {
      if (shows && stdout.trim() !== "") print(stdout.trimEnd());
      return false;
    }
    print(`$ ${[program, ...args].join(" ")}\n${error?.message ?? ""}${stdout ?? ""}${stderr ?? ""}`.trimEnd());
    return true;
  });
}

/** The failed steps, each with the command or change that mends it. */
export function summary(failed: readonly Step[], all: readonly Step[]): string {
  if (failed.length === 0) return `all ${all.length} steps passed`;
  const lines = failed.map(({ name, mend }) => `  ${name}: to mend it, ${mend}`);
  return [`${failed.length} of ${all.length} steps failed`, ...lines].join("\n");
}
