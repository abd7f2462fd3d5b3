import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./build";
import { cacheRoot, Failures, publish } from "./cache";
import { withLock } from "./lock";
import { lastLine, type Outcome, run } from "./run";

const version = "3.3.30";
const python = process.platform === "win32" ? "python" : "python3";

/** The directory of Checkov, or the reason why it is missing. */
export type CheckovResult =
  | { readonly directory: string; readonly version: string }
  | { readonly directory: undefined; readonly reason: string };

/**
 * Checkov, a scanner of manifests by another vendor, from the Python package index. Installed once into the cache, for the
 * Python on the PATH.
 */
export async function ensureCheckov(log: Log = () => {}, failures = new Failures()): Promise<CheckovResult> {
  const { code, stdout, stderr } = await run(python, ["--version"]);
  if (code !== 0) return { directory: undefined, reason: `${python} is missing: ${lastLine(stderr)}` };
  const name = `checkov-${version}-python-${lastLine(stdout).replace(/^Python /, "")}`;
  const directory = join(cacheRoot(), name);
  if (existsSync(directory)) return { directory, version };
  const known = failures.reason(name);
  if (known !== undefined) return { directory: undefined, reason: known };
  return withLock(`${directory}.lock`, async () => {
    if (existsSync(directory)) return { directory, version };
    log(`installing Checkov ${version}: 300 MB, about a minute, once`);
    try {
      await publish(directory, async (target) => {
        const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", target];
        const installed = await run(python, [...args, `checkov==${version}`], { limit: 600_000 });
        if (installed.code !== 0) throw new Error(lastLine(installed.stderr));
      });
      return { directory, version };
    } catch (error) {
      const reason = `Checkov could not be installed: ${(error as Error).message}`;
      failures.remember(name, reason);
      return { directory: undefined, reason };
    }
  });
}

/** Runs the Checkov in `directory` over Kubernetes manifests, without network access. */
export function runCheckov(directory: string, args: readonly string[], cwd?: string): Promise<Outcome> {
  return run(python, ["-m", "checkov.main", "--framework", "kubernetes", "--compact", "--skip-download", ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, PYTHONPATH: directory },
    limit: 300_000,
  });
}
