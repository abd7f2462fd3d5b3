import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi, withStack } from "../../tools/pulumi";
import { seconds, turns } from "./measure";
import { packs } from "./packs";
import { program } from "./resources";

const root = join(__dirname, "../..");
const { directory } = packs["this pack, directory"];
const flags = {
  "no pack": [],
  "this pack, directory": ["--policy-pack", directory],
  "this pack, executable": ["--policy-pack", join(directory, "bin/readonly-rootfs")],
} as const;

export type Previews = Record<keyof typeof flags, { readonly time: number }>;

const source = `
const pulumi = require("@pulumi/pulumi");
for (const { type, name, props } of require("./resources.json")) new pulumi.CustomResource(type, name, props);
`;

/** Seconds of a real `pulumi preview`, in turns with and without the pack; medians. */
export async function previews(rounds: number, resources: number): Promise<Previews> {
  const project = mkdtempSync(join(tmpdir(), "readonly-rootfs-bench-"));
  try {
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    // Keeps the resources of the two providers: one of four resources of a program belongs to neither.
    const all = program(resources * 2).filter(({ type }) => !type.startsWith("aws:"));
    writeFileSync(join(project, "resources.json"), JSON.stringify(all.slice(0, resources)));
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
