import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import { asString } from "../../model/setting";
import type { Adapter, Workload } from "../workload";
import { isTooDeep } from "./custom";
import { documentsIn, type Embedded, EmbeddedProps } from "./text-props";

/** A manifest in a text. */
class ManifestProps extends EmbeddedProps {
  /** The number of texts around it. */
  get depth(): number {
    return depthOf(this.owner) + 1;
  }
}

const depthOf = (props: Props): number => (props instanceof ManifestProps ? props.depth : 0);

/** Each text of a text is read anew. */
const mostTexts = 5;

/** Whether resources of this kind hold workflows of Argo: a Sensor of Argo Events starts them. */
export function holdsWorkflow(version: string, kind: string): boolean {
  return version.startsWith("argoproj.io/") && /^((Cluster)?WorkflowTemplate|(Cron)?Workflow|Sensor)$/.test(kind);
}

/**
 * Reads the texts of workflows of Argo: `resource.manifest` is an object that the controller applies, and `podSpecPatch` changes
 * the pods that it makes. Unknown texts are recorded.
 *
 * https://github.com/argoproj/argo-workflows/blob/7ea36dc47c0f31be7aa803d4e263170736c7c577/pkg/apis/workflow/v1alpha1/workflow_types.go
 */
export function manifestTexts(props: Props, name: string, document: Adapter): Embedded {
  const inside: Workload[] = [];
  const hidden: string[] = [];
  for (const at of objectsIn(props, ["spec"])) {
    const patch: Path = [...at, "podSpecPatch"];
    const changed = props.has(patch) ? documentsAt(props, patch) : [];
    if (changed?.some(changesConfinement) ?? true) hidden.push(`${showPath(patch)} changes its pods when they start`);
    const action = at.at(-1) === "resource" ? asString(props.read(at, ["action"])) : undefined;
    if (action === undefined || action === "get" || action === "delete") continue;
    const manifest: Path = [...at, "manifest"];
    if (props.has(at, ["manifestFrom"])) hidden.push(`${showPath([...at, "manifestFrom"])} is applied from elsewhere`);
    const applied = props.has(manifest) ? documentsAt(props, manifest) : [];
    if (applied === undefined) hidden.push(`${showPath(manifest)} cannot be read before the workflow fills it in`);
    for (const one of applied ?? []) {
      if (!isRecord(one)) continue;
      const type = `kubernetes:${text(one.apiVersion)}:${text(one.kind)}${action === "patch" ? "Patch" : ""}`;
      inside.push(document(new ManifestProps(one, props, manifest), { type, name }));
    }
  }
  const opaque = { reason: hidden.join(", and "), advice: "write it as objects, or check it where it is kept" };
  return { inside, opaque: hidden.length === 0 ? inside.find((one) => one.opaque)?.opaque : opaque };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The objects at and below `owner`. */
function objectsIn(props: Props, owner: Path): Path[] {
  const found: Path[] = [];
  const visit = (at: Path) => {
    if (isTooDeep(at, owner)) return;
    const elements = props.objects(at);
    if (elements.length > 0) for (const element of elements) visit(element);
    else {
      found.push(at);
      for (const key of props.branches(at)) visit([...at, key]);
    }
  };
  props.quietly(() => visit(owner));
  return found;
}

/** The documents of a text; none while it is unknown, and undefined if it cannot be read. */
function documentsAt(props: Props, at: Path): unknown[] | undefined {
  const value = props.read(at);
  if (typeof value !== "string") return [];
  return depthOf(props) === mostTexts ? undefined : documentsIn(value);
}

/** Properties of a pod and its containers without a meaning for what they may write. */
const harmless =
  /^(name|resources|limits|requests|nodeSelector|tolerations|affinity|priorityClassName|activeDeadlineSeconds)$/;

/** Whether a patch of a pod sets more than names, resources and where it runs. */
function changesConfinement(patch: unknown): boolean {
  if (!isRecord(patch)) return patch !== null && patch !== undefined;
  return Object.entries(patch).some(([key, value]) => {
    if (!/^(initContainers|containers)$/.test(key)) return !harmless.test(key);
    return (
      !Array.isArray(value) ||
      value.some((one) => !isRecord(one) || Object.keys(one).some((own) => !harmless.test(own)))
    );
  });
}
