import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";

/** Containers found in a custom resource. */
export interface FoundPod {
  /** The object with the containers: a pod's spec, or a similar object. */
  readonly spec: Path;
  /** Each container, and the property that holds it. */
  readonly containers: readonly ContainerPlace[];
}

/** Where a container stands, and where its properties stand that have other names than in a pod. */
export interface ContainerPlace {
  readonly at: Path;
  /** `containers`, `initContainers`, `container`, … */
  readonly list: string;
  /** The property with the container's security context. Default: `securityContext`. */
  readonly security?: string;
  /** The properties with its volumes and their mounts. Default: `volumes` of the pod and `volumeMounts`. */
  readonly volumes?: string;
  readonly mounts?: string;
  /** The property of the object around it in which it was found. */
  readonly key?: string;
  /** The object with the defaults of its properties. */
  readonly defaults?: Path;
  /** Whether it only overrides a container that is declared elsewhere. Default: whether it has no image. */
  readonly partial?: boolean;
  /** Whether an operator adds mounts that its resource does not list. */
  readonly mountsAdded?: boolean;
}

/** The parts of pods that a custom resource holds. */
export interface PodParts {
  readonly pods: readonly FoundPod[];
  /** Lists of volumes, which may stand beside, above or below the containers. */
  readonly volumes: readonly Path[];
  /** Sources of the host that stand in no such list. */
  readonly onHost: readonly Path[];
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

/** Properties of policies from which their engines make objects, by group; all else there is patterns. */
const making: readonly (readonly [group: RegExp, key: string])[] = [
  [/^kyverno\.io\//, "generate"],
  [/^policies\.kyverno\.io\//, "generate"],
  [/^policy\.open-cluster-management\.io\//, "objectDefinition"],
];

/** The parts of a custom resource that may hold pods: all of it, or of a policy what its engine makes objects from. */
export function partsWithPods(props: Props, owner: Path, apiVersion: string): Path[] {
  if (mayMakePods(apiVersion)) return [owner];
  const key = making.find(([group]) => group.test(apiVersion))?.[1];
  if (key === undefined) return [];
  const parts: Path[] = [];
  const visit = (at: Path) => {
    if (isTooDeep(at, owner)) return;
    for (const element of props.elements(at)) visit(element);
    for (const name of props.keys(at)) {
      if (at.length === owner.length && (name === "status" || name === "metadata")) continue;
      if (name === key) parts.push([...at, name]);
      else visit([...at, name]);
    }
  };
  props.quietly(() => visit(owner));
  return parts;
}

/** Names of lists with containers: `extraContainers`, `initContainers`, `sidecars`. */
export const containerLists = /^(containers|sidecars|\w+Containers|\w+Sidecars)$/;

/** Names of security contexts, those of pods among them: `podSecurityContext`. */
export const securityContexts = /^(securityContext|\w+SecurityContext)$/;

/** Whether an operator gives every container a writable root, whatever its resource says: the one of Zalando for PostgreSQL. */
export function ignoresFlag(apiVersion: string): boolean {
  return apiVersion.startsWith("acid.zalan.do/");
}

/** Whether an operator mounts claims that its resource names outside its pods: `dataVolumeClaimTemplate` of the one of Altinity for ClickHouse. */
const addsMounts = (group: string) => group === "clickhouse.altinity.com";

/** Whether `at` is further below `owner` than resources are, which seldom have ten levels: some inputs are built to be endless. */
export const isTooDeep = (at: Path, owner: Path): boolean => at.length > owner.length + 60;

/**
 * Finds containers at any depth of a custom resource: lists with Kubernetes' names for them; steps of Tekton; a single
 * container or script with an image, as in Argo and KServe; and what an operator adds to a container that it makes: a security
 * context that is unsafe outright, and mounts. Skips the status, which only describes existing objects.
 */
export function findIn(props: Props, owner: Path, apiVersion: string): PodParts {
  const walks = seen.get(props) ?? new Map<string, () => PodParts>();
  seen.set(props, walks);
  const key = `${showPath(owner)} ${apiVersion}`;
  const walk = walks.get(key) ?? props.cached(() => walkThrough(props, owner, apiVersion));
  walks.set(key, walk);
  return walk();
}

/** One walk through each resource, however many ask. */
const seen = new WeakMap<Props, Map<string, () => PodParts>>();

function walkThrough(props: Props, owner: Path, apiVersion: string): PodParts {
  const group = apiVersion.split("/")[0] ?? "";
  const pods: FoundPod[] = [];
  const volumes: Path[] = [];
  const onHost: Path[] = [];
  const visit = (at: Path) => {
    if (isTooDeep(at, owner)) return;
    // Most properties of a resource are plain values, below which there is nothing.
    const keys = props.branches(at);
    const places = keys.flatMap((key) => placesAt(props, at, key, group));
    const explicit = places.length === 0 ? keys.filter((key) => isUnsafe(props, at, key)) : [];
    const mounts = explicit.length === 0 && hasMounts(props, at, keys) ? [undefined] : [];
    const added = [...explicit, ...mounts].map(
      (security): ContainerPlace => ({ at, list: "container", partial: true, ...(security && { security }) }),
    );
    const containers = [...places, ...added];
    if (containers.length > 0) pods.push({ spec: at, containers });
    for (const key of keys) {
      if (/volumes$/i.test(key) && isVolumeList(props, [...at, key])) volumes.push([...at, key]);
      else if (isOnHost(key, at) && props.has(at, [key, "path"])) onHost.push([...at, key]);
    }
    for (const key of keys) {
      if (at.length === owner.length && (key === "status" || key === "metadata")) continue;
      if (places.some((place) => place.key === key)) continue;
      descend([...at, key]);
    }
  };
  const descend = (at: Path) => {
    const elements = props.objects(at);
    if (elements.length > 0) for (const element of elements) descend(element);
    else visit(at);
  };
  props.quietly(() => visit(owner));
  return { pods, volumes, onHost };
}

const isVolumeList = (props: Props, list: Path) => props.objects(list).some((one) => props.has(one, ["name"]));

/** Whether the property names a place of the node. A disk of a virtual machine is one in its list of volumes too. */
const isOnHost = (key: string, at: Path) => key === "hostDisk" || (key === "hostPath" && !isVolume(at));

const isVolume = (at: Path) => typeof at.at(-1) === "number" && /volumes$/i.test(String(at.at(-2)));

/** Whether the object holds mounts without being one of a list of containers. */
function hasMounts(props: Props, at: Path, keys: readonly string[]): boolean {
  return (
    keys.includes("volumeMounts") && props.objects(at, ["volumeMounts"]).some((one) => props.has(one, ["mountPath"]))
  );
}

function placesAt(props: Props, at: Path, key: string, group: string): ContainerPlace[] {
  const own = [...at, key];
  const isTekton = group.endsWith("tekton.dev");
  if (containerLists.test(key)) {
    const all = props.objects(own);
    // Lists such as `sidecars` may contain anything; containers have images, or override those of an operator.
    const are =
      key === "containers" ? all.some((one) => isContainer(props, one)) : all.some((one) => hasImage(props, one));
    const list = /init/i.test(key) ? "initContainers" : key;
    const made = {
      ...(ignoresFlag(`${group}/`) && { partial: true }),
      ...(addsMounts(group) && { mountsAdded: true }),
    };
    return are ? all.map((one) => ({ at: one, list, key, ...made })) : [];
  }
  if (isTekton && key === "steps") {
    return props
      .objects(own)
      .filter((one) => hasImage(props, one))
      .map((one) => ({ at: one, list: "steps", key, defaults: [...at, "stepTemplate"] }));
  }
  const single = key === "container" ? group !== "kubevirt.io" : key === "script" && group === "argoproj.io";
  return single && hasImage(props, own) ? [{ at: own, list: "container", key }] : [];
}

const hasImage = (props: Props, at: Path) => props.has(at, ["image"]);

function isContainer(props: Props, at: Path): boolean {
  const parts = ["image", "securityContext", "volumeMounts", "resources", "env", "command", "args"];
  return parts.some((part) => props.has(at, [part]));
}

/** Whether an object outside of containers is one for containers, and unsafe outright: a writable root, a privilege. */
function isUnsafe(props: Props, at: Path, key: string): boolean {
  if (props.read(at, [key, "readOnlyRootFilesystem"]) === false) return true;
  if (!securityContexts.test(key)) return false;
  return (
    props.read(at, [key, "privileged"]) === true ||
    props.read(at, [key, "procMount"]) === "Unmasked" ||
    props.elements(at, [key, "capabilities", "add"]).length > 0
  );
}
