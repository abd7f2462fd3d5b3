import { type Path, parsePath, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Namespace } from "../../model/container";
import { asString } from "../../model/setting";
import { DeclaredNamespace, nowhere } from "../namespace";
import { type ContainerPlace, findIn, mayMakePods, partsWithPods } from "./custom";

/** The path of a pod in a resource, and whether the resource is a Patch. */
export interface Pod {
  /** Paths of its containers in custom resources, which may use other names for their lists. */
  readonly places?: readonly ContainerPlace[];
  /** The object that declares it: the resource, or an item of a list. */
  readonly owner: Path;
  /** The kind that is applied: `Deployment`. */
  readonly kind: string;
  readonly spec: Path;
  readonly metadata: Path;
  readonly patch: boolean;
  /** The property with its volumes. Default: `volumes`. */
  readonly volumes?: string;
  /** The path of its namespace. Default: that of its owner. */
  readonly namespace?: Path;
  /** Path of the claims that pods of a StatefulSet mount by name. */
  readonly claims: Path;
  /** Whether a claim replaces a volume of the same name, as in a StatefulSet. */
  readonly claimsFirst: boolean;
  /** Other lists of volumes of the same object, which its operator may give to its containers. */
  readonly volumesElsewhere?: readonly Path[];
  /** The differences of a pod that another service creates. */
  readonly dialect?: Dialect;
}

/** The properties of a pod in another service. */
export interface Dialect {
  readonly readOnlyRoot: string;
  readonly command: string;
  readonly env: string;
  /** Properties that the service lacks, or has another default for: a pod that omits them decides nothing. */
  readonly undecided: readonly ("capabilities" | "seccompProfile" | "hostNetwork")[];
}

const podsAt: Readonly<Record<string, string>> = {
  Pod: "spec",
  PodTemplate: "template.spec",
  ReplicationController: "spec.template.spec",
  Deployment: "spec.template.spec",
  DaemonSet: "spec.template.spec",
  StatefulSet: "spec.template.spec",
  ReplicaSet: "spec.template.spec",
  Job: "spec.template.spec",
  CronJob: "spec.jobTemplate.spec.template.spec",
};

// As a CustomResource the core group has no name: `kubernetes:v1:Pod`.
const builtIn = /^((core|apps|batch|extensions)\/|v1$)/;
const customShapes = ["spec.template.spec", "spec.jobTemplate.spec.template.spec", "template.spec", "spec"].map(
  parsePath,
);

/** `kubernetes:apps/v1:DeploymentList` -> group and version, kind, and which variant of the kind; undefined elsewhere. */
export function parseToken(type: string) {
  const match = /^kubernetes:([^:]*):(.*)$/s.exec(type);
  if (match === null) return undefined;
  const [, version = "", name = ""] = match;
  // Custom kinds may end in these words as well. A mere `List` holds resources of any kinds.
  const [, kind = "", list, patch] = /^(.*?)(List)?(Patch)?$/s.exec(name) ?? [];
  const own = builtIn.test(version);
  return own
    ? { version, kind, list: list !== undefined, patch: patch !== undefined }
    : { version, kind: name, list: false, patch: false };
}

/** Whether the type is one of Kubernetes' own kinds that always carry a pod. */
export function carriesPod(type: string): boolean {
  const token = parseToken(type);
  return token !== undefined && podPath(token) !== undefined;
}

/** What is applied: group and version, and kind. */
export interface Kind {
  readonly version: string;
  readonly kind: string;
}

function podPath({ version, kind }: Kind): string | undefined {
  return builtIn.test(version) && Object.hasOwn(podsAt, kind) ? podsAt[kind] : undefined;
}

/** The pods of a resource: found by kind in built-in kinds, by shape in custom resources. */
export function podsOf(type: string, props: Props): Pod[] {
  const token = parseToken(type);
  if (!token) return [];
  return ownersIn(props, token).flatMap((owner) => {
    const kind = applied(props, owner, token);
    const path = podPath(kind);
    const pod = (spec: Path): Pod => ({
      owner,
      kind: kind.kind,
      spec,
      metadata: [...spec.slice(0, -1), "metadata"],
      patch: token.patch,
      claims: [...owner, "spec", "volumeClaimTemplates"],
      claimsFirst: /(StatefulSet|CloneSet)$/.test(kind.kind),
    });
    if (path !== undefined) return [pod([...owner, ...parsePath(path)])];
    // A revision holds the pods of the workload that may go back to it.
    const revision = kind.kind === "ControllerRevision" && kind.version.startsWith("apps/");
    const parts = revision ? [[...owner, "data"]] : partsWithPods(props, owner, kind.version);
    const found = parts.flatMap((part) => {
      const { pods, volumes } = findIn(props, part, kind.version);
      return pods.map(({ spec, containers }) => ({ ...pod(spec), places: containers, volumesElsewhere: volumes }));
    });
    if (!mayMakePods(kind.version)) return found;
    // An unknown list may stand beside a known one.
    for (const { spec } of found) props.objects(spec, ["containers"]);
    const known = new Set(found.map(({ spec }) => showPath(spec)));
    const unknown = customShapes
      .map((shape) => [...owner, ...shape])
      .filter((spec) => !known.has(showPath(spec)) && mayBePod(props, spec));
    return [...found, ...unknown.map(pod)];
  });
}

