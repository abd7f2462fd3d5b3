import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The directory that keeps images and the engine's data between runs. Checkouts share it. */
export function cacheDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-readonly-rootfs", "real");
}

// Debian installs daemons in directories that some PATHs lack.
const DIRECTORIES = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];

/** The path of a program; `undefined` if it is not installed. */
export function program(name: string): string | undefined {
  return DIRECTORIES.map((directory) => join(directory, name)).find((file) => existsSync(file));
}

/** A sentence with what this machine lacks for a Docker Engine, and what to do; `undefined` if it lacks nothing. */
export function missingForEngine(): string | undefined {
  if (process.platform !== "linux") return "needs Linux: the engine's containers run on the kernel of this machine.";
  if (process.getuid?.() !== 0) return "needs root: run it as root, or in a virtual machine where you are root.";
  const missing = ["dockerd", "containerd", "debootstrap"].filter((name) => program(name) === undefined);
  if (missing.length > 0) return `needs ${missing.join(", ")}: run \`sh test/real/install.sh\` as root on Debian.`;
  return undefined;
}

/** A free port on 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
