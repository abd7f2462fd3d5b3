import type { Candidate } from "./learn/candidates";
import type { Need } from "./prove/prove";

/** A path that has to be writable. */
export interface FoundPath {
  readonly path: string;
  readonly need: Need;
  /** The error about a read-only file system that the program prints if the path is not writable. */
  readonly error?: string;
  /** The failure if the path is not writable: `ended with 1`. */
  readonly why?: string;
  /** `volume` for data that must last or for files of the image, else `memory`. */
  readonly kind: "memory" | "volume";
  /** Whether the data must last. `declared`: the image has a VOLUME there, and no test has shown more. */
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
  /** The method of the look, in words. */
  readonly by: string;
  readonly readiness: string;
  readonly workload: boolean;
  readonly restart: boolean;
  /** `undefined` if no proof was requested. */
  readonly proven?: boolean;
  readonly reason?: string;
  readonly log?: string;
  readonly paths: readonly FoundPath[];
  /** Paths that were written but are not needed. */
  readonly dropped: readonly { readonly path: string; readonly wrote: readonly string[] }[];
  /** Files written directly into `/`. */
  readonly inRoot: readonly string[];
  /** The user who writes. */
  readonly user: { readonly uid?: number; readonly gid?: number; readonly root: boolean };
  /** User that the container was started as; empty for the image's default. */
  readonly startedAs: string;
  readonly runs: number;
  readonly seconds: number;
  readonly date: string;
  readonly notes: readonly string[];
}

/** A bound for a memory mount: four times the size seen, as a power of two, at least 1Mi; at least 64Mi for temporary files. */
export function sizeFor({ bytes, temporary, path }: Pick<Candidate, "bytes" | "temporary" | "path">): string {
  const mebibyte = 1 << 20;
  const least = temporary || /(^|\/)(tmp|temp|cache)$/.test(path) ? 64 : 1;
  const wanted = Math.max(least, (bytes * 4) / mebibyte);
  const mebibytes = 2 ** Math.ceil(Math.log2(wanted));
  return mebibytes >= 1024 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** The user who writes: the most frequent owner of written files except root; root if there is none. */
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
