import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Discovery } from "../../../cli/discovery";
import { imageFacts } from "../../../cli/engine/image";
import { Session } from "../../../cli/engine/session";
import type { Mount } from "../../../cli/engine/spec";
import { waitUntilReady } from "../../../cli/learn/ready";
import { targetOf } from "../../../cli/learn/workload";
import { readinessOf, runOf, type Usage } from "../../../tools/workloads/usage";

/**
 * The ground truth, by ablation: of all paths that were seen written, and `others`, those without which the image does not start
 * or its workload fails.
 *
 * @param engine of `discover`, which has run the image under this usage
 */
export async function neededPaths(
  engine: Session["engine"],
  usage: Usage,
  { image, paths, dropped }: Discovery,
  others: readonly string[],
): Promise<string[]> {
  const known = new Map(paths.map((path) => [path.path, path]));
  const all = [...new Set([...paths, ...dropped].map(({ path }) => path).concat(others))].sort();
  const session = new Session(engine);
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-ablation-"));
  try {
    const facts = await imageFacts(engine, image.reference);
    const mount = (path: string): Mount => {
      const found = known.get(path);
      if (found === undefined || found.kind === "volume") return { path, how: "volume" };
      const { uid, gid, mode, exec } = found;
      return { path, how: exec ? "memory with exec" : "memory", uid, gid, mode };
    };
    const works = async (given: readonly string[]) => {
      const hidden = facts.volumes.filter((path) => !given.includes(path));
      const names = await Promise.all(hidden.map(() => session.volume()));
      const withheld = hidden.map((path, at): Mount => ({ path, how: "read-only volume", name: names[at] as string }));
      const run = runOf(facts.reference, usage, directory);
      const spec = { ...run, readOnly: true, mounts: [...given.map(mount), ...withheld] };
      const container = await session.create(spec, [...new Set([...facts.ports, usage.port])]);
      try {
        await container.start();
        const ready = await waitUntilReady(container, readinessOf(usage), engine.host, 20);
        if (!ready.ready || usage.workload === undefined) return ready.ready;
        return (await usage.workload(await targetOf(container))).code === 0;
      } finally {
        await container.remove();
      }
    };
    assert.ok(await works(all), `${facts.reference} does not work with all of ${all.join(", ")}`);
    return await needed(all, works);
  } finally {
    rmSync(directory, { recursive: true });
    await session.close();
  }
}

/**
 * The paths of `all` without which it does not work. An outer mount also serves for those inside of it: a path is left out
 * together with the outer ones that nothing else needs.
 */
export async function needed(
  all: readonly string[],
  works: (given: readonly string[]) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  for (const path of [...all].sort()) {
    const outer = all.filter((other) => path.startsWith(`${other}/`) && !found.includes(other));
    if (!(await works(all.filter((other) => other !== path && !outer.includes(other))))) found.push(path);
  }
  return found;
}
