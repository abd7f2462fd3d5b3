import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { OWN, ownDirectory } from "./own";

const DAY = 24 * 60 * 60 * 1000;

/**
 * The directory that holds everything the toolchain makes; outside the checkout, so that checkouts share it.
 *
 * @throws ToolchainError if another user could have put programs there.
 */
export function cacheRoot(environment: NodeJS.ProcessEnv = process.env): string {
  const own = join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-readonly-rootfs");
  ownDirectory(own);
  ownDirectory(join(own, "toolchain"));
  return join(own, "toolchain");
}

/** Eight hexadecimal digits that change with any of the given texts. */
export function digest(...texts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("hex").slice(0, 8);
}

/**
 * Fills a new directory beside `target` and renames it to `target` when `fill` has succeeded, so that `target`
 * either is complete or does not exist. When another process was quicker, its result stands.
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

/** Writes a small file so that readers see the old or the new content, never a part of it. */
export function writeAtomically(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: OWN });
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The parsed content of a JSON file, or `undefined` when it is missing or not JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Failed downloads, remembered for a day: a machine without the network must not pay for the attempt each time. */
export class Failures {
  constructor(
    private readonly directory: string = join(cacheRoot(), "failures"),
    private readonly now: () => number = Date.now,
  ) {}

  private file(name: string): string {
    return join(this.directory, `${name}.json`);
  }

  /** Why `name` failed within the last day; `undefined` when it did not. */
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
