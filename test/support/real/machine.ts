import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Where images and the engine's data stay between runs; outside the checkout, so that checkouts share them. */
export function cacheDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-readonly-rootfs", "real");
}

// Debian keeps daemons in directories that are not on every PATH.
const DIRECTORIES = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];

/** The path of a program; `undefined` when it is not installed. */
export function program(name: string): string | undefined {
  return DIRECTORIES.map((directory) => join(directory, name)).find((file) => existsSync(file));
}

/** What this machine lacks for a Docker Engine of our own, as a sentence that says what to do; `undefined` when nothing. */
export function missingForEngine(): string | undefined {
  if (process.platform !== "linux") return "needs Linux: the engine's containers run on the kernel of this machine.";
  if (process.getuid?.() !== 0) return "needs root: run it as root, or in a virtual machine where you are root.";
  const missing = ["dockerd", "containerd", "debootstrap"].filter((name) => program(name) === undefined);
  if (missing.length > 0) return `needs ${missing.join(", ")}: run \`sh test/real/install.sh\` as root on Debian.`;
  return undefined;
}

/** What the tests could leave on this machine: network links, mounts, packet filter rules, control groups, processes. */
export function machineState(): Record<string, string[]> {
  return {
    links: lines("ip", ["-o", "link"]).map((line) => line.split(": ")[1]?.split("@")[0] ?? line),
    mounts: lines("cat", ["/proc/self/mounts"]).map((line) => line.split(" ")[1] ?? line),
    rules: lines("iptables-save", [])
      .filter((line) => /^(-A|:)/.test(line))
      .map((line) => line.replace(/ \[.*/, "")),
    cgroups: lines("sh", ["-c", "find /sys/fs/cgroup -maxdepth 3 -type d -path '*docker*' 2>/dev/null || true"]),
    processes: lines("ps", ["-eo", "comm="]).filter((name) => /^(dockerd|docker-proxy|containerd)/.test(name)),
    files: ["/etc/docker", "/run/docker", "/var/lib/docker", "/run/docker.sock"].filter((file) => existsSync(file)),
  };
}

function lines(command: string, args: readonly string[]): string[] {
  const path = program(command);
  if (path === undefined) return [];
  return execFileSync(path, args, { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

/** A port on 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
