import { type Discovery, sizeFor, writerOf } from "./discovery";
import { type Engine, statusOf } from "./engine/connect";
import { ImageFiles } from "./engine/image";
import { Session } from "./engine/session";
import { Failure } from "./failure";
import { type Candidate, type Candidates, candidatesFor, type Seen } from "./learn/candidates";
import { helperImage, look } from "./learn/look";
import { type Write, written } from "./learn/written";
import { type Progress, Quiet } from "./progress";
import { today } from "./text";

export interface AttachOptions {
  /** Name or identifier of a running container. */
  readonly container: string;
  /** Duration of the look, in seconds. */
  readonly seconds: number;
  /** Seconds from one look to the next. Default: 60. */
  readonly every?: number;
  readonly probeImage?: string;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Looks at a running container for a while, read-only or not, and leaves it unchanged. Reports the paths written since it
 * was created; proves nothing.
 *
 * @throws Failure if the container does not exist or does not run
 */
export async function attach(engine: Engine, options: AttachOptions): Promise<Discovery> {
  const session = new Session(engine, options.signal);
  return session.closeAfter(attached(session, options));
}

async function attached(session: Session, options: AttachOptions): Promise<Discovery> {
  const { engine } = session;
  const progress = options.progress ?? new Quiet();
  const began = Date.now();
  const info = await running(engine, options.container);
  const name = info.Name.replace(/^\//, "");
  const files = await ImageFiles.of(session, info.Image);
  const image = await helperImage(session, info.Image, files, options.probeImage);
  const since = Date.parse(info.Created);
  const volumes = await Promise.all(info.Mounts.map(({ Destination }) => files.resolved(Destination)));
  const memory = await Promise.all(Object.keys(info.HostConfig.Tmpfs ?? {}).map((path) => files.resolved(path)));
  const looks = new Map<string, Write & { seen: Seen }>();
  const isNew = async (path: string) => (await files.at(path)) === undefined;
  const mounts = [...volumes, ...memory];
  const lookNow = async (seen: Seen) => {
    const entries = await look(session, info.Id, { image, since, volumes: mounts });
    for (const write of await written(entries, since, [], isNew, mounts)) {
      if (!looks.has(write.directory)) looks.set(write.directory, { ...write, seen });
    }
  };
  const end = began + options.seconds * 1000;
  for (let seen: Seen = "start"; ; seen = "workload") {
    progress.run(`looks into ${name}`);
    await lookNow(seen);
    const left = end - Date.now();
    if (left <= 0) break;
    await session.pause(Math.min(left, (options.every ?? 60) * 1000));
  }
  const found = await candidatesFor([...looks.values()], volumes, files);
  const root = ["", "0", "root"].includes(info.Config.User.split(":")[0] ?? "");
  const readOnly = info.HostConfig.ReadonlyRootfs === true;
  return {
    image: { reference: info.Config.Image, id: info.Image },
    engine: { name: engine.name, version: engine.version, driver: engine.driver },
    by: `${Math.round(options.seconds)} s of the container ${name}`,
    ...asFound(found, root),
    startedAs: info.Config.User,
    runs: progress.runs,
    seconds: (Date.now() - began) / 1000,
    date: today(),
    notes: readOnly
      ? ["Its root is read-only already: what is refused leaves no trace, so only what its mounts hold was seen."]
      : [],
  };
}

async function running({ docker }: Engine, container: string) {
  try {
    const info = await docker.getContainer(container).inspect();
    if (info.State.Running) return info;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    throw new Failure(`There is no container ${container}; correct the name.`);
  }
  throw new Failure(
    `The container ${container} does not run, so nothing can look into it; start it, or discover its image.`,
  );
}

/** What a look at a running container tells, of which nothing is proven; `root` is whether root may have written. */
export function asFound({ candidates, inRoot }: Candidates, root: boolean) {
  return {
    readiness: "as found",
    workload: false,
    restart: false,
    paths: candidates.map(foundPath),
    dropped: [],
    inRoot,
    user: writerOf(candidates, root),
  };
}

/** A path that was seen written. */
function foundPath(candidate: Candidate): Discovery["paths"][number] {
  const { path, declared, content, made, uid, gid, mode, wrote } = candidate;
  return {
    path,
    need: "written",
    kind: declared || content ? "volume" : "memory",
    lasts: declared ? "declared" : "not tried",
    exec: false,
    content: content && !declared,
    made,
    uid,
    gid,
    mode,
    size: sizeFor(candidate),
    wrote,
  };
}
