import { clock, refusal } from "../engine/connect";
import type { Container } from "../engine/container";
import type { ImageFacts, ImageFiles } from "../engine/image";
import type { Session } from "../engine/session";
import { bindTargets, type RunOptions } from "../engine/spec";
import { Failure } from "../failure";
import type { Progress } from "../progress";
import { lastLine, listed, oneLine, withoutValues } from "../text";
import { type Candidates, candidatesFor, type Seen } from "./candidates";
import type { Entry } from "./entry";
import { helperImage, look } from "./look";
import { type Readiness, readinessInWords, waitUntilReady } from "./ready";
import { targetOf, type Workload } from "./workload";
import { type Write, within, written } from "./written";

export interface LearnOptions {
  readonly run: RunOptions;
  readonly readiness: Readiness;
  readonly workload?: Workload;
  /** Seconds that the container has to become ready. */
  readonly timeout: number;
  readonly probeImage?: string;
  /** Paths that get new volumes although the image declares no VOLUME there. */
  readonly volumes?: readonly string[];
}

export interface Learned extends Candidates {
  /** The readiness that was asked for, with only the ports that answered. */
  readonly readiness: Readiness;
  /** Paths of the image's VOLUMEs, links followed. */
  readonly volumes: readonly string[];
  /** Seconds that a start took. */
  readonly seconds: number;
  /** Whether the container works after a restart. */
  readonly restarts: boolean;
  /** Whether the container ends when the engine asks it to; otherwise the engine kills it. */
  readonly stops: boolean;
  /** Whether PID 1 is root. */
  readonly root: boolean;
  /** The method of the look, in words. */
  readonly by: string;
  readonly notes: readonly string[];
}

/** Targets of the user's own mounts, which the discovery ignores. */
function ignoredMounts({ binds }: RunOptions): string[] {
  return bindTargets(binds);
}

/** Runs an image writable under its workload, and looks at its writes. */
export async function learn(
  session: Session,
  image: ImageFacts,
  files: ImageFiles,
  options: LearnOptions,
  progress: Progress,
): Promise<Learned> {
  const { run, workload } = options;
  const volumes = await Promise.all(image.volumes.map((path) => files.resolved(path)));
  const watched = volumes.filter((path) => !ignoredMounts(run).includes(path));
  const helper = await helperImage(session, run.image, files, options.probeImage);
  progress.run("runs it writable");
  const mounts = (options.volumes ?? []).map((path) => ({ path, how: "volume" }) as const);
  const container = await session.create({ ...run, readOnly: false, mounts }, portsOf(image, run));
  try {
    // Begins before the start, because a program can write before the engine reports it as started, and after the writes of
    // the engine itself when it creates a container.
    await session.pause(50);
    const since = (await clock(session.engine)) - 10;
    const began = Date.now();
    await started(container, run);
    const waited = await waitUntilReady(container, options.readiness, session.engine.host, options.timeout);
    const job = !waited.ready && waited.ended === 0;
    if (!waited.ready && !job) throw await unready(container, run, waited.why, options);
    const seconds = (Date.now() - began) / 1000;
    const readiness = job ? ({ kind: "ended" } as const) : narrowed(options.readiness, waited.ready ? waited.open : []);
    const root = await startedAsRoot(container);
    const notes: string[] = [];
    if (readiness.kind === "tcp" && options.readiness.kind === "tcp") {
      const silent = options.readiness.ports.filter((port) => !readiness.ports.includes(port));
      if (silent.length > 0) notes.push(`Port ${silent.join(" and ")} did not answer; nobody waits for it.`);
    }
    const made = await mountPointsMade(container, watched);
    const finish = async (looks: Map<string, Look>, { restarts, stops }: Restarted, by: string): Promise<Learned> => {
      const found = await candidatesFrom(looks, since, run, watched, made, files);
      return { ...found, readiness, volumes: watched, seconds, restarts, stops, root, by, notes };
    };
    if (readiness.kind === "ended") {
      const entries = await afterTheEnd(container, since);
      return await finish(new Map([["start", { seen: "start", entries }]]), NEVER, "its layer after the end");
    }
    const looks = new Map<string, Look>();
    const lookNow = async (seen: Seen) => {
      const entries = await look(session, container.id, { image: helper, since, volumes: watched });
      looks.set(seen, { seen, entries });
    };
    await lookNow("start");
    if (workload !== undefined) {
      progress.doing("uses it writable");
      const used = await workload(await targetOf(container));
      if (used.code !== 0) {
        // An engine that is gone makes every workload fail, and then throws here.
        await container.inspect();
        throw refused(used, run, "The workload fails without read-only too");
      }
      await lookNow("workload");
    }
    progress.doing("restarts it writable");
    const restarted = await again(container, readiness, workload, options.timeout);
    if (restarted.restarts) await lookNow("restart");
    else notes.push("It does not work after a restart while writable either; the proof is without one.");
    return await finish(
      looks,
      restarted,
      helper === run.image ? "a helper of the same image" : `a helper of ${helper}`,
    );
  } finally {
    await container.remove();
  }
}

