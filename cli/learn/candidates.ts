import { posix } from "node:path";
import type { ImageFile } from "../engine/image";
import { type Write, within } from "./written";

/** The step with the first write to the directory. */
export type Seen = "start" | "workload" | "restart";

/** A directory that may have to be writable. */
export interface Candidate {
  readonly path: string;
  /** Whether the image declares a VOLUME there. */
  readonly declared: boolean;
  /** Whether the image has files there, which an empty mount would hide. */
  readonly content: boolean;
  /** Whether the program made the directory, because the image has none. */
  readonly made: boolean;
  readonly uid: number;
  readonly gid: number;
  /** Octal, four digits. */
  readonly mode: string;
  readonly seen: Seen;
  /** The written files, in words. */
  readonly wrote: readonly string[];
  /** Whether files were created and removed again. */
  readonly temporary: boolean;
  /** Size of its content, in bytes. */
  readonly bytes: number;
  /** The owners of the written files. */
  readonly writers: readonly { readonly uid: number; readonly gid: number }[];
}

/** The questions about the image that candidates depend on. */
export interface Questions {
  at(path: string): Promise<ImageFile | undefined>;
  hasContent(directory: string): Promise<boolean>;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Files written directly into `/`, over which nothing can be mounted. */
  readonly inRoot: readonly string[];
}

/**
 * The directories to mount so that all writes succeed: for each write the deepest directory of the image, or the root of a
 * VOLUME, or the directory that the program made below a directory with files of the image.
 *
 * @param volumes paths of the image's VOLUMEs, links followed
 */
export async function candidatesFor(
  writes: readonly (Write & { readonly seen: Seen })[],
  volumes: readonly string[],
  image: Questions,
): Promise<Candidates> {
  const inRoot = writes.flatMap((write) => (write.directory === "/" ? write.entries.map(({ path }) => path) : []));
  const targets = new Map<string, (Write & { seen: Seen })[]>();
  for (const write of writes) {
    if (write.directory === "/") continue;
    const target = await targetOf(write.directory, volumes, image);
    targets.set(target, [...(targets.get(target) ?? []), write]);
  }
  const candidates = [...targets].map(([path, own]) => candidate(path, own, volumes.includes(path), image));
  return {
    candidates: (await Promise.all(candidates)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    inRoot: [...new Set(inRoot)].sort(),
  };
}

async function targetOf(directory: string, volumes: readonly string[], image: Questions): Promise<string> {
  const volume = volumes.find((path) => within(directory, path));
  if (volume !== undefined) return volume;
  let existing = directory;
  let below = directory;
  while (existing !== "/" && (await image.at(existing))?.directory !== true) {
    below = existing;
    existing = posix.dirname(existing);
  }
  if (existing === directory) return directory;
  return existing === "/" || (await image.hasContent(existing)) ? below : existing;
}

async function candidate(
  path: string,
  writes: readonly (Write & { seen: Seen })[],
  declared: boolean,
  image: Questions,
): Promise<Candidate> {
  const known = await image.at(path);
  const own = writes.find(({ directory }) => directory === path)?.owner ?? writes[0]?.owner;
  const entries = [...new Map(writes.flatMap((write) => write.entries).map((entry) => [entry.path, entry])).values()];
  const phases: Seen[] = ["start", "workload", "restart"];
  return {
    path,
    declared,
    content: known === undefined ? false : await image.hasContent(path),
    made: known === undefined,
    uid: known?.uid ?? own?.uid ?? 0,
    gid: known?.gid ?? own?.gid ?? 0,
    mode: known?.mode ?? own?.mode ?? "0755",
    seen: phases.find((phase) => writes.some(({ seen }) => seen === phase)) ?? "start",
    wrote: words(path, entries, writes),
    temporary: writes.some(({ kind }) => kind === "temporary"),
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
    writers: unique(entries.map(({ uid, gid }) => ({ uid, gid }))),
  };
}

function words(path: string, entries: Write["entries"], writes: readonly Write[]): string[] {
  const names = entries.map((entry) => {
    const name = posix.relative(path, entry.path) || "the directory itself";
    if (name === "the directory itself") return name;
    return entry.type === "file" ? name : `${name} (${entry.type})`;
  });
  const kinds = new Set(writes.map(({ kind }) => kind));
  return [
    ...names.sort(),
    ...(kinds.has("temporary") ? ["created and removed again"] : []),
    ...(kinds.has("metadata") ? ["opened for writing, or its mode or owner set"] : []),
  ];
}

function unique(owners: { uid: number; gid: number }[]): { uid: number; gid: number }[] {
  return [...new Map(owners.map((owner) => [`${owner.uid}:${owner.gid}`, owner])).values()];
}
