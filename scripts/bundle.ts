// Builds the executable entry of the pack, one file with all its dependencies, and the look-up of images for the components:
// `tsx scripts/bundle.ts`.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { licenses } from "./bundle/licenses";
import { slimSdk } from "./bundle/sdk";
import { setModes } from "./modes";

const root = join(__dirname, "..");

export interface Bundle {
  readonly code: string;
  readonly licenses: string;
  readonly metafile: Metafile;
}

/** The executable entry as text: the same bytes for the same sources, in any directory. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["policies/index.ts"],
    outfile: "policies/bin/readonly-rootfs",
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    // Readable output: Node.js compiles a function on its first call, so length costs no time.
    minify: false,
    banner: { js: "#!/usr/bin/env node\n// Built by `npm run build`. Licences: readonly-rootfs.licenses.txt." },
    plugins: [slimSdk],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  return { code: outputFiles[0]?.text ?? "", licenses: licenses(root, metafile), metafile };
}

const shared = [
  'export { builtIn, recipeFor } from "./policies/images/catalogue";',
  'export { bytes, dockerSize, kubernetesSize, page } from "./policies/model/size";',
];

/**
 * The pack's look-up of images for the components, which import nothing of the pack: one reference means one entry to both, and
 * one word one size. It reads the catalogue beside it.
 */
export async function lookup(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: shared.join("\n"), resolveDir: root },
    outfile: "components/catalogue/lookup.js",
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    external: ["./images.json", "./schema.json", "semver"],
    banner: { js: "// Built by `npm run build` from policies/images." },
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

async function main(): Promise<void> {
  place(join(root, "components/catalogue/lookup.js"), await lookup(), 0o644);
  const { code, licenses } = await bundle();
  const directory = join(root, "policies/bin");
  mkdirSync(directory, { recursive: true });
  place(join(directory, "readonly-rootfs"), code, 0o755);
  place(join(directory, "readonly-rootfs.licenses.txt"), licenses, 0o644);
  // The licence goes into every package.
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  for (const name of ["policies", "components", "cli"]) place(join(root, name, "LICENSE"), license, 0o644);
  setModes(join(root, "policies"), ["bin/readonly-rootfs"]);
  setModes(join(root, "components"));
  setModes(join(root, "cli"), ["bin/readonly-rootfs-cli"]);
}

/** Writes a file atomically: a preview may start it at any moment. */
function place(file: string, text: string, mode: number): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text, { mode });
  renameSync(temporary, file);
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
