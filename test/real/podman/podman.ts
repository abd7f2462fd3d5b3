import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventually } from "../../../tools/eventually";
import { withLock } from "../../../tools/toolchain/lock";
import { type Outcome, run } from "../../../tools/toolchain/run";
import { cacheDirectory, program } from "../../support/real/machine";
import { mountsIn, removeCgroups } from "../../support/real/remains";

// Podman remembers the path of what it has at run time, so it is the same every time.
const RUN = "/run/podman-readonly-rootfs";
const LOCK = `${RUN}.lock`;
const CGROUP = "libpod_parent";
const NETWORK = "pods";
// Paths that Podman creates outside of its own directories, whatever its flags.
const STRAY = ["/run/containers/networks", "/var/lib/containers/cache"];

// crun refuses a machine with both versions of cgroups, and limits that are not set here cannot be raised everywhere.
const CONFIGURATION = `
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=1000:1000"]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
`;

/** A sentence with what this machine lacks to run pods, and what to do; `undefined` if it lacks nothing. */
export function missingForPodman(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "Podman: needs Linux, and root.";
  const missing = ["podman", "runc", "conmon"].filter((name) => program(name) === undefined);
  missing.push(...["netavark", "aardvark-dns"].filter((name) => !existsSync(join("/usr/lib/podman", name))));
  if (!existsSync("/usr/libexec/podman/catatonit") && program("catatonit") === undefined) missing.push("catatonit");
  if (missing.length === 0) return undefined;
  return `Podman: needs ${missing.join(", ")}: run \`sh test/real/install.sh\` as root on Debian.`;
}

/**
 * Podman with storage of its own: images are kept in the cache, everything else is gone at the end. Its pods have a network
 * that leads nowhere but to this machine, for which no packet filter rules are made.
 */
export class Podman {
  private constructor(private readonly stray: readonly string[]) {}

  /** Runs `work` while no other process has this Podman. */
  static with<T>(work: (podman: Podman) => Promise<T>): Promise<T> {
    return withLock(LOCK, async () => {
      const podman = new Podman(STRAY.filter((path) => !existsSync(path)));
      mkdirSync(RUN, { recursive: true });
      writeFileSync(join(RUN, "containers.conf"), CONFIGURATION);
      try {
        await podman.clear();
        await podman.do("network", "create", "--internal", NETWORK);
        return await work(podman);
      } finally {
        await podman.end();
      }
    });
  }

  /** Runs it to its end; never throws for what it does. */
  run(...args: string[]): Promise<Outcome> {
    return run("podman", [...this.flags, ...args], { env: this.env, limit: 600_000 });
  }

  /** What it says; throws when it fails. */
  async do(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0) throw new Error(`podman ${args.join(" ")} failed: ${stderr}${stdout}`);
    return stdout.trim();
  }

  /** Takes an image over from an archive, unless it has it. */
  async load(id: string, archive: () => Promise<NodeJS.ReadableStream>): Promise<void> {
    if ((await this.run("image", "exists", id.replace("sha256:", ""))).code === 0) return;
    const child = spawn("podman", [...this.flags, "load", "--quiet"], {
      env: this.env,
      stdio: ["pipe", "ignore", "pipe"],
    });
    (await archive()).pipe(child.stdin as NodeJS.WritableStream);
    await ended(child);
    // An older image of that name.
    await this.do("image", "prune", "--force");
  }

  /** Answers its API while `work` runs, at an address for `DOCKER_HOST`. */
  async serve<T>(work: (address: string) => Promise<T>): Promise<T> {
    const address = `unix://${join(RUN, "podman.sock")}`;
    const service = spawn("podman", [...this.flags, "system", "service", "--time=0", address], {
      env: this.env,
      stdio: "ignore",
    });
    const gone = new Promise((resolve) => service.once("close", resolve));
    try {
      await eventually(async () => {
        if (!existsSync(join(RUN, "podman.sock"))) throw new Error("podman system service does not answer");
      }, 20);
      return await work(address);
    } finally {
      service.kill();
      await gone;
    }
  }

  /** Keeps a Secret's values, by key and encoded in Base64, for the pods that name it. */
  async secret(name: string, data: Readonly<Record<string, string>>): Promise<void> {
    await this.withFile(data, (file) => this.do("secret", "create", name, file));
  }

  /** Runs the pod of a manifest; gives its address. */
  async play(manifest: object, pod: string): Promise<string> {
    await this.withFile(manifest, (file) => this.do("kube", "play", "--network", NETWORK, file));
    const infra = await this.do("pod", "inspect", pod, "--format", "{{.InfraContainerID}}");
    return this.do("inspect", infra, "--format", `{{(index .NetworkSettings.Networks "${NETWORK}").IPAddress}}`);
  }

  private readonly root = join(cacheDirectory(), "podman");
  private readonly env = { ...process.env, CONTAINERS_CONF: join(RUN, "containers.conf") };
  private readonly flags = [
    ...["--root", this.root, "--runroot", join(RUN, "run"), "--tmpdir", join(RUN, "tmp")],
    ...["--network-config-dir", join(RUN, "networks")],
  ];

  private async withFile(content: object, work: (file: string) => Promise<string>): Promise<void> {
    const directory = mkdtempSync(join(RUN, "file-"));
    try {
      const file = join(directory, "content.json");
      writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
      await work(file);
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  private async clear(): Promise<void> {
    await this.do("pod", "rm", "--force", "--all", "--time", "0");
    await this.do("rm", "--force", "--all", "--time", "0");
    await this.do("volume", "rm", "--force", "--all");
    await this.do("secret", "rm", "--all");
    await this.run("network", "rm", "--force", NETWORK);
  }

  private async end(): Promise<void> {
    await this.clear();
    const left = [RUN, this.root].flatMap(mountsIn);
    if (left.length > 0) throw new Error(`podman left mounts: ${left.join(", ")}`);
    rmSync(RUN, { recursive: true, force: true });
    for (const path of this.stray.filter((made) => existsSync(made))) {
      rmSync(path, { recursive: true });
      if (readdirSync(dirname(path)).length === 0) rmdirSync(dirname(path));
    }
    await eventually(async () => removeCgroups(CGROUP));
    const links = readdirSync("/sys/class/net").filter((name) => name.startsWith("podman"));
    if (links.length > 0) throw new Error(`podman left network links: ${links.join(", ")}`);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`podman load failed: ${errors}`);
}
