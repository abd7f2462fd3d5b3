import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Engine } from "./engine";

const COMMAND = join(__dirname, "../../../cli/bin/readonly-rootfs-cli");
const LABEL = "readonly-rootfs.discover";

/** Every container, network and volume of any discovery that is on the engine. */
export async function leftOn({ docker }: Engine): Promise<string[]> {
  const filters = { label: [LABEL] };
  const { Volumes } = await docker.listVolumes({ filters: JSON.stringify(filters) });
  return [
    ...(await docker.listContainers({ all: true, filters })).map(({ Id }) => Id),
    ...(await docker.listNetworks({ filters })).map(({ Name }) => Name),
    ...(Volumes ?? []).map(({ Name }) => Name),
  ];
}

/** `discover` as a process of its own. */
export interface DiscoverProcess {
  /** Waits until it has said this on standard error. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

export function spawnDiscover(engine: Engine, ...args: string[]): DiscoverProcess {
  const child = spawn(process.execPath, [COMMAND, "discover", ...args], {
    env: { ...process.env, DOCKER_HOST: engine.host },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  const ended = new Promise<{ code: number | null } & typeof said>((resolve) =>
    child.once("close", (code) => resolve({ code, ...said })),
  );
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (said.stderr.includes(text)) resolve();
      };
      child.stderr.on("data", look);
      ended.then(() => reject(new Error(`it ended without "${text}": ${said.stderr}`)));
      look();
    });
  return { says, ended, kill: (signal) => child.kill(signal) };
}