/** The applied kind: the provider goes by the `apiVersion` and `kind` in the inputs, not by the type of the resource. */
export function applied(props: Props, owner: Path, token: Kind): Kind {
  const version = asString(props.read(owner, ["apiVersion"])) ?? token.version;
  const kind = asString(props.read(owner, ["kind"])) ?? token.kind;
  return { version, kind };
}

/** The objects in a resource: the items of a list, or the resource itself; both where it is of a custom kind. */
export function ownersIn(props: Props, { kind, list }: Kind & { readonly list: boolean }): Path[] {
  const own = asString(props.read(["kind"]));
  const isList = own === undefined ? list || /List$/.test(kind) : /List$/.test(own);
  if (!isList || !props.has(["items"])) return [[]];
  const items = itemsOf(props, ["items"]);
  return props.has(["spec"]) ? [[], ...items] : items;
}

/** The objects of a list, and of lists in it. */
function itemsOf(props: Props, list: Path): Path[] {
  return props.objects(list).flatMap((item) => {
    const isList = /List$/.test(asString(props.read(item, ["kind"])) ?? "") && props.has(item, ["items"]);
    return isList && item.length < deepest ? itemsOf(props, [...item, "items"]) : [item];
  });
}

/** Lists are seldom in lists; the bound stops inputs that are built to be endless. */
const deepest = 20;

/** The namespace of the object at `path`: each item of a list has its own, and the list has none. */
export function namespaceAt(props: Props, path: Path): Namespace {
  const list = props.has(["items"]) && !props.has(["spec"]);
  if (list && path.length === 0) return nowhere;
  let depth = 0;
  while (list && path[depth] === "items") depth += 2;
  return new DeclaredNamespace(props, [...path.slice(0, depth), "metadata", "namespace"]);
}

/** Whether the unknown value may turn out to be a pod with containers. */
function mayBePod(props: Props, spec: Path): boolean {
  if (!props.has(spec, ["containers"])) return false;
  const { result: containers, unknown } = props.collectUnknown(() => props.objects(spec, ["containers"]));
  if (containers.length > 0 || !unknown.some((path) => tellsOfPod(props, spec, path))) return false;
  return props.quietly(() => props.objects(spec, ["initContainers"])).every((one) => props.has(one, ["image"]));
}

/**
 * Whether the unknown value at `path`, above `spec.containers`, probably holds a pod. `spec` and `template` alone prove
 * nothing, because many custom resources have them; a `selector` beside `template` does.
 */
function tellsOfPod(props: Props, spec: Path, path: Path): boolean {
  if (path.length > spec.length || path.includes("jobTemplate")) return true;
  if (path.length === spec.length) return path.at(-2) === "template";
  return path.at(-1) === "template" && props.has([...path.slice(0, -1), "selector"]);
}

/** The applied version and kind; for a list, its own. Empty for a type of another provider. */
export function appliedKind(type: string, props: Props): Kind {
  return applied(props, [], parseToken(type) ?? { version: "", kind: "" });
}

/** Whether the pod runs on Windows, where the API refuses a read-only root; undefined while unknown. */
export function isWindows(props: Props, pod: Pod): boolean | undefined {
  const os = props.reading(pod.spec, ["os", "name"]);
  if ("unknown" in os) return undefined;
  if ((os.value ?? undefined) !== undefined) return os.value === "windows";
  return props.quietly(() => {
    const selected = labels.map((label) => props.read(pod.spec, ["nodeSelector", label]));
    return (
      selected.includes("windows") || (selected.every((value) => value === undefined) && requiresWindows(props, pod))
    );
  });
}

const labels = ["kubernetes.io/os", "beta.kubernetes.io/os"];

/** Whether every term of its required node affinity lets it run on Windows alone. */
function requiresWindows(props: Props, { spec }: Pod): boolean {
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  const terms = props.objects(spec, ["affinity", "nodeAffinity", required, "nodeSelectorTerms"]);
  const only = (expression: Path) => {
    const values = props.elements(expression, ["values"]);
    return (
      labels.includes(asString(props.read(expression, ["key"])) ?? "") &&
      props.read(expression, ["operator"]) === "In" &&
      values.length === 1 &&
      props.read(values[0] as Path) === "windows"
    );
  };
  return terms.length > 0 && terms.every((term) => props.objects(term, ["matchExpressions"]).some(only));
}
