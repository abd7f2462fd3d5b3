import { type Path, parsePath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Namespace } from "../../model/container";
import { DeclaredNamespace, nowhere } from "../common";

/** Where a pod stands in a resource, and whether the resource only patches what it names. */
export interface Pod {
  /** The object that declares it: the resource, or an item of a list. */
  readonly owner: Path;
  readonly spec: Path;
  readonly metadata: Path;
  readonly patch: boolean;
  /** Where a StatefulSet declares the claims its pods mount by name. */
  readonly claims: Path;
  /** Whether a claim counts before a volume of its name: of a StatefulSet and its like. */
  readonly claimsFirst: boolean;
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
const customShapes = ["spec.template.spec", "spec.jobTemplate.spec.template.spec", "template.spec", "spec"];

/** `kubernetes:apps/v1:DeploymentList` -> group and version, kind, and which variant of the kind. */
export function parseToken(type: string) {
  // A mere `List` holds resources of any kinds.
  const match = /^kubernetes:([^:]+):(\w*?)(List)?(Patch)?$/.exec(type);
  const [, version = "", kind = "", list, patch] = match ?? [];
  return match ? { version, kind, list: list !== undefined, patch: patch !== undefined } : undefined;
}

/** Whether the type is one of Kubernetes' own kinds that always carry a pod. */
export function carriesPod(type: string): boolean {
  const token = parseToken(type);
  return token !== undefined && builtIn.test(token.version) && Object.hasOwn(podsAt, token.kind);
}

/** The pods of a resource: by kind for Kubernetes' own, by shape for custom resources. */
export function podsOf(type: string, props: Props): Pod[] {
  const token = parseToken(type);
  if (!token || token.version.startsWith("helm.sh/")) return [];
  const at = carriesPod(type) ? podsAt[token.kind] : undefined;
  const prefix = token.list ? "items[*]." : "";
  const specs = (at ? [at] : customShapes).flatMap((shape) => props.expand(parsePath(prefix + shape)));
  const found = at ? specs : specs.filter((spec) => mayBePod(props, spec));
  return found.map((spec) => {
    const owner = spec.slice(0, token.list ? 2 : 0);
    return {
      owner,
      spec,
      metadata: [...spec.slice(0, -1), "metadata"],
      patch: token.patch,
      claims: [...owner, "spec", "volumeClaimTemplates"],
      claimsFirst: /(StatefulSet|CloneSet)$/.test(token.kind),
    };
  });
}

/** The namespace of what stands at `path`: each item of a list has its own, and the list has none. */
export function namespaceAt(type: string, props: Props, path: Path): Namespace {
  const list = parseToken(type)?.list === true;
  if (list && path.length === 0) return nowhere;
  return new DeclaredNamespace(props, [...path.slice(0, list ? 2 : 0), "metadata", "namespace"]);
}

/**
 * Whether a pod stands there, as far as is known. Operators have lists of that name that only override what they
 * generate; a container has an image.
 */
function mayBePod(props: Props, spec: Path): boolean {
  if (!props.has(spec, ["containers"])) return false;
  const whole = (container: Path) => props.has(container, ["image"]);
  const { result: containers, unknown } = props.collectUnknown(() => props.objects(spec, ["containers"]));
  if (containers.length > 0) return containers.some(whole);
  if (!unknown.some((path) => tellsOfPod(props, spec, path))) return false;
  return props.quietly(() => props.objects(spec, ["initContainers"])).every(whole);
}

/**
 * Whether what is not known at `path`, in the way to the containers of `spec`, is likely to be of a pod by what is known.
 * A `spec` is of anything, and so is a `template`, unless a `selector` beside it says what it makes.
 */
function tellsOfPod(props: Props, spec: Path, path: Path): boolean {
  if (path.length > spec.length || path.includes("jobTemplate")) return true;
  if (path.length === spec.length) return path.at(-2) === "template";
  return path.at(-1) === "template" && props.has([...path.slice(0, -1), "selector"]);
}

/** Whether the pod runs on Windows, where the API refuses a read-only root; undefined while that is not known. */
export function isWindows(props: Props, pod: Pod): boolean | undefined {
  const os = props.reading(pod.spec, ["os", "name"]);
  if ("unknown" in os) return undefined;
  const selected = props.readQuietly(pod.spec, ["nodeSelector", "kubernetes.io/os"]);
  return (os.value ?? selected) === "windows";
}
