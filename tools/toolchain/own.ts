import { chmodSync, existsSync, realpathSync, statSync } from "node:fs";
import { ToolchainError } from "./error";

const checked = new Set<string>();

/** Mode of every directory that the toolchain makes. */
export const OWN = 0o700;

/**
 * Ensures that only this user can put programs into a directory that this process runs programs from: the directory belongs
 * to this user and has mode 0700. A directory that others can read gets that mode; a directory that others can write to is
 * refused, because its programs may be theirs. A missing directory is accepted: the toolchain makes it with that mode.
 *
 * @throws ToolchainError with the directory, its owner or mode, and what to do.
 */
export function ownDirectory(directory: string, user = process.getuid?.()): void {
  // Windows has neither owners nor modes of this kind.
  if (user === undefined || checked.has(directory) || !existsSync(directory)) return;
  const real = realpathSync(directory);
  const { uid, mode } = statSync(real);
  const instead = "remove it, or set XDG_CACHE_HOME to a directory of your own";
  if (uid !== user) {
    throw new ToolchainError(
      `${real} belongs to user ${uid}, but this process runs as user ${user}: its programs are not run; ${instead}.`,
    );
  }
  if ((mode & 0o022) !== 0) {
    throw new ToolchainError(
      `${real} has mode ${(mode & 0o777).toString(8)}, so that others may put programs there: they are not run; ${instead}.`,
    );
  }
  if ((mode & 0o777) !== OWN) chmodSync(real, OWN);
  checked.add(directory);
}
