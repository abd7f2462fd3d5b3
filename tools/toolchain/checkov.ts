import type { Log } from "./build";
import { Failures } from "./cache";
import { ensurePackages, runPython } from "./pip";
import type { Outcome } from "./run";

const version = "3.3.30";

/** The directory of Checkov, or the reason why it is missing. */
export type CheckovResult =
  | { readonly directory: string; readonly version: string }
  | { readonly directory: undefined; readonly reason: string };

/** Checkov, a scanner of manifests by another vendor. */
export async function ensureCheckov(log: Log = () => {}, failures = new Failures()): Promise<CheckovResult> {
  const found = await ensurePackages(
    {
      name: `checkov-${version}`,
      label: `Checkov ${version}`,
      cost: "300 MB, about a minute",
      requirements: [`checkov==${version}`],
    },
    log,
    failures,
  );
  return found.directory === undefined ? found : { ...found, version };
}

/** Runs the Checkov in `directory` over manifests of Kubernetes, or of another framework, without network access. */
export function runCheckov(
  directory: string,
  args: readonly string[],
  cwd?: string,
  framework = "kubernetes",
): Promise<Outcome> {
  const all = ["-m", "checkov.main", "--framework", framework, "--compact", "--skip-download", ...args];
  return runPython(directory, all, cwd);
}
