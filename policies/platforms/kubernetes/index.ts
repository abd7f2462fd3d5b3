import type { Path } from "../../inputs/path";
import { DeclaredNamespace } from "../common";
import { type Adapter, type Adapters, noContainers, workload } from "../workload";
import { hostProcesses, podContainers } from "./container";
import { mayMakePods } from "./custom";
import { isPodless } from "./podless";
import { appliedKind, carriesPod, isWindows, namespaceAt, type Pod, podsOf } from "./pods";
import { claims, persistentVolumes } from "./resource-volume";

/** https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
const helmRelease: Adapter = (props) => {
  const namespace = new DeclaredNamespace(props, ["namespace"]);
  return workload(props, [], {
    opaque: { reason: "the provider renders its chart", advice: "use kubernetes.helm.v4.Chart" },
    namespaceAt: () => namespace,
  });
};

/** Kinds whose controllers apply charts and manifests from elsewhere. */
const rendering = /^(HelmRelease|Application|ApplicationSet)$/;
const renderingGroups = /^(helm\.toolkit\.fluxcd\.io|argoproj\.io)\//;

const anyKind: Adapter = (props, { type, name }) => {
  if (isPodless(type, (property) => props.sentString(property))) return noContainers(props, type);
  const volumes = persistentVolumes(type, props, name);
  // A list may hold pods beside them.
  if (volumes.length > 0 && !props.has(["items"])) return workload(props, [], { volumes });
  const { version, kind } = appliedKind(type, props);
  const byPath = { namespaceAt: (path: Path) => namespaceAt(props, path) };
  if (renderingGroups.test(version) && rendering.test(kind)) {
    const opaque = { reason: "the cluster renders its chart", advice: "check the chart where it is rendered" };
    return workload(props, [], { opaque, ...byPath });
  }
  let pods: readonly Pod[] = [];
  let windows = false;
  const { result: containers, unknown } = props.collectUnknown(() => {
    pods = podsOf(type, props);
    return pods.flatMap((pod) => {
      const onWindows = isWindows(props, pod);
      windows ||= onWindows === true;
      if (onWindows === undefined) return [];
      return onWindows ? hostProcesses(props, pod) : podContainers(props, pod);
    });
  });
  // Unknown values of a custom resource that shows no sign of a pod are ignored.
  const unseen = carriesPod(type) || pods.length > 0 ? unknown : [];
  if (containers.length === 0 && unseen.length === 0) {
    if (volumes.length > 0) return workload(props, [], { volumes });
    if (windows) return workload(props, [], { notApplicable: "a Windows pod cannot have a read-only root filesystem" });
    if (mayMakePods(version)) return workload(props, [], { notApplicable: `${type} shows no containers` });
    return { ...noContainers(props, type), claims: claims(type, props) };
  }
  return workload(props, containers, { unseen, volumes, ...byPath });
};

export const kubernetes: Adapters = { "kubernetes:helm.sh/v3:Release": helmRelease, kubernetes: anyKind };
