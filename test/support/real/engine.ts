import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { eventually } from "../../../tools/eventually";
import { withLock } from "../../../tools/toolchain/lock";
import { cacheDirectory, program } from "./machine";
import { mountsIn, refuseRemains, removeAbandoned, removeCgroups } from "./remains";

/** A Docker Engine of this process, with its own socket and data. */
export interface Engine {
  docker: Docker;
  /** Value for the environment variable `DOCKER_HOST`. */
  host: string;
  /** The log of the daemon so far. */
  log(): string;
  /** Removes containers, networks and volumes; images stay. */
  clear(): Promise<void>;
  /** Stops the daemon while `work` runs, and starts it again with what it had. */
  without(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

// Paths that dockerd creates outside of its own directories, whatever its flags; files stand before their directory.
const STRAY_FILES = ["/etc/docker/key.json", "/etc/docker", "/run/docker/plugins", "/run/docker"];
const CGROUP = "readonly-rootfs";
// A short path: the path of a socket has at most 107 characters.
const RUN = "/run/readonly-rootfs-";
// One lock for the machine, whatever the cache directory: its holder may remove the leftovers of other runs.
const LOCK = "/run/readonly-rootfs.lock";

/**
 * Starts the daemon, after other processes on this machine have ended theirs. Images are kept; all other files are in a
 * directory under `/run`, which is removed. The daemon sets no packet filter rules: published ports go through docker-proxy, and
 * builds use the network of the host. It has no default bridge, so containers that talk to each other need a network.
 *
 * @throws Error with the end of the daemon's log if it does not answer.
 */
export function startEngine(): Promise<Engine> {
  return new Promise((resolve, reject) => {
    const waiting = (pid: number) => console.log(`      waiting for process ${pid}, which has the engine`);
    const work = async () => {
      const engine = await startDaemon();
      await new Promise<void>((release, fail) => {
        const stop = () => engine.stop().then(release, fail);
        resolve({ ...engine, stop: () => stop().then(() => held) });
      });
    };
    // Only images are in the cache, which machines may share; the cleanup concerns this machine.
    const held = withLock(join(cacheDirectory(), "lock"), () => withLock(LOCK, work, waiting), waiting);
    held.catch(reject);
  });
}

async function startDaemon(): Promise<Engine> {
  const data = join(cacheDirectory(), "engine");
  mkdirSync(data, { recursive: true });
  await removeAbandoned(RUN, data, CGROUP);
  const run = mkdtempSync(RUN);
  const stray = STRAY_FILES.filter((file) => !existsSync(file));
  const socket = join(run, "docker.sock");
  const logFile = join(run, "log");
  const config = join(run, "daemon.json");
  writeFileSync(config, "{}");
  const launch = (): ChildProcess => {
    const log = openSync(logFile, "a");
    const child = spawn(
      program("dockerd") as string,
      [
        `--config-file=${config}`,
        `--host=unix://${socket}`,
        `--data-root=${data}`,
        `--exec-root=${join(run, "exec")}`,
        `--pidfile=${join(run, "pid")}`,
        // dockerd uses a containerd of the system if there is one: separate namespaces keep the two engines apart.
        "--containerd-namespace=readonly-rootfs",
        "--containerd-plugins-namespace=readonly-rootfs-plugins",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        `--cgroup-parent=/${CGROUP}`,
        "--bridge=none",
        "--iptables=false",
        "--ip-forward=false",
        "--ip-masq=false",
        "--log-level=warn",
      ],
      {
        stdio: ["ignore", log, log],
        // A separate process group: an interrupt from the terminal must not end the daemon before its containers are removed.
        detached: true,
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
      },
    );
    closeSync(log);
    return child;
  };
  let daemon = launch();
  const readLog = () => readFileSync(logFile, "utf8");
  const kill = () => daemon.kill("SIGKILL");
  process.once("exit", kill);
  const docker = new Docker({ socketPath: socket });
  const bridges: string[] = [];
  const clear = async () => {
    bridges.push(...(await removeAll(docker)));
  };
  const end = async () => {
    await ended(daemon);
    process.off("exit", kill);
    // dockerd leaves its handle on the host's network namespace mounted.
    for (const mount of mountsIn(run)) execFileSync("umount", [mount]);
    rmSync(run, { recursive: true, force: true });
    for (const file of stray) removeUnused(file);
    // A container's shim outlives the daemon by a moment.
    await eventually(async () => removeCgroups(CGROUP));
  };
  try {
    await answers(docker, daemon, readLog);
    await clear();
  } catch (error) {
    await end();
    throw error;
  }
  return {
    docker,
    host: `unix://${socket}`,
    log: readLog,
    clear,
    async without(work) {
      await ended(daemon);
      try {
        await work();
      } finally {
        daemon = launch();
        await answers(docker, daemon, readLog);
      }
    },
    async stop() {
      await clear();
      await end();
      await eventually(async () => refuseRemains({ directories: [run, data], links: bridges, cgroup: CGROUP }));
    },
  };
}

async function answers(docker: Docker, daemon: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    try {
      await docker.ping();
      return;
    } catch {
      if (daemon.exitCode !== null || Date.now() > deadline) {
        throw new Error(`dockerd does not answer; the end of its log:\n${log().split("\n").slice(-15).join("\n")}`);
      }
      await sleep(100);
    }
  }
}

/** Removes all containers, networks and volumes; resolves to the names of the networks' bridges. */
async function removeAll(docker: Docker): Promise<string[]> {
  for (const { Id } of await docker.listContainers({ all: true })) {
    await docker.getContainer(Id).remove({ force: true, v: true });
  }
  const networks = (await docker.listNetworks()).filter(({ Name }) => !["bridge", "host", "none"].includes(Name));
  for (const { Id } of networks) await docker.getNetwork(Id).remove();
  for (const { Name } of (await docker.listVolumes()).Volumes ?? []) await docker.getVolume(Name).remove();
  return networks.map(({ Id }) => `br-${Id.slice(0, 12)}`);
}

/** Removes only empty directories: another engine may use them by now. */
function removeUnused(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) rmSync(file);
  else if (readdirSync(file).length === 0) rmdirSync(file);
}

async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return;
  const exit = new Promise<void>((resolve) => daemon.once("exit", () => resolve()));
  daemon.kill("SIGTERM");
  const late = setTimeout(() => daemon.kill("SIGKILL"), 30_000);
  await exit;
  clearTimeout(late);
}
