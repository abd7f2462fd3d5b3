import type { Candidate } from "./learn/candidates";
import type { Need } from "./prove/prove";

/** A path that has to be writable. */
export interface FoundPath {
  readonly path: string;
  readonly need: Need;
  /** The error about a read-only file system that the program prints without it. */
  readonly error?: string;
  /** How it fails without it: `ended with 1`. */
  readonly why?: string;
  /** Whether memory will do, or a volume is needed: for data that must last, or for files of the image. */
  readonly kind: "memory" | "volume";
  /** Whether it must last. `declared`: the image says so with VOLUME, and no test did. */
  readonly lasts: "yes" | "declared" | "no" | "not tried";
  readonly exec: boolean;
  readonly content: boolean;
  readonly made: boolean;
  readonly uid: number;
  readonly gid: number;
  /** Octal, four digits. */
  readonly mode: string;
  /** In binary units: `64Mi`. */
  readonly size: string;
  readonly wrote: readonly string[];
}

/** The result of a discovery. */
export interface Discovery {
  readonly image: { readonly reference: string; readonly id: string; readonly digest?: string };
  readonly engine: { readonly name: string; readonly version: string; readonly driver: string };
  /** How it was learned, in words. */
  readonly by: string;
  readonly readiness: string;
  readonly workload: boolean;
  readonly restart: boolean;
  /** `undefined` where no proof was asked for. */
  readonly proven?: boolean;
  readonly reason?: string;
  readonly log?: string;
  readonly paths: readonly FoundPath[];
  /** Written, and not needed. */
  readonly dropped: readonly { readonly path: string; readonly wrote: readonly string[] }[];
  /** Files written directly into `/`. */
  readonly inRoot: readonly string[];
  /** The user that writes. */
  readonly user: { readonly uid?: number; readonly gid?: number; readonly root: boolean };
  /** User that the container was started as; empty for the image's own. */
  readonly startedAs: string;
  readonly runs: number;
  readonly seconds: number;
  readonly date: string;
  readonly notes: readonly string[];
}

/** A bound for a memory mount: four times what was seen, as a power of two, at least 1Mi, and 64Mi where temporary files pass. */
export function sizeFor({ bytes, temporary, path }: Pick<Candidate, "bytes" | "temporary" | "path">): string {
  const mebibyte = 1 << 20;
  const least = temporary || /(^|\/)(tmp|temp|cache)$/.test(path) ? 64 : 1;
  const wanted = Math.max(least, (bytes * 4) / mebibyte);
  const mebibytes = 2 ** Math.ceil(Math.log2(wanted));
  return mebibytes >= 1024 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** The user that writes: the most frequent owner of written files that is not root, else root. */
export function writerOf(candidates: readonly Candidate[], root: boolean): Discovery["user"] {
  const counts = new Map<string, { uid: number; gid: number; times: number }>();
  for (const { uid, gid } of candidates.flatMap(({ writers }) => writers)) {
    if (uid === 0) continue;
    const known = counts.get(`${uid}:${gid}`) ?? { uid, gid, times: 0 };
    counts.set(`${uid}:${gid}`, { ...known, times: known.times + 1 });
  }
  const [first] = [...counts.values()].sort((a, b) => b.times - a.times);
  return first === undefined ? { root } : { uid: first.uid, gid: first.gid, root };
}
