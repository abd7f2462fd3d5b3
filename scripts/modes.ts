import { chmodSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Sets the modes of a package's files: npm packs the modes on disk, which depend on the umask of the build. */
export function setModes(directory: string, executables: readonly string[] = []): void {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(directory, file);
    if (!entry.isFile() || path.startsWith("node_modules")) continue;
    const mode = executables.includes(path) ? 0o755 : 0o644;
    if ((statSync(file).mode & 0o777) !== mode) chmodSync(file, mode);
  }
}
