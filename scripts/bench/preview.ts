import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestResource } from "../../policies/testing";
import { runPulumi, withStack } from "../../tools/pulumi";
import { seconds, turns } from "./measure";
import { limits, packs } from "./packs";
import { program, typicalProgram } from "./resources";

const root = join(__dirname, "../..");
const { directory } = packs["this pack, directory"];
const flags = {
  "no pack": [],
  "an analyzer that reads nothing": [
    "--policy-pack",
    join(limits["an analyzer that reads nothing"].directory, "bin/readonly-rootfs"),
  ],
  "a pack that reads nothing": ["--policy-pack", limits["a pack that reads nothing"].directory],
  "empty compiled pack": ["--policy-pack", packs["empty compiled pack"].directory],
  "this pack, directory": ["--policy-pack", directory],
  "this pack, executable": ["--policy-pack", join(directory, "bin/readonly-rootfs")],
} as const;

export type Previews = Record<keyof typeof flags, { readonly time: number }>;

const source = `
const pulumi = require("@pulumi/pulumi");
for (const { type, name, props } of require("./resources.json")) new pulumi.CustomResource(type, name, props);
`;

/** Resources of providers that the previews have. */
const provided = (all: readonly TestResource[]) => all.filter(({ type }) => /^(docker|kubernetes):/.test(type));

/** `count` resources for a preview, one of which in ten has containers if it is to be `typical`. */
export function previewed(count: number, typical: boolean): TestResource[] {
  if (!typical) return provided(program(count * 2)).slice(0, count);
  // Each container beside nine resources without one.
  const all = provided(typicalProgram(count * 4));
  const has = ({ type }: TestResource) => /:(Container|Deployment)$/.test(type);
  const [withContainers, without] = [all.filter(has), all.filter((one) => !has(one))];
  return [...withContainers.slice(0, count / 10), ...without.slice(0, (count * 9) / 10)];
}

/** Seconds of a real `pulumi preview` of these, in turns with and without packs; medians. */
export async function previews(rounds: number, resources: readonly TestResource[]): Promise<Previews> {
  const project = mkdtempSync(join(tmpdir(), "readonly-rootfs-bench-"));
  try {
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    writeFileSync(join(project, "resources.json"), JSON.stringify(resources));
    writeFileSync(join(project, "index.js"), source);
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "bench", main: "index.js" }));
    writeFileSync(join(project, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
    return await withStack(project, "bench", (stack) =>
      turns(rounds, Object.keys(flags) as (keyof typeof flags)[], async (name) => {
        const time = await seconds(async () => {
          const args = ["preview", "--non-interactive", "--suppress-progress", ...flags[name]];
          const { code, stdout, stderr } = await runPulumi(args, stack);
          if (code !== 0) throw new Error(`the preview with ${name} failed:\n${stdout}${stderr}`);
        });
        return { time };
      }),
    );
  } finally {
    rmSync(project, { recursive: true, force: true, maxRetries: 3 });
  }
}
