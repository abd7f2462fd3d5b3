// Builds the entries of the pack, the executable with all its dependencies and the directory's without them, and the look-up of
// images for the components: `tsx scripts/bundle.ts`.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { writeAtomically } from "../tools/toolchain/cache";
import { licenses } from "./bundle/licenses";
import { slimSdk } from "./bundle/sdk";
import { runMain } from "./main";
import { setModes } from "./modes";

const root = join(__dirname, "..");

export interface Bundle {
  readonly code: string;
  readonly licenses: string;
  readonly metafile: Metafile;
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  // Readable output: Node.js compiles a function on its first call, so length costs no time.
  minify: false,
  metafile: true,
  write: false,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** The executable entry as text: the same bytes for the same sources, in any directory. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: ["policies/index.ts"],
    outfile: "policies/bin/readonly-rootfs",
    banner: { js: "#!/usr/bin/env node\n// Built by `npm run build`. Licences: readonly-rootfs.licenses.txt." },
    plugins: [slimSdk],
  });
  return { code: inOneByte(outputFiles[0]?.text ?? ""), licenses: licenses(root, metafile), metafile };
}

/**
 * V8 keeps a source in two bytes for each character as soon as one of them is beyond Latin-1. esbuild escapes such characters in code,
 * and leaves the comments of dependencies as they are.
 */
const inOneByte = (code: string) =>
  code.replace(/[^\0-\xff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The catalogue and its schema stay files of their own, which are read when they are needed. */
const dataBeside: Plugin = {
  name: "data-beside",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/(images|schema)\.json$/ }, ({ path }) => ({
      path: path.replace("./", "./images/"),
      external: true,
    })),
};

/** The directory's entry as text: one file, because Node.js takes longer to find and open 160 than to read them. */
export async function directoryEntry(): Promise<Pick<Bundle, "code" | "metafile">> {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: ["policies/index.ts"],
    outfile: "policies/dist/index.js",
    packages: "external",
    banner: { js: "// Built by `npm run build`." },
    plugins: [dataBeside],
  });
  return { code: inOneByte(outputFiles[0]?.text ?? ""), metafile };
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
    ...common,
    stdin: { contents: shared.join("\n"), resolveDir: root },
    outfile: "components/catalogue/lookup.js",
    external: ["./images.json", "./schema.json", "semver"],
    banner: { js: "// Built by `npm run build` from policies/images." },
  });
  return outputFiles[0]?.text ?? "";
}

/** Writes each file whole: a preview may start it at any moment. */
async function main(): Promise<void> {
  writeAtomically(join(root, "components/catalogue/lookup.js"), await lookup(), 0o644);
  // In the place of what `tsc` made of the same source.
  writeAtomically(join(root, "policies/dist/index.js"), (await directoryEntry()).code, 0o644);
  const { code, licenses } = await bundle();
  const directory = join(root, "policies/bin");
  mkdirSync(directory, { recursive: true });
  writeAtomically(join(directory, "readonly-rootfs"), code, 0o755);
  writeAtomically(join(directory, "readonly-rootfs.licenses.txt"), licenses, 0o644);
  // The licence goes into every package.
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  for (const name of ["policies", "components", "cli"]) writeAtomically(join(root, name, "LICENSE"), license, 0o644);
  setModes(join(root, "policies"), ["bin/readonly-rootfs"]);
  setModes(join(root, "components"));
  setModes(join(root, "cli"), ["bin/readonly-rootfs-cli"]);
}

if (require.main === module) {
  runMain(main);
}
