// Facts about the published packages, and npm commands on them.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** The published packages, by their directories. */
export const packages = {
  policies: {
    name: "@readonly-rootfs/policies",
    dependencies: ["@pulumi/policy", "@pulumi/pulumi", "ajv", "dockerfile-ast", "semver", "unbash", "yaml"],
    peers: [],
    executable: ["bin/readonly-rootfs"],
  },
  components: {
    name: "@readonly-rootfs/hardened",
    dependencies: ["@pulumi/pulumi", "semver"],
    peers: ["@pulumi/docker", "@pulumi/kubernetes"],
    executable: [],
  },
  cli: {
    name: "@readonly-rootfs/cli",
    dependencies: [
      "@kubernetes/client-node",
      "@readonly-rootfs/policies",
      "commander",
      "dockerode",
      "tar-stream",
      "yaml",
    ],
    peers: [],
    executable: ["bin/readonly-rootfs-cli"],
  },
} as const;

/** npm's report about a tarball. */
export interface Packed {
  filename: string;
  integrity: string;
  files: { path: string; mode: number }[];
}

export function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
}

/** Packs a package of the checkout into the directory `to`; without it, only reports the files. */
export function pack(name: string, to?: string, checkout = root): Packed {
  if (to !== undefined) mkdirSync(to, { recursive: true });
  const where = to === undefined ? ["--dry-run"] : ["--pack-destination", to];
  return JSON.parse(npm(join(checkout, name), "pack", "--json", "--ignore-scripts", ...where))[0];
}

export const json = (file: string) => JSON.parse(readFileSync(file, "utf8"));
