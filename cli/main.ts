import { goneInWords, isGone } from "./engine/connect";
import { exitCodes, Failure, Unremoved } from "./failure";
import { program } from "./program";

/** Runs the command of this process, and ends the process with one of `exitCodes`. */
export async function main(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const interruption = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => {
    if (interruption.signal.aborted) return;
    process.stderr.write(`\n${signal}: removes what it created; wait a moment\n`);
    interruption.abort(new Interrupted());
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt).on("SIGHUP", interrupt);
  // A reader that leaves early, as `head`, changes nothing about what was found.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosed);
  let code: number;
  try {
    code = await program(process, interruption.signal, args);
  } catch (error) {
    const { aborted } = interruption.signal;
    code = aborted ? exitCodes.interrupted : failed(error);
    if (aborted && error instanceof Unremoved) process.stderr.write(`${error.message}\n`);
  }
  // The exit code is set and not forced, because sockets of the engine may still be open.
  process.exitCode = code;
  process.stdout.write("", () => process.exit(code));
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

class Interrupted extends Error {
  override name = "Interrupted";
}

function failed(error: unknown): number {
  const { message, stack } = error as Error;
  if (error instanceof Failure) process.stderr.write(`${message}\n`);
  else if (isGone(error)) process.stderr.write(`${goneInWords(error)}\n`);
  else process.stderr.write(`readonly-rootfs-cli: this is a fault of the program: ${stack ?? message}\n`);
  return exitCodes.failed;
}
