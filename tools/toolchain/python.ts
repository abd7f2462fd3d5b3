import { PYTHON_HOST } from "./parts";
import { ensureScript, foundScript, type Script } from "./script";

const executor: Script = {
  name: "pulumi-language-python-exec",
  of: PYTHON_HOST,
  from: "python/cmd",
  // The script asks for `python`; many systems have only `python3`.
  adapt: (text) => text.replace(/^#!.*python$/m, "#!/usr/bin/env python3"),
};

/** The script with which the built language host runs Python programs; the host looks for it beside itself. */
export const pythonExecutor = () => foundScript(executor);

/** @throws ToolchainError with Go's message if the module of the language host is not available. */
export async function ensurePythonExecutor(): Promise<void> {
  await ensureScript(executor);
}
