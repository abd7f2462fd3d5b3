import type { Props } from "../../inputs/props";
import { type Adapter, type Adapters, noContainers, type Workload, workload } from "../workload";
import { appliedObject } from "./applied-object";
import { registersManifests } from "./components";
import { rendersChart } from "./controller-kinds";
import { isPodless } from "./podless";
import { appliedKind, namespaceAt } from "./pods";
import { helmRelease } from "./release";
import { persistentVolumes, storageClasses } from "./resource-volume";
import { valueContainers } from "./values";
import { textContainers } from "./values-text";

const anyKind: Adapter = (props, resource) => {
  const { type, name } = resource;
  // The provider applies whatever names its own kind.
  if (registersManifests(type) && !props.has(["kind"])) {
    return workload(props, [], { notApplicable: "each resource that it makes is judged" });
  }
  if (isPodless(type, (property) => props.sentString(property))) return noContainers(props, type);
  const declared = [...persistentVolumes(type, props, name), ...storageClasses(type, props, name)];
  // A list may hold pods beside them.
  if (declared.length > 0 && !props.has(["items"])) return workload(props, [], { volumes: declared });
  const applied = appliedKind(type, props);
  if (rendersChart(`${applied.version} ${applied.kind}`)) return renderedByCluster(props);
  return appliedObject(props, { ...resource, ...applied }, declared, anyKind);
};

/** A chart that a controller renders: only what its values say for sure is judged. */
function renderedByCluster(props: Props): Workload {
  const namespace = ["metadata", "namespace"];
  const containers = [...valueContainers(props, ["spec"], namespace), ...textContainers(props, namespace)];
  return workload(props, containers, {
    opaque: { reason: "the cluster renders its chart", advice: "check the chart where it is rendered" },
    namespaceAt: (path) => namespaceAt(props, path),
  });
}

export const kubernetes: Adapters = {
  "kubernetes:helm.sh/v3:Release": (props, resource) => helmRelease(props, resource, anyKind),
  kubernetes: anyKind,
};
