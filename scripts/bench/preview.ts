import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestResource } from "../../policies/testing";
import { runPulumi, withStack } from "../../tools/pulumi";
import { inTurns, medians, seconds } from "./measure";
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

type Name = keyof typeof flags;

export interface Previews {
  /** Medians. */
  readonly times: Readonly<Record<Name, { readonly time: number }>>;
  /** All of them, oldest first: those of one round were taken side by side. */
  readonly rounds: Readonly<Record<Name, readonly number[]>>;
}

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

/** Seconds of a real `pulumi preview` of these, in turns with and without packs. */
export async function previews(rounds: number, resources: readonly TestResource[]): Promise<Previews> {
  const project = mkdtempSync(join(tmpdir(), "readonly-rootfs-bench-"));
  try {
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    writeFileSync(join(project, "resources.json"), JSON.stringify(resources));
    writeFileSync(join(project, "index.js"), source);
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "bench", main: "index.js" }));
    writeFileSync(join(project, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
    const names = Object.keys(flags) as Name[];
    const taken = await withStack(project, "bench", (stack) =>
      inTurns(rounds, names, async (name) => {
        const time = await seconds(async () => {
          const args = ["preview", "--non-interactive", "--suppress-progress", ...flags[name]];
          const { code, stdout, stderr } = await runPulumi(args, stack);
          if (code !== 0) throw new Error(`the preview with ${name} failed:\n${stdout}${stderr}`);
        });
        return { time };
      }),
    );
    const byName = <T>(of: (name: Name) => T) =>
      Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>;
    return {
      times: byName((name) => medians(taken[name])),
      rounds: byName((name) => taken[name].map(({ time }) => time)),
    };
  } finally {
    rmSync(project, { recursive: true, force: true, maxRetries: 3 });
  }
}
