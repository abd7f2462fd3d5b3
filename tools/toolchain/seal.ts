import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { readJson, writeAtomically } from "./cache";
import { ToolchainError } from "./error";

interface Seal {
  /** SHA-256 of the program, in hexadecimal. */
  sha256: string;
  /** Inode, size and times of the file when it was last compared; a change of the file changes at least one. */
  stamp: string;
}

const sealOf = (program: string) => `${program}.sha256.json`;

function stampOf(program: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(program);
  return [ino, size, mtimeMs, ctimeMs].join(" ");
}

/** SHA-256 of a file of any size, in hexadecimal. */
export function sha256(file: string): string {
  const hash = createHash("sha256");
  const descriptor = openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(1 << 22);
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest("hex");
}

/** Records the digest of a program that was just built or downloaded. */
export function seal(program: string): void {
  writeAtomically(sealOf(program), JSON.stringify({ sha256: sha256(program), stamp: stampOf(program) } satisfies Seal));
}

/**
 * Compares a program of the cache with its recorded digest. Call it before the program runs. A file with the same inode, size
 * and times is not read again. A program without a record, from an older cache, gets one: only this user can write there
 * (`ownDirectory`).
 *
 * @throws ToolchainError with the file and what to do, if its content has changed.
 */
export function intact(program: string): void {
  const known = readJson<Seal>(sealOf(program));
  if (known === undefined) {
    seal(program);
    return;
  }
  if (known.stamp === stampOf(program)) return;
  if (sha256(program) !== known.sha256) {
    throw new ToolchainError(
      `${program} is not the program that was put there: its SHA-256 has changed, and it is not run; ` +
        `remove ${dirname(program)}, then run this again.`,
    );
  }
  // A hard link, as `placeBeside` makes, changes only the times of the file.
  writeAtomically(sealOf(program), JSON.stringify({ ...known, stamp: stampOf(program) }));
}

/** The digest that a list in the format of `sha256sum` has for a file; undefined if it has none. */
export function listedDigest(list: string, name: string): string | undefined {
  const lines = list.split("\n").map((line) => /^([0-9a-f]{64})[ \t]+\*?(\S+)$/.exec(line.trim()));
  return lines.find((line) => line?.[2] === name)?.[1];
}

/** @throws Error, a sentence with both digests, if the file is not the one of the list. */
export function compareWithList(file: string, name: string, list: string): void {
  const wanted = listedDigest(list, name);
  if (wanted === undefined) throw new Error(`the list of checksums has no line for ${name}`);
  const actual = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (actual !== wanted) throw new Error(`${name} has the SHA-256 ${actual}, but the release lists ${wanted}`);
}
