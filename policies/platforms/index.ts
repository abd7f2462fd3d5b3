import type { Path } from "../inputs/path";
import { Props } from "../inputs/props";
import type { Container, DeclaredVolume, Namespace } from "../model/container";
import { DeclaredNamespace, nowhere } from "./common";
import { dockerContainer, swarmService } from "./docker/container";
import { dockerVolume } from "./docker/resource-volume";
import { podContainers } from "./kubernetes/container";
import { carriesPod, isWindows, namespaceAt, type Pod, podsOf } from "./kubernetes/pods";
import { persistentVolumes } from "./kubernetes/resource-volume";

/** A resource as the rules see it. */
export interface Workload {
  readonly props: Props;
  readonly containers: readonly Container[];
  /** The volumes it declares for containers of other resources. */
  readonly volumes: readonly DeclaredVolume[];
  /** Paths on which it depends whether there are more containers, and which are not known yet. */
  readonly unseen: readonly Path[];
  /** Why nothing in it can be judged, whatever its values. */
  readonly opaque: string | undefined;
  /** Why no rule applies to it; undefined when one may. */
  readonly notApplicable: string | undefined;
  /** The namespace of what stands at `path`; that of the resource where it is empty. */
  namespaceAt(path: Path): Namespace;
}

/** The containers that a resource declares. Never throws, whatever shape `inputs` has. */
export function workloadOf(type: string, inputs: unknown, name: string): Workload {
  const props = new Props(inputs);
  if (type === "docker:index/container:Container") return seen(props, [dockerContainer(props, name)]);
  if (type === "docker:index/service:Service") return seen(props, [swarmService(props, name)]);
  if (type === "docker:index/volume:Volume" && props.has(["driverOpts"])) {
    return { ...seen(props, []), volumes: [dockerVolume(props, name)] };
  }
  if (type === "kubernetes:helm.sh/v3:Release") return helmRelease(props);
  if (type.startsWith("kubernetes:")) return kubernetesWorkload(type, props, name);
  return { ...seen(props, []), notApplicable: `${type} declares no containers` };
}

/** https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
function helmRelease(props: Props): Workload {
  const namespace = new DeclaredNamespace(props, ["namespace"]);
  return { ...seen(props, []), opaque: "the provider renders its chart", namespaceAt: () => namespace };
}

function kubernetesWorkload(type: string, props: Props, name: string): Workload {
  const volumes = persistentVolumes(type, props, name);
  if (volumes.length > 0) return { ...seen(props, []), volumes };
  let pods: readonly Pod[] = [];
  const windows: Pod[] = [];
  const { result: containers, unknown } = props.watch(() => {
    pods = podsOf(type, props);
    return pods.flatMap((pod) => {
      const onWindows = isWindows(props, pod);
      if (onWindows) windows.push(pod);
      return onWindows === false ? podContainers(props, pod) : [];
    });
  });
  // A custom resource of which nothing tells that it carries a pod is not worth a word.
  const unseen = carriesPod(type) || pods.length > 0 ? unknown : [];
  const nothing = containers.length === 0 && unseen.length === 0;
  const reason =
    windows.length > 0 ? "a Windows pod cannot have a read-only root filesystem" : `${type} declares no containers`;
  return {
    ...seen(props, containers),
    unseen,
    notApplicable: nothing ? reason : undefined,
    namespaceAt: (path) => namespaceAt(type, props, path),
  };
}

function seen(props: Props, containers: readonly Container[]): Workload {
  return {
    props,
    containers,
    volumes: [],
    unseen: [],
    opaque: undefined,
    notApplicable: undefined,
    namespaceAt: () => nowhere,
  };
}
