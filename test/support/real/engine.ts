import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Docker from "dockerode";
import { cacheDirectory, program } from "./machine";

/** A Docker Engine that belongs to this process: its own socket, its own data, nothing shared with another engine. */
export interface Engine {
  docker: Docker;
  /** Value for the environment variable `DOCKER_HOST`. */
  host: string;
  /** What the daemon has written so far. */
  log(): string;
  /** Removes containers, networks and volumes, and leaves the images. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

// What dockerd makes outside its own directories, whatever its flags say.
const STRAY_FILES = ["/etc/docker", "/etc/docker/key.json", "/run/docker"];

/**
 * Starts the daemon. Images are kept in the cache directory and survive; everything else is in a directory under `/run`
 * that is removed at the end. No packet filter rules are made: published ports go through docker-proxy, and builds use
 * the network of the host. There is no default bridge, so containers that talk need a network of their own.
 *
 * @throws when the daemon does not answer, with the end of its log.
 */
export async function startEngine(): Promise<Engine> {
  const data = join(cacheDirectory(), "engine");
  mkdirSync(data, { recursive: true });
  // Short, because the path of a socket may have no more than 107 characters.
  const run = mkdtempSync("/run/readonly-rootfs-");
  const stray = STRAY_FILES.filter((file) => !existsSync(file));
  const socket = join(run, "docker.sock");
  const logFile = join(run, "log");
  const config = join(run, "daemon.json");
  writeFileSync(config, "{}");
  const log = openSync(logFile, "w");
  const daemon = spawn(
    program("dockerd") as string,
    [
      `--config-file=${config}`,
      `--host=unix://${socket}`,
      `--data-root=${data}`,
      `--exec-root=${join(run, "exec")}`,
      `--pidfile=${join(run, "pid")}`,
      // Where a containerd of the system runs, dockerd uses it: names of our own keep the two engines apart.
      "--containerd-namespace=readonly-rootfs",
      "--containerd-plugins-namespace=readonly-rootfs-plugins",
      "--bridge=none",
      "--iptables=false",
      "--ip-forward=false",
      "--ip-masq=false",
      "--log-level=warn",
    ],
    // A group of its own: an interrupt from the terminal must not end it before its containers are removed.
    {
      stdio: ["ignore", log, log],
      detached: true,
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    },
  );
  const readLog = () => readFileSync(logFile, "utf8");
  const kill = () => daemon.kill("SIGKILL");
  process.once("exit", kill);
  const docker = new Docker({ socketPath: socket });
  const engine: Engine = {
    docker,
    host: `unix://${socket}`,
    log: readLog,
    clear: () => clear(docker),
    async stop() {
      await clear(docker);
      await end();
    },
  };
  const end = async () => {
    await ended(daemon);
    process.off("exit", kill);
    // dockerd leaves the handle of the host's network namespace mounted.
    for (const mount of mountsBelow(run)) execFileSync("umount", [mount]);
    for (const path of [run, ...stray]) rmSync(path, { recursive: true, force: true });
  };
  try {
    await answers(docker, daemon, readLog);
    await clear(docker);
  } catch (error) {
    await end();
    throw error;
  }
  return engine;
}

function mountsBelow(directory: string): string[] {
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  return mounts.map((line) => line.split(" ")[1] ?? "").filter((path) => path.startsWith(`${directory}/`));
}

async function answers(docker: Docker, daemon: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
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

async function clear(docker: Docker): Promise<void> {
  for (const { Id } of await docker.listContainers({ all: true })) {
    await docker.getContainer(Id).remove({ force: true, v: true });
  }
  for (const { Id, Name } of await docker.listNetworks()) {
    if (!["bridge", "host", "none"].includes(Name)) await docker.getNetwork(Id).remove();
  }
  for (const { Name } of (await docker.listVolumes()).Volumes ?? []) await docker.getVolume(Name).remove();
}

async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return;
  const exit = new Promise<void>((resolve) => daemon.once("exit", () => resolve()));
  daemon.kill("SIGTERM");
  const late = setTimeout(() => daemon.kill("SIGKILL"), 30_000);
  await exit;
  clearTimeout(late);
}
