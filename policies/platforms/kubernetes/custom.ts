import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";

/** Containers found in a custom resource. */
export interface Found {
  /** The object with the containers: a pod's spec, or a similar object. */
  readonly spec: Path;
  /** Each container, and the property that holds it. */
  readonly containers: readonly Place[];
}

export interface Place {
  readonly at: Path;
  /** `containers`, `initContainers`, `container`, … */
  readonly list: string;
  /** The property with the container's security context. Default: `securityContext`. */
  readonly security?: string;
}

/** Groups without pods: policies contain patterns of pods, and these groups of Kubernetes create none. */
const without = new RegExp(
  "^(kyverno\\.io|policies\\.kyverno\\.io|policy\\.open-cluster-management\\.io|[\\w.-]+\\.gatekeeper\\.sh|" +
    "([\\w-]+\\.)?(admissionregistration|apiextensions|apiregistration|apiserver|authentication|authorization|certificates|" +
    "coordination|discovery|events|metrics|networking|node|policy|resource|scheduling|storage|storagemigration)\\.k8s\\.io)/",
);

/** Whether a cluster may create pods from a custom resource of this group. */
export function mayMakePods(apiVersion: string): boolean {
  return /^[\w-]+(\.[\w-]+)+\//.test(apiVersion) && !without.test(apiVersion);
}

const lists = ["containers", "initContainers", "ephemeralContainers", "sidecars"];

/** Custom resources are seldom ten levels deep; the bound stops inputs that are built to be endless. */
const deepest = 60;

/**
 * Finds containers at any depth of a custom resource: lists with Kubernetes' names for them; steps of Tekton; a single
 * container or script with an image, as in Argo and KServe; and a security context that declares a writable root or a
 * privileged container. Skips the status, which only describes existing objects.
 */
export function containersIn(props: Props, owner: Path, apiVersion: string): Found[] {
  const group = apiVersion.split("/")[0] ?? "";
  const found: Found[] = [];
  const visit = (at: Path) => {
    if (at.length > owner.length + deepest) return;
    const keys = props.keys(at);
    const places = keys.flatMap((key) => placesAt(props, at, key, group));
    const explicit = places.length === 0 ? keys.filter((key) => isUnsafe(props, at, key)) : [];
    const containers = [...places, ...explicit.map((security) => ({ at, list: "container", security }))];
    if (containers.length > 0) found.push({ spec: at, containers });
    for (const key of keys) {
      if (at.length === owner.length && (key === "status" || key === "metadata")) continue;
      if (places.some(({ list }) => list === key)) continue;
      descend([...at, key]);
    }
  };
  const descend = (at: Path) => {
    const elements = props.elements(at);
    if (elements.length > 0) for (const element of elements) descend(element);
    else visit(at);
  };
  props.quietly(() => visit(owner));
  return found;
}

function placesAt(props: Props, at: Path, key: string, group: string): Place[] {
  const own = [...at, key];
  const isTekton = group.endsWith("tekton.dev");
  if (lists.includes(key)) {
    const all = props.objects(own);
    // Lists such as `sidecars` may contain anything; containers have images, or override those of an operator.
    const are =
      key === "containers" ? all.some((one) => isContainer(props, one)) : all.some((one) => hasImage(props, one));
    return are ? all.map((one) => ({ at: one, list: key })) : [];
  }
  if (isTekton && key === "steps") {
    return props
      .objects(own)
      .filter((one) => hasImage(props, one))
      .map((one) => ({ at: one, list: "steps" }));
  }
  const single = key === "container" ? group !== "kubevirt.io" : key === "script" && group === "argoproj.io";
  return single && hasImage(props, own) ? [{ at: own, list: "container" }] : [];
}

const hasImage = (props: Props, at: Path) => props.has(at, ["image"]);

function isContainer(props: Props, at: Path): boolean {
  const parts = ["image", "securityContext", "volumeMounts", "resources", "env", "command", "args"];
  return parts.some((part) => props.has(at, [part]));
}

/** Whether a security context without a container declares a writable root or a privileged container. */
function isUnsafe(props: Props, at: Path, key: string): boolean {
  if (!/^(\w+S|s)ecurityContext$/.test(key)) return false;
  return props.read(at, [key, "readOnlyRootFilesystem"]) === false || props.read(at, [key, "privileged"]) === true;
}
