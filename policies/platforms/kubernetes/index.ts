import { DeclaredNamespace } from "../common";
import { type Adapter, type Adapters, noContainers, workload } from "../workload";
import { podContainers } from "./container";
import { carriesPod, isWindows, namespaceAt, type Pod, podsOf } from "./pods";
import { persistentVolumes } from "./resource-volume";

/** https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
const helmRelease: Adapter = (props) => {
  const namespace = new DeclaredNamespace(props, ["namespace"]);
  return workload(props, [], {
    opaque: { reason: "the provider renders its chart", advice: "use kubernetes.helm.v4.Chart" },
    namespaceAt: () => namespace,
  });
};

const anyKind: Adapter = (props, { type, name }) => {
  const volumes = persistentVolumes(type, props, name);
  if (volumes.length > 0) return workload(props, [], { volumes });
  let pods: readonly Pod[] = [];
  let windows = false;
  const { result: containers, unknown } = props.collectUnknown(() => {
    pods = podsOf(type, props);
    return pods.flatMap((pod) => {
      const onWindows = isWindows(props, pod);
      windows ||= onWindows === true;
      return onWindows === false ? podContainers(props, pod) : [];
    });
  });
  // Unknown values of a custom resource that shows no sign of a pod are ignored.
  const unseen = carriesPod(type) || pods.length > 0 ? unknown : [];
  if (containers.length === 0 && unseen.length === 0) {
    if (!windows) return noContainers(props, type);
    return workload(props, [], { notApplicable: "a Windows pod cannot have a read-only root filesystem" });
  }
  return workload(props, containers, { unseen, namespaceAt: (path) => namespaceAt(type, props, path) });
};

export const kubernetes: Adapters = { "kubernetes:helm.sh/v3:Release": helmRelease, kubernetes: anyKind };
