import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discover } from "../../../cli/discover";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import type { Target, Used, Workload } from "../../../cli/learn/workload";
import { eventually, Started } from "./container";
import type { Engine } from "./engine";
import { ensureImage } from "./images";
import type { Rebuilt, Without } from "./rebuilt";

/** Runs `discover` on a rebuilt image, with all checks of its case as the workload. */
export async function discovered(engine: Engine, rebuilt: Rebuilt): Promise<Discovery> {
  const image = await ensureImage(engine.docker, rebuilt.image);
  const files = mkdtempSync(join(tmpdir(), "readonly-rootfs-discover-"));
  chmodSync(files, 0o755);
  try {
    const [conditional] = Object.values(rebuilt.conditional ?? {});
    const command = conditional?.command ?? rebuilt.command;
    const { data } = rebuilt;
    return await discover(await engineAt(engine.host), {
      run: {
        image,
        hostname: "h1",
        env: Object.entries(rebuilt.env ?? {}).map(([name, value]) => `${name}=${value}`),
        binds: Object.entries(rebuilt.files ?? {}).map(([path, content]) => {
          const file = join(files, path.replaceAll("/", "_"));
          writeFileSync(file, content);
          return `${file}:${path}:ro`;
        }),
        ports: [rebuilt.port],
        ...(command === undefined ? {} : { command }),
      },
      readiness: { kind: "tcp", ports: [rebuilt.port] },
      workload: workloadOf(engine, rebuilt),
      ...(data === undefined
        ? {}
        : { lasting: { write: workload(engine, rebuilt, data.write), read: workload(engine, rebuilt, data.read) } }),
    });
  } finally {
    rmSync(files, { recursive: true });
  }
}

/** Checks that the program answers, and that every function that needs a path works. */
function workloadOf(engine: Engine, rebuilt: Rebuilt): Workload {
  const all: Without[] = [...Object.values(rebuilt.without), ...Object.values(rebuilt.conditional ?? {})];
  return workload(engine, rebuilt, async (started, port) => {
    for (const without of all) {
      if (!("try" in without)) continue;
      const said = await without.try(started, port);
      if (said.includes(without.fails)) throw new Error(said);
    }
  });
}

function workload(
  { docker }: Engine,
  rebuilt: Rebuilt,
  work: (started: Started, port: number) => Promise<void>,
): Workload {
  return async ({ id, ports }: Target): Promise<Used> => {
    const started = new Started(docker.getContainer(id));
    const port = ports[rebuilt.port] as number;
    try {
      await eventually(async () => {
        if (await started.running()) await rebuilt.answers(started, port);
      }, 20);
      await work(started, port);
      return { code: 0, output: "" };
    } catch (error) {
      return { code: 1, output: (error as Error).message };
    }
  };
}
