import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import * as semver from "semver";
import { cacheRoot, digest, publish } from "./cache";
import { ToolchainError } from "./error";
import { goEnvironment } from "./go";
import { withLock } from "./lock";
import type { Part } from "./parts";
import { lastLine, run } from "./run";
import { intact, seal } from "./seal";

export type Log = (line: string) => void;

const MODULES = join(__dirname, "modules");
const SUFFIX = process.platform === "win32" ? ".exe" : "";

function buildArguments(part: Part, output: string): string[] {
  const stamps = Object.entries(part.stamps).map(([variable, value]) => ` -X ${variable}=${value}`);
  return [
    "build",
    "-mod=readonly",
    "-trimpath",
    "-buildvcs=false",
    ...(part.tags === undefined ? [] : ["-tags", part.tags]),
    "-ldflags",
    `-s -w${stamps.join("")}`,
    "-o",
    output,
    part.target,
  ];
}

/** A key of everything that decides what is built: the module's files, the flags, the platform. */
export function partKey(part: Part, modules: string = MODULES): string {
  const directory = join(modules, part.module);
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
  return digest(
    process.platform,
    process.arch,
    ...buildArguments(part, ""),
    ...files.flatMap((file) => [file, readFileSync(join(directory, file))]),
  );
}

/** The path of the program, built or not. */
function partPath(part: Part): string {
  return join(cacheRoot(), `${part.binary}-${part.version}-${partKey(part)}`, part.binary + SUFFIX);
}

/**
 * The path of a built program; `undefined` if it is not in the cache.
 *
 * @throws ToolchainError if its content has changed since it was built.
 */
export function builtPart(part: Part): string | undefined {
  const path = partPath(part);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  intact(path);
  return path;
}

function minutes(count: number): string {
  return count === 1 ? "about a minute" : `about ${count} minutes`;
}

async function go(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const outcome = await run("go", args, { cwd, env });
  if (outcome.code !== 0) throw new Error(`go ${args.join(" ")}: ${lastLine(outcome.stderr)}`);
  return outcome.stdout;
}

async function buildInto(part: Part, directory: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "readonly-rootfs-build-"));
  try {
    await cp(join(MODULES, part.module), work, { recursive: true });
    const env = await goEnvironment();
    await part.prepare?.(work, (args) => go(args, work, env));
    const args = buildArguments(part, join(directory, part.binary + SUFFIX));
    const outcome = await run("go", args, { cwd: work, env });
    if (outcome.code !== 0) throw new Error(outcome.stderr.trim().split("\n").slice(-5).join("\n"));
    seal(join(directory, part.binary + SUFFIX));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Removes the directories of killed builds. Call it with the lock held: no build is running then. */
function removeLeftovers(directory: string): void {
  const prefix = `${basename(directory)}.part-`;
  for (const name of readdirSync(dirname(directory)).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}

/**
 * The path of the program, which is built first if the cache lacks it.
 *
 * @throws ToolchainError if Go is missing or the build fails; the cache then holds no part of it.
 */
export async function ensurePart(part: Part, log: Log): Promise<string> {
  const present = builtPart(part);
  if (present !== undefined) return present;
  const path = partPath(part);
  const directory = dirname(path);
  const waiting = (pid: number) => log(`waiting for process ${pid}, which builds ${part.label} ...`);
  return withLock(
    `${directory}.lock`,
    async () => {
      if (builtPart(part) !== undefined) return path;
      if (!(await hasGo())) {
        throw new ToolchainError(
          `${part.label} cannot be built because there is no \`go\` command (1.21 or newer): ` +
            "install Go 1.26 (https://go.dev/doc/install), then run this again.",
        );
      }
      removeLeftovers(directory);
      log(`building ${part.label} ${part.version} from its Go module: ${minutes(part.minutes)} on two cores, once`);
      const started = Date.now();
      const seconds = () => Math.round((Date.now() - started) / 1000);
      const timer = setInterval(() => log(`  still building ${part.label} (${seconds()} s)`), 30_000);
      try {
        await publish(directory, (target) => buildInto(part, target));
      } catch (error) {
        throw new ToolchainError(`${part.label} could not be built: ${(error as Error).message}`);
      } finally {
        clearInterval(timer);
      }
      log(`  built ${part.label} in ${seconds()} s`);
      return path;
    },
    waiting,
  );
}

/** Whether `go` is 1.21 or newer: since then it downloads the version that a module asks for. */
export async function hasGo(): Promise<boolean> {
  const { code, stdout } = await run("go", ["env", "GOVERSION"], { cwd: tmpdir() });
  const version = semver.coerce(stdout);
  return code === 0 && version !== null && semver.gte(version, "1.21.0");
}
