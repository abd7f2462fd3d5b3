import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheRoot, publish } from "./cache";
import { ToolchainError } from "./error";
import { goEnvironment } from "./go";
import type { Part } from "./parts";
import { lastLine, run } from "./run";
import { intact, seal } from "./seal";

const sdk = "github.com/pulumi/pulumi/sdk/v3";

/** A script that stands beside the CLI in its distribution, and in the Go module that a part is built from. */
export interface Script {
  readonly name: string;
  /** The part whose version it has. */
  readonly of: Part;
  /** Its directory in the module of Pulumi's SDK. */
  readonly from: string;
  /** What this machine needs to be different in it. */
  adapt?(text: string): string;
}

const path = ({ name, of }: Script) => join(cacheRoot(), `${name}-${of.version}`, name);

/** The path of the script; undefined if it is not in the cache. */
export function foundScript(script: Script): string | undefined {
  if (!existsSync(path(script))) return undefined;
  intact(path(script));
  return path(script);
}

/**
 * The path of the script, which is copied from its Go module if the cache lacks it.
 *
 * @throws ToolchainError with Go's message if the module is not available.
 */
export async function ensureScript(script: Script): Promise<string> {
  const found = foundScript(script);
  if (found !== undefined) return found;
  const { name, of, from, adapt = (text) => text } = script;
  const work = await mkdtemp(join(tmpdir(), "readonly-rootfs-script-"));
  try {
    // Go may write to go.sum, so it works in a copy.
    await cp(join(__dirname, "modules", of.module), work, { recursive: true });
    const env = await goEnvironment();
    const { code, stdout, stderr } = await run("go", ["mod", "download", "-json", sdk], { cwd: work, env });
    if (code !== 0) throw new ToolchainError(`${name} cannot be had: ${lastLine(stderr)}`);
    const { Dir } = JSON.parse(stdout) as { Dir: string };
    await publish(dirname(path(script)), async (directory) => {
      const target = join(directory, name);
      await copyFile(join(Dir, from, name), target);
      const text = adapt(await readFile(target, "utf8"));
      await chmod(target, 0o755);
      await writeFile(target, text);
      seal(target);
    });
    return path(script);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
