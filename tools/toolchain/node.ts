import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "./build";
import { cacheRoot, Failures, publish } from "./cache";
import { withLock } from "./lock";
import { lastLine, run } from "./run";
import { intact } from "./seal";

/** The path of a Node.js program, or the reason why it is missing. */
export type NodeResult = { path: string } | { path: undefined; reason: string };

/**
 * A Node.js of the given major version: the running one if it has that version, else the newest one from the npm package with
 * the program for this platform, installed once into the cache.
 */
export async function ensureNode(major: number, log: Log = () => {}, failures = new Failures()): Promise<NodeResult> {
  if (process.versions.node.startsWith(`${major}.`)) return { path: process.execPath };
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const directory = join(cacheRoot(), `${name}-${major}`);
  const path = join(directory, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(path)) return { path: untouched(path) };
  const attempt = `${name}-${major}`;
  const known = failures.reason(attempt);
  if (known !== undefined) return { path: undefined, reason: known };
  return withLock(`${directory}.lock`, async () => {
    if (existsSync(path)) return { path: untouched(path) };
    log(`installing Node.js ${major} from npm: a few seconds, once`);
    try {
      await publish(directory, async (target) => {
        const args = ["install", "--prefix", target, "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${major}`];
        const outcome = await run("npm", args, { cwd: target, limit: 300_000 });
        if (outcome.code !== 0) throw new Error(lastLine(outcome.stderr));
      });
      if (existsSync(path)) return { path: untouched(path) };
      throw new Error(`the npm package ${name} has no Node.js program where one is expected`);
    } catch (error) {
      const reason = `Node.js ${major} could not be installed: ${(error as Error).message}`;
      failures.remember(attempt, reason);
      return { path: undefined, reason };
    }
  });
}

/** `path`, after its digest was compared; npm compared the package's own when it installed it. */
function untouched(path: string): string {
  intact(path);
  return path;
}