interface Look {
  readonly seen: Seen;
  readonly entries: readonly Entry[];
}

/** The ports to publish: those that the image exposes, and those that the user asked for. */
export function portsOf(image: ImageFacts, run: RunOptions): number[] {
  return [...new Set([...image.ports, ...(run.ports ?? [])])];
}

async function candidatesFrom(
  looks: Map<string, Look>,
  since: number,
  run: RunOptions,
  volumes: readonly string[],
  made: ReadonlySet<string>,
  files: ImageFiles,
): Promise<Candidates> {
  const isNew = async (path: string) => made.has(path) || (await files.at(path)) === undefined;
  const writes: (Write & { seen: Seen })[] = [];
  for (const { seen, entries } of looks.values()) {
    const found = await written(entries, since, ignoredMounts(run), isNew, [...ignoredMounts(run), ...volumes]);
    writes.push(...found.map((write) => ({ ...write, seen })));
  }
  return candidatesFor(writes, volumes, files);
}

/**
 * Mount points of volumes that the image lacks. Only the running container shows them: a container that never runs already
 * has the volumes.
 */
async function mountPointsMade(container: Container, volumes: readonly string[]): Promise<Set<string>> {
  if (volumes.length === 0) return new Set();
  const added = (await container.changes()).filter((change) => change.added).map(({ path }) => path);
  return new Set(added.filter((path) => volumes.some((volume) => within(volume, path))));
}

async function started(container: Container, { image }: RunOptions): Promise<void> {
  try {
    await container.start();
  } catch (error) {
    container.session.check();
    throw refusal(error, (reason) => `The engine does not start ${image}: ${oneLine(reason, 300)}`);
  }
}

async function startedAsRoot(container: Container): Promise<boolean> {
  const user = (await container.inspect()).Config.User.split(":")[0] ?? "";
  return user === "" || user === "root" || user === "0";
}

function narrowed(readiness: Readiness, open: readonly number[]): Readiness {
  return readiness.kind === "tcp" ? { kind: "tcp", ports: open } : readiness;
}

type Restarted = Pick<Learned, "restarts" | "stops">;

/** The result for a job, which is never restarted. */
const NEVER: Restarted = { restarts: false, stops: true };

/** Restarts the container, uses it again, and tells whether it comes back. */
async function again(
  container: Container,
  readiness: Readiness,
  workload: Workload | undefined,
  timeout: number,
): Promise<Restarted> {
  const stops = await container.restart();
  const waited = await waitUntilReady(container, readiness, container.session.engine.host, timeout);
  if (!waited.ready) return { restarts: false, stops };
  const restarts = workload === undefined || (await workload(await targetOf(container))).code === 0;
  return { restarts, stops };
}

/** Reads the layer of a container that has ended, because it has no PID namespace to look from. */
async function afterTheEnd(container: Container, since: number): Promise<Entry[]> {
  const entries = new Map<string, Entry>();
  await container.export((header) => {
    const path = `/${header.name.replace(/^\.?\//, "").replace(/\/$/, "")}`;
    const modified = header.mtime?.getTime() ?? 0;
    // The layer has times in whole seconds.
    if (modified + 999 < since) return;
    const type = header.type === "directory" ? "directory" : header.type === "symlink" ? "link" : "file";
    const mode = ((header.mode ?? 0) & 0o7777).toString(8).padStart(4, "0");
    const { uid = 0, gid = 0, size = 0 } = header;
    entries.set(path, { path, type, mode, uid, gid, size, modified: Math.max(modified, since) });
  });
  const changed = (await container.changes()).map(({ path }) => path);
  for (const path of changed) {
    if (entries.has(path) || changed.some((other) => other.startsWith(`${path}/`))) continue;
    entries.set(path, { path, type: "file", mode: "0644", uid: 0, gid: 0, size: 0, modified: since });
  }
  return [...entries.values()];
}

async function unready(container: Container, run: RunOptions, why: string, options: LearnOptions): Promise<Failure> {
  const said = lastLine(await container.log());
  const quoted = said === undefined ? "It said nothing." : `It said: "${withoutValues(oneLine(said), run.env ?? [])}".`;
  const wanted = readinessInWords(options.readiness);
  const hint = why.startsWith("ended")
    ? "Give it what it needs, such as --env or a database beside it"
    : `Say when it is ready with --ready, or give it longer with --timeout; waited for: ${wanted}`;
  return new Failure(`${run.image} ${why}, without read-only too. ${quoted} ${hint}.`);
}

function refused({ code, output }: { code: number; output: string }, run: RunOptions, what: string): Failure {
  const said = output.split(/\r?\n/).filter((line) => line.trim() !== "");
  const quoted = listed(said.slice(-1).map((line) => withoutValues(oneLine(line), run.env ?? [])));
  return new Failure(`${what}: it ended with ${code}${quoted === "" ? "" : `, saying: ${quoted}`}. Mend it first.`);
}
