// Checkov, an independent scanner of manifests, from the Python package index.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheRoot, Failures, publish } from "../../scripts/toolchain/cache";
import { withLock } from "../../scripts/toolchain/lock";
import { lastLine, run } from "../../scripts/toolchain/run";

const version = "3.3.30";
const python = process.platform === "win32" ? "python" : "python3";

/** What one check says of one object: `CKV_K8S_22` of `Deployment.shop.web` in `/shop/web.yaml`. */
export interface Check {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
  /** Below the scanned directory, with a leading slash. */
  readonly file: string;
  readonly passed: boolean;
}

/** Where Checkov is, or why there is none. */
export type CheckovResult = { readonly directory: string } | { readonly directory: undefined; readonly reason: string };

/** Installed once into the toolchain's cache, for the Python that is on the PATH. */
export async function ensureCheckov(failures = new Failures()): Promise<CheckovResult> {
  const { code, stdout, stderr } = await run(python, ["--version"]);
  if (code !== 0) return { directory: undefined, reason: `${python} is missing: ${lastLine(stderr)}` };
  const name = `checkov-${version}-python-${lastLine(stdout).replace(/^Python /, "")}`;
  const directory = join(cacheRoot(), name);
  if (existsSync(directory)) return { directory };
  const known = failures.reason(name);
  if (known !== undefined) return { directory: undefined, reason: known };
  return withLock(`${directory}.lock`, async () => {
    if (existsSync(directory)) return { directory };
    console.log(`      installing Checkov ${version}: 300 MB, less than a minute, once`);
    try {
      await publish(directory, async (target) => {
        const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", target];
        const installed = await run(python, [...args, `checkov==${version}`], { limit: 600_000 });
        if (installed.code !== 0) throw new Error(lastLine(installed.stderr));
      });
      return { directory };
    } catch (error) {
      const reason = `Checkov could not be installed: ${(error as Error).message}`;
      failures.remember(name, reason);
      return { directory: undefined, reason };
    }
  });
}

/**
 * Every check of every Kubernetes object in the manifests below `manifests`.
 *
 * @throws Error with Checkov's words when it could not read them all.
 */
export async function checkov(directory: string, manifests: string): Promise<Check[]> {
  const args = ["--framework", "kubernetes", "--directory", manifests, "--output", "json", "--compact"];
  const { stdout, stderr } = await run(python, ["-m", "checkov.main", ...args, "--skip-download"], {
    env: { ...process.env, PYTHONPATH: directory },
    limit: 300_000,
  });
  const { results, summary } = parsed(stdout, stderr);
  if (summary.parsing_errors > 0) throw new Error(`Checkov could not read ${results.parsing_errors.join(", ")}`);
  return [...results.passed_checks, ...results.failed_checks].map((check) => ({
    id: check.check_id,
    name: check.check_name,
    resource: check.resource,
    file: check.file_path,
    passed: check.check_result.result === "PASSED",
  }));
}

interface RawCheck {
  check_id: string;
  check_name: string;
  check_result: { result: string };
  resource: string;
  file_path: string;
}

interface Report {
  results: { passed_checks: RawCheck[]; failed_checks: RawCheck[]; parsing_errors: string[] };
  summary: { parsing_errors: number };
}

function parsed(stdout: string, stderr: string): Report {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    throw new Error(`Checkov gave no report: ${stderr}${stdout}`);
  }
}
