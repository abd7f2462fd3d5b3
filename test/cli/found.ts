import type { Discovery, FoundPath } from "../../cli/discovery";

/** A path as a discovery gives it, with what a test has to say about it. */
export function foundPath(path: string, rest: Partial<FoundPath> = {}): FoundPath {
  return {
    path,
    need: "to start",
    kind: "memory",
    lasts: "not tried",
    exec: false,
    content: false,
    made: false,
    uid: 0,
    gid: 0,
    mode: "0755",
    size: "1Mi",
    wrote: ["a.pid"],
    ...rest,
  };
}

/** A discovery that was proven. */
export function discovery(paths: readonly FoundPath[], rest: Partial<Discovery> = {}): Discovery {
  return {
    image: { reference: "registry.example/shop/web:1.4", id: "sha256:0" },
    engine: { name: "Docker", version: "20.10.24", driver: "overlay2" },
    by: "a helper of the same image",
    readiness: "port 80",
    workload: true,
    restart: true,
    proven: true,
    paths,
    dropped: [],
    inRoot: [],
    user: { root: true },
    startedAs: "",
    runs: 5,
    seconds: 9.4,
    date: "2026-11-26",
    notes: [],
    ...rest,
  };
}

/** One path of each sort. */
export const sorts: readonly FoundPath[] = [
  foundPath("/run/web", { uid: 33, gid: 33, why: "ended with 1", error: "open() failed (30: Read-only file system)" }),
  foundPath("/tmp", {
    mode: "1777",
    size: "64Mi",
    exec: true,
    need: "by the workload",
    wrote: ["created and removed again"],
  }),
  foundPath("/var/lib/web", { kind: "volume", lasts: "declared", uid: 33, gid: 33, wrote: ["a", "b", "c", "d"] }),
  foundPath("/etc/web", { kind: "volume", content: true, need: "missed", lasts: "no" }),
  foundPath("/var/cache/web", { need: "written", mode: "2755" }),
];
