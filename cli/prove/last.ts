import { isGone, reasonOf } from "../engine/connect";
import type { ImageFacts } from "../engine/image";
import type { Session } from "../engine/session";
import type { Mount, RunOptions } from "../engine/spec";
import { Failure } from "../failure";
import { portsOf } from "../learn/learn";
import { type Readiness, waitUntilReady } from "../learn/ready";
import { targetOf, type Workload } from "../learn/workload";
import type { Progress } from "../progress";
import type { Trials } from "./trial";

export interface Lasting {
  readonly run: RunOptions;
  readonly image: ImageFacts;
  readonly readiness: Readiness;
  readonly timeout: number;
  /** Writes something that must still exist in the next container. */
  readonly write: Workload;
  /** Succeeds while it exists. */
  readonly read: Workload;
}

/**
 * Finds the paths that must last: writes in one container, reads in the next, with one path empty each time.
 *
 * @throws Failure if the read fails although all paths are kept
 */
export async function lastingPaths(
  session: Session,
  trials: Trials,
  mounts: readonly Mount[],
  options: Lasting,
  progress: Progress,
): Promise<Set<string>> {
  const names = await Promise.all(mounts.map(() => session.volume()));
  const kept = mounts.map(({ path }, index): Mount => ({ path, how: "named volume", name: names[index] as string }));
  const once = async (set: readonly Mount[], work: Workload, what: string, expected?: number) => {
    progress.run(what, expected);
    const all = [...set, ...(await trials.withheld(set))];
    const spec = { ...options.run, readOnly: true, mounts: all };
    const container = await session.create(spec, portsOf(options.image, options.run));
    try {
      await container.start();
      const waited = await waitUntilReady(container, options.readiness, session.engine.host, options.timeout);
      if (!waited.ready) return { code: -1, output: waited.why };
      const used = await work(await targetOf(container));
      // Data in memory has to reach the volume first.
      await container.stop();
      return used;
    } catch (error) {
      session.check();
      if (isGone(error)) throw error;
      return { code: -1, output: reasonOf(error) };
    } finally {
      await container.remove();
    }
  };
  const wrote = await once(kept, options.write, "writes what must last", mounts.length + 2);
  if (wrote.code !== 0) throw new Failure(`--write failed with ${wrote.code}: ${wrote.output.trim().slice(-300)}`);
  const read = await once(kept, options.read, "reads it in a new container");
  if (read.code !== 0) {
    throw new Failure(
      `--read failed with ${read.code} although every path was kept, so it says nothing: ${read.output.trim().slice(-300)}`,
    );
  }
  const lasting = new Set<string>();
  for (const mount of kept) {
    const set = kept.map((other): Mount => (other === mount ? { path: mount.path, how: "volume" } : other));
    const without = await once(set, options.read, `reads it with ${mount.path} empty`);
    if (without.code !== 0) lasting.add(mount.path);
  }
  return lasting;
}
