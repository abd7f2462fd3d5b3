import { type Discovery, type FoundPath, sizeFor, writerOf } from "./discovery";
import type { Engine } from "./engine/connect";
import { ImageFiles, imageFacts } from "./engine/image";
import { removeAbandoned, Session } from "./engine/session";
import type { RunOptions } from "./engine/spec";
import { learn } from "./learn/learn";
import { type Readiness, readinessInWords, usualReadiness } from "./learn/ready";
import type { Workload } from "./learn/workload";
import { type Progress, Quiet } from "./progress";
import { lastingPaths } from "./prove/last";
import { prove, type Verdict } from "./prove/prove";
import { Trials } from "./prove/trial";
import { today, withoutValues } from "./text";

export interface DiscoverOptions {
  readonly run: RunOptions;
  /** Default: the image's health check, else its ports, else ten seconds of running. */
  readonly readiness?: Readiness;
  /** Uses the container. Without a workload, every written path is kept. */
  readonly workload?: Workload;
  /** `write` runs in one container, `read` in the next: together they show which paths must last. */
  readonly lasting?: { readonly write: Workload; readonly read: Workload };
  /** An image with `sh` and `find` that looks into containers without them. */
  readonly probeImage?: string;
  /** Seconds until a container has to be ready. Default: 60. */
  readonly timeout?: number;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Paths that hold data besides the volumes that the image declares. */
  readonly volumes?: readonly string[];
  /** Starts the services that the container needs on the session's network, before the first run. */
  readonly beside?: (session: Session) => Promise<void>;
}

/**
 * Finds the paths that an image must be able to write on a read-only root, and proves them: runs it writable, looks at the
 * changes, runs it read-only with exactly those paths, and leaves out one after the other. Everything that it creates on the
 * engine is removed at the end, also after a failure.
 *
 * @throws Failure if the image does not exist, or does not work while writable either
 */
export async function discover(engine: Engine, options: DiscoverOptions): Promise<Discovery> {
  const session = new Session(engine, options.signal);
  return session.closeAfter(discovered(session, options));
}

async function discovered(session: Session, options: DiscoverOptions): Promise<Discovery> {
  const { engine } = session;
  const progress = options.progress ?? new Quiet();
  const began = Date.now();
  await removeAbandoned(engine);
  const facts = await imageFacts(engine, options.run.image, () => progress.doing(`pulls ${options.run.image}`));
  const image = { ...facts, volumes: [...new Set([...facts.volumes, ...(options.volumes ?? [])])] };
  await options.beside?.(session);
  const run = limited(options.run, engine);
  const files = await ImageFiles.of(session, run.image);
  const readiness = options.readiness ?? usualReadiness(image, run.healthcheck !== undefined || image.healthcheck);
  const timeout = options.timeout ?? 60;
  const learned = await learn(session, image, files, { ...options, run, readiness, timeout }, progress);
  // A failing start mostly ends at once; a hanging start must not cost a minute each time.
  const patience = Math.min(timeout, Math.max(15, learned.seconds * 4 + 5));
  const common = { run, image, readiness: learned.readiness, timeout: patience };
  const { workload, lasting } = options;
  const trials = new Trials(
    session,
    {
      ...common,
      volumes: learned.volumes,
      stopTimeout: learned.stops ? 10 : 1,
      ...(workload === undefined ? {} : { workload }),
    },
    progress,
  );
  const proof = await prove(trials, learned.candidates, files, learned.restarts);
  const kept = proof.verdicts.filter(({ need }) => need !== "not needed");
  const persistent =
    lasting === undefined || !proof.proven
      ? undefined
      : await lastingPaths(
          session,
          trials,
          kept.map(({ mount }) => mount),
          { ...common, ...lasting },
          progress,
        );
  return {
    image: {
      reference: image.reference,
      id: image.id,
      ...(image.digest === undefined ? {} : { digest: image.digest }),
    },
    engine: { name: engine.name, version: engine.version, driver: engine.driver },
    by: learned.by,
    readiness: readinessInWords(learned.readiness),
    workload: workload !== undefined,
    restart: learned.restarts,
    proven: proof.proven,
    ...(proof.reason === undefined ? {} : { reason: proof.reason }),
    ...(proof.log === undefined ? {} : { log: withoutValues(proof.log, run.env ?? []) }),
    paths: kept.map((verdict) => foundPath(verdict, persistent, run)),
    dropped: proof.verdicts
      .filter(({ need }) => need === "not needed")
      .map(({ candidate: { path, wrote } }) => ({ path, wrote })),
    inRoot: learned.inRoot,
    user: writerOf(
      kept.map(({ candidate }) => candidate),
      learned.root,
    ),
    startedAs: run.user ?? "",
    runs: progress.runs,
    seconds: (Date.now() - began) / 1000,
    date: today(),
    notes: [...learned.notes, ...proof.notes, ...driverNotes(engine)],
  };
}

/** The options of a run with limits of memory and processes, for hostile images. */
function limited(run: RunOptions, engine: Engine): RunOptions {
  return { memory: Math.floor(engine.memory / 2), pids: 4096, ...run };
}

function foundPath(verdict: Verdict, persistent: Set<string> | undefined, run: RunOptions): FoundPath {
  const { candidate, need, mount } = verdict;
  const { path, declared, content, made, uid, gid, mode, wrote } = candidate;
  const tried = persistent === undefined ? (declared ? "declared" : "not tried") : persistent.has(path) ? "yes" : "no";
  const filled = mount.how === "volume" && !declared;
  const hide = (text: string) => withoutValues(text, run.env ?? []);
  return {
    path,
    need,
    ...(verdict.error === undefined ? {} : { error: hide(verdict.error) }),
    ...(verdict.why === undefined ? {} : { why: hide(verdict.why) }),
    kind: filled || tried === "yes" || tried === "declared" ? "volume" : "memory",
    lasts: tried,
    exec: mount.how === "memory with exec",
    content: content || filled,
    made,
    uid,
    gid,
    mode,
    size: sizeFor(candidate),
    wrote,
  };
}

function driverNotes({ driver }: Engine): string[] {
  return driver === "vfs"
    ? ["The storage driver vfs hides files that are only opened for writing; overlay2 shows them."]
    : [];
}
