// Runs Checkov on manifests and reads its results.
import { runCheckov } from "../../tools/toolchain/checkov";

/** The result of one check on one object: `CKV_K8S_22` of `Deployment.shop.web` in `/shop/web.yaml`. */
export interface Check {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
  /** Below the scanned directory, with a leading slash. */
  readonly file: string;
  readonly passed: boolean;
}

/**
 * The results of all checks on all Kubernetes objects in the manifests below `manifests`.
 *
 * @throws Error with Checkov's message if it could not read a manifest.
 */
export async function checkov(directory: string, manifests: string): Promise<Check[]> {
  const { stdout, stderr } = await runCheckov(directory, ["--directory", manifests, "--output", "json"]);
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
