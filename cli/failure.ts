/** An error that ends a command with one sentence: who, what is wrong, what to do. Any other error is a bug of this program. */
export class Failure extends Error {
  override name = "Failure";
}

/** The exit codes of a command. */
export const exitCodes = {
  /** It works on a read-only root with exactly these paths; for `attach`, the look has succeeded. */
  proven: 0,
  notProven: 1,
  /** Bad input, no engine, or a container that does not work while writable either. */
  failed: 2,
  /** Proven, but different from the recipe of `--expect`. */
  changed: 3,
  interrupted: 130,
} as const;
