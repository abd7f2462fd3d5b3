import { isDeepStrictEqual } from "node:util";
import { parseAllDocuments } from "yaml";
import { readConfig } from "../../policies/engine/config";
import { judge } from "../../policies/engine/judge";
import { Workloads } from "../../policies/engine/workloads";
import { adapters, type Workload } from "../../policies/platforms";
import { rules } from "../../policies/rules";
import { run } from "../toolchain/run";

/** What the rules say of a chart as a release, and of the same chart's objects one by one. */
export interface Comparison {
  readonly documents: number;
  readonly containers: number;
  readonly findings: number;
  /** Findings of one of the two alone; empty if both say the same. */
  readonly different: readonly string[];
}

interface ChartObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  metadata?: { name?: string; namespace?: string };
}

const namespace = "proof";

/**
 * Judges the chart at `place` as a `Release`, and as the objects that `kubernetes.helm.v4.Chart` registers for what the same helm
 * renders, hooks among them.
 *
 * @throws Error in the words of helm if it does not render the chart.
 */
export async function compare(helm: string, place: string, values: object = {}): Promise<Comparison> {
  const flags = Object.keys(values).length === 0 ? [] : ["--set-json", ...assignments(values)];
  const args = ["template", "proof", place, "--namespace", namespace, "--include-crds", ...flags];
  const { code, stdout, stderr } = await run(helm, args);
  if (code !== 0) throw new Error(stderr.trim().split("\n").at(-1));
  const documents = parseAllDocuments(stdout, { schema: "yaml-1.1", merge: true, uniqueKeys: false })
    .map((document) => document.toJS() as ChartObject | null)
    .filter((document) => document?.kind !== undefined) as ChartObject[];
  const options: Readonly<Record<string, unknown>> = { helm, helmTimeout: 120, kubeVersion: "" };
  const workloads = new Workloads(adapters, undefined, (name) => options[name]);
  const release = workloads.read({
    type: "kubernetes:helm.sh/v3:Release",
    name: "proof",
    props: { name: "proof", namespace, chart: place, values },
  });
  if (release.opaque !== undefined) throw new Error(release.opaque.reason);
  const children = documents.map((object) => {
    const { apiVersion, kind, metadata } = object;
    const placed = { ...object, metadata: { namespace, ...metadata } };
    const type = `kubernetes:${apiVersion?.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;
    const workload = workloads.read({ type, name: "child", props: placed });
    return { workload, title: `${kind} "${metadata?.name}", ` };
  });
  const together = saysOf(release, "");
  const single = children.flatMap(({ workload, title }) => saysOf(workload, title));
  return {
    documents: documents.length,
    containers: release.containers.length,
    findings: single.length,
    different: [
      ...(release.containers.length === count(children)
        ? []
        : [`containers: ${release.containers.length}, not ${count(children)}`]),
      ...without(together, single).map((line) => `as a release: ${line}`),
      ...without(single, together).map((line) => `as objects: ${line}`),
    ],
  };
}

const assignments = (values: object) => [
  Object.entries(values)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(","),
];

const count = (children: readonly { readonly workload: Workload }[]) =>
  children.reduce((sum, { workload }) => sum + workload.containers.length, 0);

/**
 * Each finding with rule and level, without the path at which it is set right: a release has another one. Ends of names that a
 * chart makes by chance are left out too.
 */
function saysOf(workload: Workload, title: string): string[] {
  return rules.flatMap((rule) => {
    const { judgements } = judge(rule, { type: "", name: "", urn: "" } as never, workload, readConfig(rule, {}));
    return judgements.map(({ level, text }) => {
      const said = `${title}${text}`.replace(/; (set|remove|add) [^;]*/g, "; $1 ...").replace(/-\w{5}"/g, '-..."');
      return `${rule.name} ${level}: ${said}`;
    });
  });
}

function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((line) => {
    const at = left.findIndex((other) => isDeepStrictEqual(other, line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
