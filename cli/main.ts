import { exitCodes, Failure } from "./failure";
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
  let code: number;
  try {
    code = await program(process, interruption.signal, args);
  } catch (error) {
    code = interruption.signal.aborted ? exitCodes.interrupted : failed(error);
  }
  // The exit code is set and not forced, because sockets of the engine may still be open.
  process.exitCode = code;
  process.stdout.write("", () => process.exit(code));
}

class Interrupted extends Error {
  override name = "Interrupted";
}

const gone = ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"];

function failed(error: unknown): number {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (error instanceof Failure) process.stderr.write(`${message}\n`);
  else if (gone.includes(code ?? "") || /socket hang up/.test(message ?? "")) {
    process.stderr.write(
      `The container engine went away (${message}); start it again: the next discovery removes what this one left.\n`,
    );
  } else process.stderr.write(`readonly-rootfs-cli: this is a fault of the program: ${stack ?? message}\n`);
  return exitCodes.failed;
}
