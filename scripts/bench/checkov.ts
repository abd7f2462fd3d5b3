import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { cacheRoot } from "../toolchain/cache";
import { lastLine, run } from "../toolchain/run";
import { median, seconds } from "./measure";
import { deployment } from "./resources";

export type Checkov = { readonly time: number; readonly version: string } | { readonly skipped: string };

/** Checkov with its one rule of this kind over rendered manifests of as many Deployments; the median of its runs. */
export async function checkov(rounds: number, resources: number): Promise<Checkov> {
  const program = await ensureCheckov();
  if ("skipped" in program) return program;
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-checkov-"));
  try {
    const manifests = Array.from(
      { length: resources },
      (_, index) => deployment(`r${index}`, 1 + 2 * (index % 2)).props,
    );
    writeFileSync(join(directory, "manifests.yaml"), manifests.map((manifest) => stringify(manifest)).join("---\n"));
    const options = ["--framework", "kubernetes", "--check", "CKV_K8S_22", "--compact", "--quiet", "--skip-download"];
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const time = await seconds(async () => {
        const args = ["-f", "manifests.yaml", ...options];
        const outcome = await run(program.path, args, { cwd: directory, limit: 300_000 });
        if (outcome.code !== 0) throw new Error(`checkov failed: ${outcome.stdout}${outcome.stderr}`);
      });
      times.push(time);
    }
    const { stdout } = await run(program.path, ["--version"], { cwd: directory, limit: 60_000 });
    return { time: median(times), version: stdout.trim() };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Checkov in a virtual environment of its own in the cache, installed once. */
async function ensureCheckov(): Promise<{ path: string } | { skipped: string }> {
  const directory = join(cacheRoot(), "checkov");
  const path = join(directory, "bin/checkov");
  if (existsSync(path)) return { path };
  mkdirSync(cacheRoot(), { recursive: true });
  const steps = [
    ["python3", "-m", "venv", directory],
    [join(directory, "bin/pip"), "install", "--quiet", "--disable-pip-version-check", "checkov"],
  ];
  for (const [command = "", ...args] of steps) {
    const outcome = await run(command, args, { cwd: cacheRoot(), limit: 300_000 });
    if (outcome.code === 0) continue;
    rmSync(directory, { recursive: true, force: true });
    return { skipped: `Checkov could not be installed: ${lastLine(outcome.stderr)}` };
  }
  return existsSync(path) ? { path } : { skipped: "Checkov could not be installed: its package has no program" };
}
