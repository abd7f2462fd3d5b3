import { spawnSync } from "node:child_process";
import { isRecord } from "../../inputs/proxies";
import { programDirectory } from "../program-directory";
import { type Chart, type Helm, located } from "./chart";
import { ownValues } from "./own-values";
import { yamlDocuments } from "./yaml";

/** Documents that a chart renders, or why it renders none; `byValues` if it might with other values. */
export type Rendered =
  | { readonly documents: readonly object[] }
  | { readonly failure: string; readonly byValues?: boolean };

const longest = 10 * 2 ** 20;
const mostDocuments = 2_000;

/** Kept while their texts have less than this many characters. */
const mostKept = 64 * 2 ** 20;

/** Results by what they are made of, all forgotten together when they grow too many. */
class Kept<T> {
  readonly #results = new Map<string, T>();
  #size = 0;

  of(key: string, make: () => { readonly result: T; readonly size: number }): T {
    const kept = this.#results.get(key);
    if (kept !== undefined) return kept;
    const { result, size } = make();
    this.#size += key.length + size;
    if (this.#size > mostKept) {
      this.#results.clear();
      this.#size = key.length + size;
    }
    this.#results.set(key, result);
    return result;
  }
}

const renderings = new Kept<Rendered>();
const shownValues = new Kept<readonly unknown[]>();
/** By their text: most documents of a chart are the same whatever the values. */
const parsings = new Kept<readonly unknown[]>();

/** Renders the chart with the values, once for each set of them. The values go to helm's standard input. */
export function render(chart: Chart, values: unknown, flags: readonly string[] = []): Rendered {
  // The order of keys makes no difference to helm.
  const text = JSON.stringify(values, (_, value) => (isRecord(value) ? sorted(value) : value));
  return renderings.of(JSON.stringify([chart, flags, text]), () => renderNow(chart, text, flags));
}

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.keys(record)
      .sort()
      .map((key) => [key, record[key]]),
  );

/** The values that the chart has without those of the program; undefined if it does not show them. */
export function defaults(chart: Chart): unknown {
  const [values] = shownValues.of(JSON.stringify(chart), () => {
    const { place, flags } = located(chart);
    const own = ownValues(place);
    if (own !== undefined) return { result: [own], size: 0 };
    const { text = "" } = run(chart.helm, ["show", "values", ...flags, "--", place], "");
    try {
      return { result: yamlDocuments(text), size: text.length };
    } catch {
      return { result: [], size: 0 };
    }
  });
  return values;
}

function renderNow(chart: Chart, values: string, more: readonly string[]): { result: Rendered; size: number } {
  const { place, flags } = located(chart);
  const own = [
    "--values=-",
    ...(chart.namespace === undefined ? [] : [`--namespace=${chart.namespace}`]),
    ...(chart.crds ? ["--include-crds"] : []),
    ...(chart.dependencyUpdate ? ["--dependency-update"] : []),
    ...(chart.helm.kubeVersion === "" ? [] : [`--kube-version=${chart.helm.kubeVersion}`]),
  ];
  const { text, ...failed } = run(
    chart.helm,
    ["template", ...flags, ...own, ...more, "--", chart.release, place],
    values,
  );
  if (text === undefined) return { result: failed as Failed, size: 0 };
  const sized = (result: Rendered) => ({ result, size: text.length });
  const many = { failure: `it has more than ${mostDocuments.toLocaleString("en")} documents` };
  try {
    const texts = text.split(/^---(?=\s|$)/m);
    if (texts.length > mostDocuments + 1) return sized(many);
    const documents = texts
      .filter((one) => !isLargeAndPodless(one))
      .flatMap((one) => parsings.of(one, () => ({ result: yamlDocuments(one), size: one.length })));
    if (documents.length > mostDocuments) return sized(many);
    return sized({ documents: documents.filter(isRecord) });
  } catch {
    return sized({ failure: "its documents are no YAML", byValues: true });
  }
}

const podless = /^kind: CustomResourceDefinition *$/m;
const ofPodless = /^apiVersion: apiextensions\.k8s\.io\/v1(beta1)? *$/m;

/**
 * Whether a document declares a kind of its own, which has no containers: these are by far the largest, and reading one takes
 * longer than helm itself. True only if each key of the document stands at the start of a line as a plain word, so that no text
 * in it can pass for its kind.
 */
function isLargeAndPodless(text: string): boolean {
  if (text.length < 10_000 || !podless.test(text) || !ofPodless.test(text)) return false;
  const lines = text.match(/^[^\s#].*$/gm) ?? [];
  const keys = lines.filter((line) => !/^-( |$)/.test(line));
  const plain = /^([A-Za-z]+):( |$)/;
  const [first] = /^(?!\s*(#|$)).*/m.exec(text) ?? [];
  return (
    keys[0] !== undefined &&
    keys[0] === first &&
    keys.every((line) => plain.test(line)) &&
    new Set(keys.map((line) => plain.exec(line)?.[1])).size === keys.length
  );
}

interface Failed {
  readonly text?: never;
  readonly failure: string;
  readonly byValues?: boolean;
}

function run(helm: Helm, args: readonly string[], input: string): { readonly text: string } | Failed {
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
