import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./build";
import { cacheRoot, Failures, publish } from "./cache";
import { withLock } from "./lock";
import { lastLine, type Outcome, run } from "./run";

const python = process.platform === "win32" ? "python" : "python3";

/** A directory with packages, or the reason why it is missing. */
export type Packages = { readonly directory: string } | { readonly directory: undefined; readonly reason: string };

export interface Wanted {
  /** Name of the directory in the cache, without the version of Python. */
  readonly name: string;
  /** For messages: `Checkov 3.3.30`. */
  readonly label: string;
  /** `300 MB, about a minute` */
  readonly cost: string;
  readonly requirements: readonly string[];
}

/** Packages of the Python package index, installed once into the cache, for the Python on the PATH. */
export async function ensurePackages(
  { name, label, cost, requirements }: Wanted,
  log: Log = () => {},
  failures = new Failures(),
): Promise<Packages> {
  const { code, stdout, stderr } = await run(python, ["--version"]);
  if (code !== 0) return { directory: undefined, reason: `${python} is missing: ${lastLine(stderr)}` };
  const own = `${name}-python-${lastLine(stdout).replace(/^Python /, "")}`;
  const directory = join(cacheRoot(), own);
  if (existsSync(directory)) return { directory };
  const known = failures.reason(own);
  if (known !== undefined) return { directory: undefined, reason: known };
  return withLock(`${directory}.lock`, async () => {
    if (existsSync(directory)) return { directory };
    log(`installing ${label}: ${cost}, once`);
    try {
      await publish(directory, async (target) => {
        const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", target];
        const installed = await run(python, [...args, ...requirements], { limit: 600_000 });
        if (installed.code !== 0) throw new Error(lastLine(installed.stderr));
      });
      return { directory };
    } catch (error) {
      const reason = `${label.replace(/ [\d.]+$/, "")} could not be installed: ${(error as Error).message}`;
      failures.remember(own, reason);
      return { directory: undefined, reason };
    }
  });
}

/** Runs Python with the packages in `directory`. */
export function runPython(directory: string, args: readonly string[], cwd?: string): Promise<Outcome> {
  return run(python, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, PYTHONPATH: directory },
    limit: 300_000,
  });
}
