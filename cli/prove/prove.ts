import type { ImageFiles } from "../engine/image";
import type { Mount } from "../engine/spec";
import type { Candidate } from "../learn/candidates";
import { within } from "../learn/written";
import { lasting, oneLine, readOnlyLines } from "../text";
import { search } from "./search";
import type { Stage, Trial, Trials } from "./trial";

/** The role of a path for the image. */
export type Need =
  /** The container does not start without it. */
  | "to start"
  /** The workload fails without it. */
  | "by the workload"
  /** All works without it, but the log complains. */
  | "missed"
  /** It was written, but no workload shows whether it is needed. */
  | "written"
  /** All works without it. */
  | "not needed";

export interface Verdict {
  readonly candidate: Candidate;
  readonly need: Need;
  /** Lines that the container or the workload prints without the path; lines about a read-only file system come first. */
  readonly error?: string;
  /** The failure without the path: `ended with 1`. */
  readonly why?: string;
  readonly mount: Mount;
}

export interface Proof {
  readonly proven: boolean;
  readonly verdicts: readonly Verdict[];
  /** Why it is not proven, in words. */
  readonly reason?: string;
  /** The last output of the failing run. */
  readonly log?: string;
  readonly notes: readonly string[];
}

const memory = (candidate: Candidate, how: Mount["how"] = "memory"): Mount => {
  const { path, uid, gid, mode } = candidate;
  return how === "volume" ? { path, how } : { path, how, uid, gid, mode };
};

/** The first mount to try: memory for an empty directory of the image, else a volume, which the engine fills. */
function firstMount(candidate: Candidate): Mount {
  return memory(candidate, candidate.declared || candidate.content ? "volume" : "memory");
}

/**
 * Runs an image read-only with exactly the candidates, then without each of them, and tells the role of each.
 *
 * @param restart whether it has to work after a restart too
 */
export async function prove(
  trials: Trials,
  candidates: readonly Candidate[],
  files: ImageFiles,
  restart: boolean,
): Promise<Proof> {
  const notes: string[] = [];
  let set = new Map(candidates.map((candidate) => [candidate, firstMount(candidate)]));
  const all = () => [...set.values()];
  let whole = await trials.run(all(), "read-only with every candidate", {
    restart,
    expected: candidates.length + 2,
  });
  if (!whole.works) {
    const filled = new Map(candidates.map((candidate) => [candidate, memory(candidate, "volume")]));
    let works = await trials.run([...filled.values()], "read-only with filled volumes that allow programs", {
      restart,
    });
    set = filled;
    if (!works.works) {
      const found = await search(trials, [...filled.values()], files);
      if (found === undefined) {
        return {
          proven: false,
          verdicts: [...set].map(([candidate, mount]) => ({ candidate, need: "written", mount })),
          reason: `It works with a writable root, and not read-only with every directory writable (${works.why}): paths are not the cause.`,
          log: quoted(works),
          notes,
        };
      }
      for (const candidate of found) set.set(candidate, memory(candidate, "volume"));
      notes.push(`Found by search, not seen written: ${found.map(({ path }) => path).join(", ")}.`);
      works = await trials.run(all(), "read-only with what the search found", { restart });
      if (!works.works) {
        return {
          proven: false,
          verdicts: [...set].map(([candidate, mount]) => ({ candidate, need: "written", mount })),
          reason: `It works read-only with these directories once, and not again (${works.why}).`,
          log: quoted(works),
          notes,
        };
      }
    }
    whole = works;
  }
  const verdicts = await eliminate(trials, set, whole);
  await simplify(trials, set, restart);
  return finish(trials, set, verdicts, restart, notes);
}

