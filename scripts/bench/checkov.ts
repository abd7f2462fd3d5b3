import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { ensureCheckov, runCheckov } from "../toolchain/checkov";
import { median, seconds } from "./measure";
import { deployments } from "./resources";

export type Checkov = { readonly time: number; readonly version: string } | { readonly skipped: string };

/** Checkov with its one rule of this kind over rendered manifests of as many Deployments; the median of its runs. */
export async function checkov(rounds: number, resources: number): Promise<Checkov> {
  const program = await ensureCheckov();
  if (program.directory === undefined) return { skipped: program.reason };
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-checkov-"));
  try {
    const manifests = deployments(resources).map(({ props }) => props);
    writeFileSync(join(directory, "manifests.yaml"), manifests.map((manifest) => stringify(manifest)).join("---\n"));
    const args = ["-f", "manifests.yaml", "--check", "CKV_K8S_22", "--quiet"];
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const time = await seconds(async () => {
        const outcome = await runCheckov(program.directory, args, directory);
        if (outcome.code !== 0) throw new Error(`checkov failed: ${outcome.stdout}${outcome.stderr}`);
      });
      times.push(time);
    }
    return { time: median(times), version: program.version };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
