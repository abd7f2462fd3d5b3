import { posix } from "node:path";
import type { Entry } from "./entry";

/** A directory in which something was written. */
export interface Write {
  /** Its path with links followed. */
  readonly directory: string;
  /** The changed entries that still exist. */
  readonly entries: readonly Entry[];
  /**
   * `files`: the entries were written. `temporary`: a file was created and removed again. `metadata`: mode or owner was set,
   * or a file without a name was written.
   */
  readonly kind: "files" | "temporary" | "metadata";
  readonly owner: { readonly uid: number; readonly gid: number; readonly mode: string } | undefined;
}

/** Paths that the engine writes itself, and paths outside any root filesystem. */
const ENGINE = ["/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/mtab", "/.dockerenv", "/run/.containerenv"];
const KERNEL = ["/proc", "/sys", "/dev"];

/** Whether `path` is `directory` or below it. */
export function within(path: string, directory: string): boolean {
  return directory === "/" || path === directory || path.startsWith(`${directory}/`);
}

/**
 * Tells from a look which directories a program wrote to.
 *
 * @param since start of the program, in milliseconds since 1970
 * @param ignored mounts that the discovery ignores
 * @param mounts all mount points; the engine creates those that the image lacks
 * @param isNew whether the image lacks a directory
 */
export async function written(
  entries: readonly Entry[],
  since: number,
  ignored: readonly string[],
  isNew: (directory: string) => Promise<boolean>,
  mounts: readonly string[] = ignored,
): Promise<Write[]> {
  const seen = entries.filter(
    ({ path }) => !ENGINE.includes(path) && ![...KERNEL, ...ignored].some((skipped) => within(path, skipped)),
  );
  const byPath = new Map(seen.map((entry) => [entry.path, entry]));
  const inside = new Map<string, Entry[]>();
  for (const entry of byPath.values()) {
    if (entry.path === "/") continue;
    const directory = posix.dirname(entry.path);
    inside.set(directory, [...(inside.get(directory) ?? []), entry]);
  }
  const writes: Write[] = [];
  for (const directory of new Set([...byPath.keys(), ...inside.keys()])) {
    const self = byPath.get(directory);
    const children = inside.get(directory) ?? [];
    const files = children.filter(({ type }) => type !== "directory");
    const owner = self === undefined ? undefined : { uid: self.uid, gid: self.gid, mode: self.mode };
    if (files.length > 0) {
      writes.push({ directory, entries: files, kind: "files", owner });
      continue;
    }
    // Engines create their mount points and their own files in / and /etc.
    if (self?.type !== "directory" || directory === "/" || directory === "/etc") continue;
    // A new name explains the change; the engine creates one for each mount point that the image lacks.
    const points = mounts.filter((path) => path !== directory && within(path, directory));
    const depth = directory.split("/").length + 1;
    const names = points.map((path) => path.split("/").slice(0, depth).join("/"));
    const made = await Promise.all([...names, ...children.map(({ path }) => path)].map(isNew));
    if (made.includes(true)) continue;
    const changed = self.modified >= since;
    if (children.length === 0 && (await isNew(directory))) {
      writes.push({ directory, entries: [self], kind: "files", owner });
      continue;
    }
    if (changed || children.length === 0) {
      writes.push({ directory, entries: [], kind: changed ? "temporary" : "metadata", owner });
    }
  }
  return writes;
}
