import { posix } from "node:path";
import type { ImageFiles } from "../engine/image";
import type { Mount } from "../engine/spec";
import type { Candidate } from "../learn/candidates";
import type { Trials } from "./trial";

/** Directories that are never mounted over: those of the kernel and of the programs. */
const NEVER = ["/bin", "/boot", "/dev", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/sbin", "/sys", "/usr"];
const DEEPEST = 5;

/**
 * Finds directories that a program only checks and never writes to: starts with volumes over all directories except those of
 * programs, then tries fewer of them, then their subdirectories.
 *
 * @returns the smallest set that works; `undefined` if even all of them do not
 */
export async function search(
  trials: Trials,
  mounts: readonly Mount[],
  files: ImageFiles,
): Promise<Candidate[] | undefined> {
  const taken = new Set(mounts.map(({ path }) => path));
  const children = async (directory: string) => {
    const names = await files.directoriesIn(directory);
    return names.map((name) => posix.join(directory, name)).filter((path) => !taken.has(path) && !NEVER.includes(path));
  };
  const works = async (paths: readonly string[], what: string) => {
    const more = paths.map((path): Mount => ({ path, how: "volume" }));
    return (await trials.run([...mounts, ...more], `searches: ${what}`)).works;
  };
  let set = await children("/");
  if (!(await works(set, "every directory writable"))) return undefined;
  set = await minimal(set, (paths) => works(paths, `${paths.length} of ${set.length} directories writable`));
  for (let depth = 1; depth < DEEPEST; depth += 1) {
    const before = set;
    for (const path of before) {
      const inner = await children(path);
      const others = set.filter((other) => other !== path);
      if (inner.length === 0 || !(await works([...others, ...inner], `in ${path}`))) continue;
      const kept = await minimal(inner, (paths) => works([...others, ...paths], `in ${path}`));
      set = [...others, ...kept];
    }
    if (set === before) break;
  }
  return Promise.all(set.map((path) => checkedOnly(path, files)));
}

/** Delta debugging: halves the set while a half works, then leaves out one after the other. */
async function minimal(
  items: readonly string[],
  works: (items: readonly string[]) => Promise<boolean>,
): Promise<string[]> {
  let set = [...items];
  while (set.length > 1) {
    const middle = Math.ceil(set.length / 2);
    const first = set.slice(0, middle);
    const second = set.slice(middle);
    if (await works(first)) set = first;
    else if (await works(second)) set = second;
    else break;
  }
  for (const item of [...set]) {
    const rest = set.filter((other) => other !== item);
    if (await works(rest)) set = rest;
  }
  return set;
}

async function checkedOnly(path: string, files: ImageFiles): Promise<Candidate> {
  const { uid = 0, gid = 0, mode = "0755" } = (await files.at(path)) ?? {};
  return {
    path,
    declared: false,
    content: await files.hasContent(path),
    made: false,
    uid,
    gid,
    mode,
    seen: "start",
    wrote: ["nothing; only whether it is writable is checked"],
    temporary: false,
    bytes: 0,
    writers: [],
  };
}
