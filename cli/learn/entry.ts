/** A changed file or directory of the container, as a look has found it. */
export interface Entry {
  readonly path: string;
  readonly type: "directory" | "file" | "link" | "pipe" | "socket" | "device";
  /** Octal, four digits. */
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  /**
   * Time of the last change of its content, in milliseconds since 1970; for a directory, of the last change of a name in it.
   */
  readonly modified: number;
}

const TYPES: Record<string, Entry["type"]> = { d: "directory", f: "file", l: "link", p: "pipe", s: "socket" };
const FORMATS: Record<number, Entry["type"]> = {
  1: "pipe",
  4: "directory",
  8: "file",
  10: "link",
  12: "socket",
};

/**
 * Lists the entries that have changed since `$1`, in seconds since 1970, below the directories that follow. If `find` cannot
 * compare change times (BusyBox, toybox), it lists all entries and the caller compares. Change times are used because a copy
 * from a layer of the image gets a new one before a program can write to it; modification times miss a third of the writes
 * that a read-only root refuses.
 */
export const LOOK = `t=$1; shift
if find / -maxdepth 0 -newerct @0 -printf '' 2>/dev/null; then
  printf 'find\\0'
  find "$@" -xdev -newerct "@$t" -printf '%y %m %U %G %s %T@ %p\\0'
else
  printf 'stat\\0'
  find "$@" -xdev -exec stat -c '%f %u %g %s %Y %Z %n' {} +
fi
exit 0`;

/**
 * Reads the output of LOOK.
 *
 * @param since milliseconds since 1970
 * @param root prefix of each path, such as `/proc/1/root`
 */
export function entriesOf(output: string, since: number, root: string): Entry[] {
  const [kind, ...records] = output.split("\0");
  const lines = kind === "find" ? records : records.join("\0").split("\n");
  return lines.flatMap((line) => {
    const entry = kind === "find" ? found(line) : stated(line, since);
    if (entry === undefined || !entry.path.startsWith(root)) return [];
    const path = entry.path
      .slice(root.length)
      .replace(/\/{2,}/g, "/")
      .replace(/(?<=.)\/+$/, "");
    return [{ ...entry, path: path === "" ? "/" : path }];
  });
}

function found(record: string): Entry | undefined {
  const match = /^(\S) (\d+) (\d+) (\d+) (\d+) (\d+(?:\.\d+)?) (.+)$/s.exec(record);
  if (match === null) return undefined;
  const [, type = "", mode = "", uid, gid, size, modified, path = ""] = match;
  return {
    path,
    type: TYPES[type] ?? "device",
    mode: mode.padStart(4, "0"),
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    modified: Number(modified) * 1000,
  };
}

function stated(line: string, since: number): Entry | undefined {
  const match = /^([0-9a-f]+) (\d+) (\d+) (\d+) (\d+) (\d+) (.+)$/.exec(line);
  if (match === null) return undefined;
  const [, raw = "", uid, gid, size, modified, changed, path = ""] = match;
  // The list has whole seconds: a change within the first second counts.
  if (Number(changed) < Math.floor(since / 1000)) return undefined;
  const mode = Number.parseInt(raw, 16);
  return {
    path,
    type: FORMATS[mode >> 12] ?? "device",
    mode: (mode & 0o7777).toString(8).padStart(4, "0"),
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    modified: Number(modified) * 1000 + 999,
  };
}
