import { showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import type { Container } from "../../model/container";
import { enumerate } from "../../model/grammar";
import type { DeclaredVolume } from "../../model/mount";
import { type Adapter, noContainers, type Opaque, type Registration, type Workload, workload } from "../workload";
import { onWindowsHost, podContainers } from "./container";
import { appliesManifests } from "./controller-kinds";
import { ignoresFlag, mayMakePods } from "./custom";
import { holdsWorkflow, manifestTexts } from "./manifest-texts";
import { changesPods, mutations } from "./mutators";
import { objectOf } from "./object";
import { carriesPod, isWindows, type Kind, namespaceAt, type Pod, podsOf } from "./pods";
import { claims, volumesOutsidePods } from "./resource-volume";
import { virtioArguments } from "./runtime-annotations";
import { type Embedded, noneEmbedded } from "./text-props";
import { type Additions, additions } from "./webhooks";
import { annotatedObjects } from "./webhooks/annotated";
import { privilegesOfProxies } from "./webhooks/istio";

/**
 * The workload of an object that the provider applies, or of a list of them.
 *
 * @param declared the volumes that it declares as an object of its own
 * @param document reads an object that stands inside it
 */
export function appliedObject(
  props: Props,
  { type, name, version, kind }: Registration & Kind,
  declared: readonly DeclaredVolume[],
  document: Adapter,
): Workload {
  const applied = `${version} ${kind}`;
  const isWorkflow = holdsWorkflow(version, kind);
  const { result: parts, unknown } = props.collectUnknown(() => {
    if (isWorkflow) return partsOf(props, type, name, () => manifestTexts(props, name, document));
    const changes = changesPods(applied);
    return partsOf(props, type, name, () => (changes ? mutations(props, applied, name, document) : noneEmbedded));
  });
  const { containers, pods, added, embedded } = parts;
  const others = [...added, ...embedded.inside];
  const volumes = [...declared, ...volumesOutsidePods(type, props, name), ...others.flatMap((one) => one.volumes)];
  const grants = [
    ...privilegesOfProxies(props, applied),
    ...pods.flatMap((pod) => virtioArguments(props, pod)),
    ...others.flatMap((one) => one.grants),
  ];
  // Unknown values of a custom resource that shows no sign of a pod are ignored.
  const unseen = carriesPod(type) || pods.length > 0 || isWorkflow ? unknown : [];
  const opaque = opaqueIn(props, version, applied, parts);
  if (opaque === undefined && containers.length === 0 && unseen.length === 0) {
    if (volumes.length > 0 || grants.length > 0) return workload(props, [], { volumes, grants });
    if (parts.windows) return workload(props, [], { notApplicable: windowsPod });
    if (mayMakePods(version)) return workload(props, [], { notApplicable: `${type} shows no containers` });
    return { ...noContainers(props, type), claims: claims(type, props) };
  }
  return workload(props, containers, {
    unseen,
    volumes,
    opaque,
    grants,
    namespaceAt: (path) => namespaceAt(props, path),
    ...(!props.has(["items"]) && { object: () => objectOf(type, props, pods) }),
  });
}

const windowsPod = "a Windows pod cannot have a read-only root filesystem";

/** What an object shows of containers. */
interface Parts {
  readonly pods: readonly Pod[];
  /** The containers of all its parts. */
  readonly containers: readonly Container[];
  /** Whether one of its pods runs on Windows. */
  readonly windows: boolean;
  readonly added: readonly Additions[];
  readonly embedded: Embedded;
}

function partsOf(props: Props, type: string, name: string, embeddedIn: () => Embedded): Parts {
  const pods = podsOf(type, props);
  const embedded = embeddedIn();
  const added: Additions[] = [];
  let windows = false;
  const own = pods.flatMap((pod) => {
    const onWindows = isWindows(props, pod);
    windows ||= onWindows === true;
    if (onWindows === undefined) return [];
    if (onWindows) return onWindowsHost(props, pod);
    added.push(additions(props, pod, name));
    return podContainers(props, pod);
  });
  added.push(...annotatedObjects(type, props).map((one) => additions(props, one, name)));
  const others = [...added, ...embedded.inside].flatMap((one) => one.containers);
  return { pods, containers: [...own, ...others], windows, added, embedded };
}

/** Why containers of the object cannot be inspected; undefined if they can. */
function opaqueIn(props: Props, version: string, applied: string, parts: Parts): Opaque | undefined {
  const { containers, pods, windows, added, embedded } = parts;
  if (ignoresFlag(version)) {
    const reason = "its operator gives every container a writable root filesystem";
    return { reason, advice: "exempt it from inspectable, with a reason and a date" };
  }
  const odd = containers.length === 0 && !windows ? misshapen(props, pods) : undefined;
  const found = odd ?? embedded.opaque ?? inCluster(added);
  if (found !== undefined || !appliesManifests(applied)) return found;
  return { reason: "the cluster applies manifests from elsewhere", advice: "check them where they are kept" };
}

/** What annotations add to pods from other objects of the cluster. */
function inCluster(added: readonly Additions[]): Opaque | undefined {
  const names = added.flatMap(({ elsewhere }) => elsewhere);
  if (names.length === 0) return undefined;
  const verb = names.length === 1 ? "adds to them" : "add to them";
  return { reason: `what ${enumerate(names)} ${verb} stands in the cluster`, advice: "check it there" };
}

/** Containers that stand in anything but a list. */
function misshapen(props: Props, pods: readonly Pod[]): Opaque | undefined {
  for (const { spec } of pods) {
    for (const at of [spec, [...spec, "containers"]]) {
      const value = props.readQuietly(at) ?? undefined;
      const isPart = at === spec ? isRecord(value) : Array.isArray(value);
      if (value === undefined || isPart) continue;
      const what = at === spec ? "no object" : "no list";
      return { reason: `${showPath(at)} is ${what}, which Kubernetes refuses`, advice: "correct it" };
    }
  }
  return undefined;
}
