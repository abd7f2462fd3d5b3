/** An error that ends a command with one sentence: who, what is wrong, what to do. Any other error is a bug of this program. */
export class Failure extends Error {
  override name = "Failure";
}

/** The error for a file that cannot be read. */
export function unreadable(file: string, { code }: NodeJS.ErrnoException): Failure {
  if (code === "EISDIR") return new Failure(`${file} is a directory; name a file.`);
  const instead = code === "EACCES" || code === "EPERM" ? "get the right to read it" : "correct the name";
  return new Failure(`${file} cannot be read (${code}); ${instead}.`);
}

/** A Failure after which something of a discovery is still on the engine; an interrupted command says it too. */
export class Unremoved extends Failure {}

/** The exit codes of a command. */
export const exitCodes = {
  /** It works on a read-only root with exactly these paths; for `attach`, the look has succeeded. */
  proven: 0,
  /** It does not; for `check`, a finding is mandatory; for `check-config`, there are mistakes. */
  notProven: 1,
  /** Bad input, no engine, or a container that does not work while writable either. */
  failed: 2,
  /** Proven, but different from the recipe of `--expect`. */
  changed: 3,
  interrupted: 130,
} as const;
