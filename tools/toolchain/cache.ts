import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { OWN, ownDirectory } from "./own";

const DAY = 24 * 60 * 60 * 1000;

/**
 * The directory of everything that the toolchain builds or downloads. Checkouts share it.
 *
 * @throws ToolchainError if another user could have put programs there.
 */
export function cacheRoot(environment: NodeJS.ProcessEnv = process.env): string {
  const own = join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-readonly-rootfs");
  ownDirectory(own);
  ownDirectory(join(own, "toolchain"));
  return join(own, "toolchain");
}

/** Eight hexadecimal digits of a hash over the given texts and their lengths. */
export function digest(...texts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("hex").slice(0, 8);
}

/**
 * Creates `target` atomically: `fill` works in a temporary directory beside it, which is renamed if `fill` succeeds. If
 * another process was faster, its result stays.
 */
export async function publish(target: string, fill: (directory: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: OWN });
  const directory = await mkdtemp(`${target}.part-`);
  try {
    await fill(directory);
    await rename(directory, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Replaces a file atomically: readers see the old or the new content. */
export function writeAtomically(file: string, content: string, mode = 0o666): void {
  mkdirSync(dirname(file), { recursive: true, mode: OWN });
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, content, { mode });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The content of a JSON file; `undefined` if it is missing or malformed. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Failed downloads of the last day, so that a machine without a network does not try again each time. */
export class Failures {
  constructor(
    private readonly directory: string = join(cacheRoot(), "failures"),
    private readonly now: () => number = Date.now,
  ) {}

  private file(name: string): string {
    return join(this.directory, `${name}.json`);
  }

  /** Why the download `name` failed within the last day; `undefined` if it did not fail. */
  reason(name: string): string | undefined {
    const failure = readJson<{ at: number; reason: string }>(this.file(name));
    if (failure === undefined) return undefined;
    const age = this.now() - failure.at;
    return age >= 0 && age < DAY ? failure.reason : undefined;
  }

  remember(name: string, reason: string): void {
    writeAtomically(this.file(name), JSON.stringify({ at: this.now(), reason }));
  }
}
