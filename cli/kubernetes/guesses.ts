import { posix } from "node:path";
import type { ImageFile } from "../engine/image";
import type { Questions } from "../learn/candidates";
import type { Entry } from "../learn/entry";
import { within } from "../learn/written";
import type { PodLook } from "./listing";

/**
 * Answers questions about an image from the first look at its container alone, because an API server shows no files of an
 * image. Files that are unchanged since the start count as the image's. A directory with only new entries, in a parent that
 * got a new name, counts as made by the program.
 *
 * @param since milliseconds since 1970
 */
export class Guesses implements Questions {
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly changed: ReadonlySet<string>;

  constructor(
    { all, changed }: PodLook,
    private readonly since: number,
  ) {
    this.entries = new Map(all.map((entry) => [entry.path, entry]));
    this.changed = new Set(changed.map(({ path }) => path));
  }

  async at(path: string): Promise<ImageFile | undefined> {
    const entry = this.entries.get(path);
    if (entry === undefined || this.isNew(path)) return undefined;
    const { type, uid, gid, mode } = entry;
    return { directory: type === "directory", uid, gid, mode };
  }

  async hasContent(directory: string): Promise<boolean> {
    return this.old(directory).some(({ type }) => type !== "directory");
  }

  isNew(path: string): boolean {
    const entry = this.entries.get(path);
    if (entry === undefined) return true;
    if (path === "/" || !this.changed.has(path)) return false;
    const parent = this.entries.get(posix.dirname(path));
    const named = parent !== undefined && parent.modified >= this.since;
    return named && (entry.type !== "directory" || this.old(path).length === 0);
  }

  /** Entries below a directory that are older than the start. */
  private old(directory: string): Entry[] {
    return [...this.entries.values()].filter(
      ({ path }) => path !== directory && within(path, directory) && !this.changed.has(path),
    );
  }
}