/** Leaves out one candidate after the other, the outermost first; an unneeded candidate stays out at once. */
async function eliminate(
  trials: Trials,
  set: Map<Candidate, Mount>,
  whole: Trial,
): Promise<Map<Candidate, Omit<Verdict, "mount">>> {
  const verdicts = new Map<Candidate, Omit<Verdict, "mount">>();
  const depth = ({ path }: Candidate) => path.split("/").length;
  const order = [...set.keys()].sort((a, b) => depth(a) - depth(b));
  const usual = new Set(readOnlyLines(`${whole.log}\n${whole.output}`).map(shape));
  for (const [index, candidate] of order.entries()) {
    const rest = [...set].flatMap(([other, mount]) => (other === candidate ? [] : [mount]));
    const expected = order.length - index + 1;
    let trial = await trials.run(rest, `without ${candidate.path}`, { expected });
    // A failure without a line about a read-only file system may be chance.
    if (!trial.works && readOnlyLines(`${trial.log}\n${trial.output}`).length === 0) {
      trial = await trials.run(rest, `again without ${candidate.path}`, { expected });
    }
    const lines = readOnlyLines(`${trial.log}\n${trial.output}`).filter((line) => !usual.has(shape(line)));
    const error = errorIn(lines, candidate.path);
    const words = error === undefined ? {} : { error };
    if (!trial.works) {
      const need = needOf(trial.stage ?? "start");
      verdicts.set(candidate, { candidate, need, ...words, ...(trial.why === undefined ? {} : { why: trial.why }) });
    } else if (lines.length > 0) {
      verdicts.set(candidate, { candidate, need: "missed", ...words });
    } else if (!trials.hasWorkload) {
      verdicts.set(candidate, { candidate, need: "written" });
    } else {
      set.delete(candidate);
      verdicts.set(candidate, { candidate, need: "not needed" });
    }
  }
  return verdicts;
}

const needOf = (stage: Stage): Need => (stage === "workload" ? "by the workload" : "to start");

/** A line without numbers, which differ from run to run. */
const shape = (line: string) => oneLine(line, 400).replace(/[0-9a-f]{6,}|\d+/gi, "0");

/** The last error line about a read-only file system, warnings excluded; lines that name the path come first. */
function errorIn(lines: readonly string[], path: string): string | undefined {
  const preferred = (some: readonly string[], rule: (line: string) => boolean) => {
    const left = some.filter(rule);
    return left.length > 0 ? left : some;
  };
  const errors = preferred(lines, (line) => !/\bwarn/i.test(line));
  const line = preferred(errors, (other) => other.includes(path)).at(-1);
  return line === undefined ? undefined : lasting(line, path);
}

/** Removes unneeded properties of each mount: first the image's files, then the permission to run programs from it. */
async function simplify(trials: Trials, set: Map<Candidate, Mount>, restart: boolean): Promise<void> {
  for (const [candidate, mount] of [...set]) {
    if (mount.how !== "volume" || candidate.declared || candidate.content) continue;
    for (const how of ["memory", "memory with exec"] as const) {
      const tried = new Map(set).set(candidate, memory(candidate, how));
      const trial = await trials.run([...tried.values()], `with ${candidate.path} as ${how}`, { restart });
      if (!trial.works) continue;
      set.set(candidate, memory(candidate, how));
      break;
    }
  }
}

/** The last run, with exactly the remaining mounts. A mount comes back if only a restart shows that it is needed. */
async function finish(
  trials: Trials,
  set: Map<Candidate, Mount>,
  verdicts: Map<Candidate, Omit<Verdict, "mount">>,
  restart: boolean,
  notes: readonly string[],
): Promise<Proof> {
  const dropped = [...verdicts.values()].filter(({ need }) => need === "not needed").map(({ candidate }) => candidate);
  let trial = await trials.run([...set.values()], "read-only with exactly what is needed", { restart });
  while (!trial.works && dropped.length > 0) {
    const back = dropped.pop() as Candidate;
    set.set(back, firstMount(back));
    verdicts.set(back, { candidate: back, need: "to start", ...(trial.why === undefined ? {} : { why: trial.why }) });
    trial = await trials.run([...set.values()], `with ${back.path} again`, { restart });
  }
  const result = [...verdicts.values()].map((verdict) => ({
    ...verdict,
    mount: set.get(verdict.candidate) ?? firstMount(verdict.candidate),
  }));
  result.sort((a, b) => (a.candidate.path < b.candidate.path ? -1 : 1));
  if (trial.works) return { proven: true, verdicts: result, notes };
  const reason = `It works read-only with every candidate, and not with those that were missed (${trial.why}).`;
  return { proven: false, verdicts: result, reason, log: quoted(trial), notes };
}

function quoted({ log, output }: Trial): string {
  const lines = `${log}\n${output}`.split(/\r?\n/).map((line) => oneLine(line));
  return lines
    .filter((line) => line !== "")
    .slice(-10)
    .join("\n");
}

/** The paths that lie in no other of `paths`. */
export function outermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && within(path, other)));
}
