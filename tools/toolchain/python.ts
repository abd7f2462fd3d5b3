import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cacheRoot, publish } from "./cache";
import { ToolchainError } from "./error";
import { goEnvironment } from "./go";
import { PYTHON_HOST } from "./parts";
import { lastLine, run } from "./run";
import { intact, seal } from "./seal";

const program = "pulumi-language-python-exec";
const sdk = "github.com/pulumi/pulumi/sdk/v3";
const path = () => join(cacheRoot(), `${program}-${PYTHON_HOST.version}`, program);

/** The script with which the built language host runs Python programs; the host looks for it beside itself. */
export function pythonExecutor(): string | undefined {
  if (!existsSync(path())) return undefined;
  intact(path());
  return path();
}

/**
 * Copies the script from the Go module of the language host.
 *
 * @throws ToolchainError with Go's message if the module is not available.
 */
export async function ensurePythonExecutor(): Promise<void> {
  if (pythonExecutor() !== undefined) return;
  const work = await mkdtemp(join(tmpdir(), "readonly-rootfs-python-"));
  try {
    // Go may write to go.sum, so it works in a copy.
    await cp(join(__dirname, "modules", PYTHON_HOST.module), work, { recursive: true });
    const env = await goEnvironment();
    const { code, stdout, stderr } = await run("go", ["mod", "download", "-json", sdk], { cwd: work, env });
    if (code !== 0) throw new ToolchainError(`${program} cannot be had: ${lastLine(stderr)}`);
    const { Dir } = JSON.parse(stdout) as { Dir: string };
    await publish(dirname(path()), async (directory) => {
      const target = join(directory, program);
      await copyFile(join(Dir, "python/cmd", program), target);
      // The script asks for `python`; many systems have only `python3`.
      const text = await readFile(target, "utf8").then((script) =>
        script.replace(/^#!.*python$/m, "#!/usr/bin/env python3"),
      );
      await chmod(target, 0o755);
      await writeFile(target, text);
      seal(target);
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
