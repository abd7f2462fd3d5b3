import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventually } from "../../../tools/eventually";
import { program } from "./machine";

const CGROUPS = "/sys/fs/cgroup";

/** The names by which an engine's processes, mounts, bridges and control groups are recognised. */
export interface Traces {
  /** Directories that its processes name and that its mounts lie below. The first one is removed at its end. */
  directories: [run: string, ...string[]];
  /** Its network bridges. */
  links: string[];
  /** Its control group, at the top of each hierarchy. */
  cgroup: string;
}

/** @throws Error that lists everything that an engine has left on this machine. */
export function refuseRemains({ directories, links, cgroup }: Traces): void {
  const remains = [
    ...processesNaming(directories).map(({ command }) => `process ${command}`),
    ...directories.flatMap(mountsIn).map((mount) => `mount ${mount}`),
    ...existing([directories[0], ...cgroupsOf(cgroup)]).map((path) => `directory ${path}`),
    ...existing(links.map((link) => `/sys/class/net/${link}`)).map((path) => `network link ${path}`),
    ...packetFilterRules(links).map((rule) => `packet filter rule ${rule}`),
  ];
  if (remains.length > 0) throw new Error(`the engine left on this machine:\n${remains.join("\n")}`);
}

/** Mount points at and below a directory, the innermost first. */
export function mountsIn(directory: string): string[] {
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  const paths = mounts.map((line) => line.split(" ")[1] ?? "");
  return paths.filter((path) => `${path}/`.startsWith(`${directory}/`)).reverse();
}

/**
 * Ends the processes and removes the files of engines whose test run was killed. Call it with the engine's lock held: no other
 * run can have an engine then.
 *
 * @param prefix what the names of all `run` directories begin with
 */
export async function removeAbandoned(prefix: string, data: string, cgroup: string): Promise<void> {
  const runs = readdirSync(dirname(prefix)).map((entry) => join(dirname(prefix), entry));
  const directories = runs.filter((path) => path.startsWith(prefix));
  // A process that ends meanwhile makes a step fail; the next attempt no longer finds it.
  await eventually(async () => {
    for (const { pid } of processesNaming(directories)) process.kill(pid, "SIGKILL");
    for (const pid of existing(cgroupsOf(cgroup)).flatMap(processesIn)) process.kill(pid, "SIGKILL");
    removeCgroups(cgroup);
    for (const mount of [...directories, data].flatMap(mountsIn)) execFileSync("umount", [mount]);
  });
  for (const directory of directories) rmSync(directory, { recursive: true });
}

/** Removes a control group without processes from each hierarchy, with its children. */
export function removeCgroups(name: string): void {
  for (const path of existing(cgroupsOf(name))) removeTree(path);
}

function processesIn(cgroup: string): number[] {
  const below = readdirSync(cgroup, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const own = readFileSync(join(cgroup, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
  return [...own, ...below.flatMap(({ name }) => processesIn(join(cgroup, name)))];
}

function removeTree(cgroup: string): void {
  for (const entry of readdirSync(cgroup, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(join(cgroup, entry.name));
  }
  rmdirSync(cgroup);
}

/** With cgroup v2 there is one hierarchy, with v1 one in each directory. */
function cgroupsOf(name: string): string[] {
  return [CGROUPS, ...readdirSync(CGROUPS).map((hierarchy) => join(CGROUPS, hierarchy))].map((top) => join(top, name));
}

function existing(paths: string[]): string[] {
  return paths.filter((path) => existsSync(path));
}

function processesNaming(directories: readonly string[]): { pid: number; command: string }[] {
  const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry) && entry !== `${process.pid}`);
  return pids
    .map((pid) => {
      try {
        return { pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
      } catch {
        // The process has ended since the directory was read.
        return { pid: Number(pid), command: "" };
      }
    })
    .filter(({ command }) => directories.some((directory) => command.includes(`${directory}/`)));
}

function packetFilterRules(links: readonly string[]): string[] {
  const save = program("iptables-save");
  if (save === undefined) return [];
  const rules = execFileSync(save, { encoding: "utf8" }).split("\n");
  return rules.filter((rule) => links.some((link) => rule.includes(link)));
}
