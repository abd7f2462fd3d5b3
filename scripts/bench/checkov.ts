import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { TestResource } from "../../policies/testing";
import { request } from "../../tools/pack-process";
import { ensureCheckov, runCheckov } from "../../tools/toolchain/checkov";
import { seconds, turns } from "./measure";
import { start } from "./packs";
import { deployments } from "./resources";

/** Seconds from start to end over the same Deployments, or the reason why they are missing. */
export type Checkov =
  | {
      readonly resources: number;
      readonly version: string;
      /** Seconds of Checkov. */
      readonly time: number;
      /** Seconds of this pack's executable. */
      readonly own: number;
    }
  | string;

/** Checkov with its one rule about read-only roots over rendered manifests, in turns with this pack; medians of the runs. */
export async function checkov(rounds: number, resources: number): Promise<Checkov> {
  const program = await ensureCheckov();
  if (program.directory === undefined) return program.reason;
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-checkov-"));
  try {
    const all = deployments(resources);
    writeFileSync(join(directory, "manifests.yaml"), all.map(({ props }) => stringify(props)).join("---\n"));
    const runs = { checkov: () => scan(program.directory, directory), own: () => judge(all) };
    const medians = await turns(rounds, ["checkov", "own"], async (name) => ({ time: await seconds(runs[name]) }));
    return { resources, version: program.version, time: medians.checkov.time, own: medians.own.time };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function scan(program: string, directory: string): Promise<void> {
  const outcome = await runCheckov(program, ["-f", "manifests.yaml", "--check", "CKV_K8S_22", "--quiet"], directory);
  if (outcome.code !== 0) throw new Error(`checkov failed: ${outcome.stdout}${outcome.stderr}`);
}

async function judge(all: readonly TestResource[]): Promise<void> {
  const pack = await start("this pack, executable");
  try {
    for (const resource of all) await pack.judge(request(resource));
    await pack.judgeStack(all);
  } finally {
    await pack.stop();
  }
}
