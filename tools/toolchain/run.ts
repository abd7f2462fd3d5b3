import { spawn } from "node:child_process";

export interface Outcome {
  /** Exit code; -1 if the program could not start, or if a signal or the time limit ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is ended. */
  limit?: number;
}

/** Runs a program without a shell and with an empty standard input. A failure is a code, not an exception. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.limit,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", (error) => {
      resolve({ code: -1, stdout, stderr: stderr || error.message });
    });
    child.on("close", (code) => {
      const late = options.limit !== undefined && code === null && Date.now() - started >= options.limit;
      resolve({ code: code ?? -1, stdout, stderr: late ? `${stderr}no end after ${options.limit} ms` : stderr });
    });
  });
}

/** The last line of an output that is not blank, for use inside a sentence. */
export function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").at(-1) ?? "no output";
}
