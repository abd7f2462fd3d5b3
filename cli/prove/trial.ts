import { isGone, reasonOf } from "../engine/connect";
import type { ImageFacts } from "../engine/image";
import type { Session } from "../engine/session";
import type { Mount, RunOptions } from "../engine/spec";
import { portsOf } from "../learn/learn";
import { type Readiness, waitUntilReady } from "../learn/ready";
import { targetOf, type Used, type Workload } from "../learn/workload";
import type { Progress } from "../progress";

/** The last step that a container reached. */
export type Stage = "start" | "workload" | "restart";

/** The result of one run on a read-only root. */
export interface Trial {
  readonly works: boolean;
  /** The step that failed. */
  readonly stage?: Stage;
  /** `ended with 1`, `was not ready within 20 s`, `the workload ended with 22`. */
  readonly why?: string;
  readonly log: string;
  /** Output of the workload. */
  readonly output: string;
}

export interface TrialOptions {
  readonly run: RunOptions;
  readonly image: ImageFacts;
  readonly readiness: Readiness;
  readonly workload?: Workload;
  /** Paths of the image's VOLUMEs, which the engine would make writable. */
  readonly volumes: readonly string[];
  /** Seconds that the container has to become ready. */
  readonly timeout: number;
  /** Seconds from the request to end until the engine kills the container. */
  readonly stopTimeout: number;
}

/** Runs an image on a read-only root with some mounts, any number of times. */
export class Trials {
  private readonly emptied = new Map<string, Promise<string>>();

  constructor(
    readonly session: Session,
    private readonly options: TrialOptions,
    readonly progress: Progress,
  ) {}

  get hasWorkload(): boolean {
    return this.options.workload !== undefined;
  }

  /** @param restart whether it has to work after a restart too */
  async run(
    mounts: readonly Mount[],
    what: string,
    { restart = false, expected }: { restart?: boolean; expected?: number | undefined } = {},
  ): Promise<Trial> {
    const { run, image, workload } = this.options;
    this.progress.run(what, expected);
    const withheld = await this.withheld(mounts);
    const container = await this.session.create({ ...run, readOnly: true, mounts: [...mounts, ...withheld] }, [
      ...portsOf(image, run),
    ]);
    let used: Used = { code: 0, output: "" };
    const fails = async (stage: Stage, why: string): Promise<Trial> => ({
      works: false,
      stage,
      why,
      log: await container.log().catch(() => ""),
      output: used.output,
    });
    const round = async (): Promise<[Stage, string] | undefined> => {
      const { readiness, timeout } = this.options;
      const waited = await waitUntilReady(container, readiness, this.session.engine.host, timeout);
      if (!waited.ready) return ["start", waited.why];
      if (workload === undefined) return undefined;
      used = await workload(await targetOf(container));
      return used.code === 0 ? undefined : ["workload", `the workload ended with ${used.code}`];
    };
    try {
      try {
        await container.start();
      } catch (error) {
        this.session.check();
        if (isGone(error)) throw error;
        return await fails("start", `the engine does not start it: ${reasonOf(error)}`);
      }
      const first = await round();
      if (first !== undefined) return await fails(...first);
      if (restart) {
        await container.restart(this.options.stopTimeout);
        const second = await round();
        if (second !== undefined) return await fails("restart", `after a restart: ${second[1]}`);
      }
      return { works: true, log: await container.log(), output: used.output };
    } finally {
      await container.remove();
    }
  }

  /**
   * Read-only volumes over the image's VOLUMEs without a mount, so that they are not writable in this run. Docker takes only
   * named volumes as read-only.
   */
  async withheld(mounts: readonly Mount[]): Promise<Mount[]> {
    const { volumes } = this.options;
    const left = volumes.filter((path) => !mounts.some((mount) => mount.path === path));
    return Promise.all(
      left.map(async (path): Promise<Mount> => {
        const name = this.emptied.get(path) ?? this.session.volume();
        this.emptied.set(path, name);
        return { path, how: "read-only volume", name: await name };
      }),
    );
  }
}
