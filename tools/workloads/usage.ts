import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DiscoverOptions, discover } from "../../cli/discover";
import type { Discovery } from "../../cli/discovery";
import type { Engine } from "../../cli/engine/connect";
import type { Container } from "../../cli/engine/container";
import type { Target, Workload } from "../../cli/learn/workload";
import { eventually } from "../eventually";
import { MAKES, type Make } from "./makes";
import { REBUILT, type Rebuilt, type Without } from "./rebuilt";
import type { ImageName } from "./references";
import type { Running } from "./running";

/** The start of an image, and what its users do with it. */
export interface Usage extends Pick<DiscoverOptions, "workload" | "lasting"> {
  readonly image: ImageName;
  /** The registry of its packages. */
  readonly from: Make["from"];
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** Files that are mounted read-only: content by path in the container. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The usage of every image that tests make and users know. */
export const usages: readonly Usage[] = [...REBUILT.map(usageOfRebuilt), ...MAKES.map(usageOfMake)];

/** Runs `discover` on an image with a usage. */
export async function discoverUsed(
  engine: Engine,
  image: string,
  usage: Usage,
  options: Pick<DiscoverOptions, "progress" | "signal" | "probeImage"> = {},
): Promise<Discovery> {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-discover-"));
  // Users in the container read it too.
  chmodSync(directory, 0o755);
  try {
    const { workload, lasting } = usage;
    return await discover(engine, {
      run: runOf(image, usage, directory),
      readiness: readinessOf(usage),
      ...(workload === undefined ? {} : { workload }),
      ...(lasting === undefined ? {} : { lasting }),
      ...options,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export const readinessOf = ({ port }: Usage) => ({ kind: "tcp", ports: [port] }) as const;

/** The run of an image with a usage. Its files are written into `directory`. */
export function runOf(
  image: string,
  { port, env = {}, command, files = {} }: Usage,
  directory: string,
): DiscoverOptions["run"] {
  return {
    image,
    hostname: "h1",
    env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    binds: Object.entries(files).map(([path, content]) => {
      const file = join(directory, path.replaceAll("/", "_"));
      writeFileSync(file, content);
      return `${file}:${path}:ro`;
    }),
    ports: [port],
    ...(command === undefined ? {} : { command }),
  };
}

function usageOfMake({ image, from, port, use }: Make): Usage {
  const workload = workloadOf(port, (container, outside) => use(`http://127.0.0.1:${outside}`, outside, container), 10);
  return { image, from, port, workload };
}

export function usageOfRebuilt({ image, port, env, files, data, answers, ...rebuilt }: Rebuilt): Usage {
  const [conditional] = Object.values(rebuilt.conditional ?? {});
  const command = conditional?.command ?? rebuilt.command;
  const all: Without[] = [...Object.values(rebuilt.without), ...Object.values(rebuilt.conditional ?? {})];
  const after = (work: Rebuilt["answers"]): Workload =>
    workloadOf(port, async (container, outside) => {
      await eventually(() => answers(container, outside), 20);
      await work(container, outside);
    });
  return {
    image,
    from: "Debian",
    port,
    ...(env === undefined ? {} : { env }),
    ...(files === undefined ? {} : { files }),
    ...(command === undefined ? {} : { command }),
    workload: after(async (container, outside) => {
      for (const without of all) {
        if (!("try" in without)) continue;
        const said = await without.try(container, outside);
        if (said.includes(without.fails)) throw new Error(said);
      }
    }),
    ...(data === undefined ? {} : { lasting: { write: after(data.write), read: after(data.read) } }),
  };
}

/** What a container does as a workload of `discover`; it has failed if it still throws after so many seconds. */
function workloadOf(port: number, work: Rebuilt["answers"], seconds = 0): Workload {
  return async ({ ports, container }: Target) => {
    try {
      await eventually(() => work(runningOf(container), ports[port] as number), seconds);
      return { code: 0, output: "" };
    } catch (error) {
      return { code: 1, output: (error as Error).message };
    }
  };
}

const runningOf = (container: Container): Running => ({
  log: () => container.log(),
  run: (command, user) => container.exec(command, user),
  shell: (script, user) => container.exec(["sh", "-c", script], user),
});
