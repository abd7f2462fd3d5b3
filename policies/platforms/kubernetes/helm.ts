import { isRecord } from "../../inputs/proxies";
import { type Chart, located } from "./chart";
import { type Failed, runHelm } from "./helm-process";
import { ownValues } from "./own-values";
import { yamlDocuments } from "./yaml";

/** Documents that a chart renders, or why it renders none. */
export type Rendered = { readonly documents: readonly object[] } | Omit<Failed, "text">;

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
    const { text = "" } = runHelm(chart.helm, ["show", "values", ...flags, "--", place], "");
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
  const { text, ...failed } = runHelm(
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
