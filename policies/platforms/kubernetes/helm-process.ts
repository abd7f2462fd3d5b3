import { spawnSync } from "node:child_process";
import { programDirectory } from "../program-directory";
import type { Helm } from "./chart";

/** Why helm gives no output. */
export interface Failed {
  readonly text?: never;
  readonly failure: string;
  /** Whether it might with other values. */
  readonly byValues?: boolean;
}

/** The largest output, in bytes. */
const longest = 10 * 2 ** 20;

/** Runs helm with these arguments and the text `input` on its standard input; `text` is its standard output. */
export function runHelm(helm: Helm, args: readonly string[], input: string): { readonly text: string } | Failed {
  const { status, stdout, stderr, error } = start(helm, args, input);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ETIMEDOUT") {
    return { failure: `helm takes longer than the ${helm.seconds} s of the option helmTimeout` };
  }
  if (code === "ENOBUFS") return { failure: "it renders more than 10 MB" };
  if (code === "ENOENT" || code === "EACCES") return { failure: "there is no helm that can be started" };
  // EPIPE: helm ended before it had read all values.
  if (status === 0) return { text: stdout };
  return isOld(helm) ? { failure: "helm is older than version 3" } : reasonIn(stderr ?? "");
}

const start = (helm: Helm, args: readonly string[], input: string) =>
  spawnSync(helm.program, args, {
    input,
    cwd: programDirectory,
    encoding: "utf8",
    timeout: helm.seconds * 1_000,
    killSignal: "SIGKILL",
    maxBuffer: longest,
    windowsHide: true,
  });

/** Whether its own answer names a version before 3, whose `template` takes other arguments. */
function isOld(helm: Helm): boolean {
  const { stdout } = start(helm, ["version", "--client", "--short"], "");
  const [, major] = /\bv(\d+)\.\d+\.\d+/.exec(stdout ?? "") ?? [];
  return major !== undefined && Number(major) < 3;
}

/** The reason in the words of helm that no value can be part of: a chart may print any text. */
function reasonIn(stderr: string): Failed {
  const [, place] =
    /^Error: .*?(?:execution error at|template:|parse error at) \(?([\w.-]+\/[\w./-]+:\d+)/m.exec(stderr) ?? [];
  if (place !== undefined) return { failure: `${place} fails`, byValues: true };
  const [, wrong] = /^Error: YAML parse error on ([\w.-]+\/[\w./-]+):/m.exec(stderr) ?? [];
  if (wrong !== undefined) return { failure: `${wrong} renders no YAML`, byValues: true };
  if (/don't meet the specifications of the schema/.test(stderr)) {
    return { failure: "its schema refuses the values", byValues: true };
  }
  if (/^Error: chart requires kubeVersion/m.test(stderr)) {
    return { failure: "it wants another version of Kubernetes than the option kubeVersion gives" };
  }
  if (/missing in charts\/ directory/.test(stderr)) return { failure: "its dependencies are missing" };
  if (/\b40[13]\b|unauthorized|forbidden|denied/i.test(stderr)) {
    return { failure: "its repository asks for credentials, and helm's own configuration has none that it takes" };
  }
  if (/verification|sha256 sum|\.prov\b|keyring|openpgp/i.test(stderr)) return { failure: "helm cannot verify it" };
  if (/not found|no such file|failed to download|not a valid chart repository|cannot be reached/.test(stderr)) {
    return { failure: "helm does not find it" };
  }
  return { failure: "helm fails", byValues: true };
}
