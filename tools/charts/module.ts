import { join } from "node:path";
import { goEnvironment } from "../toolchain/go";
import { lastLine, run } from "../toolchain/run";

/** The directory of helm's Go module, which the toolchain builds helm from. It holds the charts of helm's own tests. */
export async function helmModule(): Promise<string> {
  const cwd = join(__dirname, "../toolchain/modules/helm");
  const { code, stdout, stderr } = await run("go", ["mod", "download", "-json", "helm.sh/helm/v3"], {
    cwd,
    env: await goEnvironment(),
  });
  if (code !== 0) throw new Error(`the module of helm cannot be had: ${lastLine(stderr)}`);
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}
