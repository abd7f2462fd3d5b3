import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { isRecord } from "../../inputs/proxies";
import { enumerate } from "../../model/grammar";
import { type Adapter, type Adapters, noContainers, type Opaque, workload } from "../workload";
import { registersManifests } from "./components";
import { onWindowsHost, podContainers } from "./container";
import { ignoresFlag, mayMakePods } from "./custom";
import { holdsWorkflow, manifestTexts } from "./manifest-texts";
import { changesPods, mutations } from "./mutators";
import { objectOf } from "./object";
import { isPodless } from "./podless";
import { appliedKind, carriesPod, isWindows, namespaceAt, type Pod, podsOf } from "./pods";
import { helmRelease } from "./release";
import { claims, persistentVolumes, storageClasses, volumesOutsidePods } from "./resource-volume";
import { virtioArguments } from "./runtime-annotations";
import { noneEmbedded } from "./text-props";
import { valueContainers } from "./values";
import { textContainers } from "./values-text";
import { type Additions, additions } from "./webhooks";
import { annotatedObjects } from "./webhooks/annotated";
import { privilegesOfProxies } from "./webhooks/istio";

/**
 * Kinds whose controllers render charts.
 *
 * https://github.com/fluxcd/helm-controller/blob/d909c31b5e7cba0fb11bf07a3cd28e78309409bd/api/v2/helmrelease_types.go
 * https://github.com/k3s-io/helm-controller/blob/345c53c9b2b6711d8ba3b4495aef6f810abd52fb/pkg/apis/helm.cattle.io/v1/types.go
 * https://github.com/crossplane-contrib/provider-helm/blob/01ef5f4dad11bf8267cb5a190d07cb8422ddd992/apis/cluster/release/v1beta1/types.go
 * https://github.com/kubernetes-sigs/cluster-api-addon-provider-helm/blob/4aa8c43993dd8530b483b7b42cfcaf98cb4cb372/api/v1alpha1/helmchartproxy_types.go
 * https://github.com/istio-ecosystem/sail-operator/blob/328df99dc9fc973a7dd0c6442145dc86459a1481/api/v1/istio_types.go
 */
const rendering = new RegExp(
  "^(helm\\.toolkit\\.fluxcd\\.io/\\w+ HelmRelease|argoproj\\.io/\\w+ Application(Set)?|helm\\.cattle\\.io/\\w+ HelmChart(Config)?|" +
    "helm\\.(m\\.)?crossplane\\.io/\\w+ Release|addons\\.cluster\\.x-k8s\\.io/\\w+ Helm(Chart|Release)Proxy|" +
    "sailoperator\\.io/\\w+ (Istio|IstioCNI|IstioRevision|ZTunnel)|install\\.istio\\.io/\\w+ IstioOperator)$",
);

/**
 * Kinds whose controllers apply manifests from elsewhere: of Flux, Fleet, the Operator Lifecycle Manager, KubeVela and Cluster API.
 *
 * https://github.com/operator-framework/api/blob/55e744f999d6ee9f542bb7b8ebfc7daa80e4213c/pkg/operators/v1alpha1/subscription_types.go
 * https://github.com/operator-framework/operator-controller/blob/39718ba9a077b3e95ff7e69cc8e6bef5a8815541/api/v1/clusterextension_types.go
 * https://github.com/kubernetes-sigs/cluster-api/blob/ae7ff047db499ac3858ade268ba38db8c9f128bb/api/addons/v1beta2/clusterresourceset_types.go
 * https://github.com/kubevela/kubevela/blob/c459e4b22500e51afe54a994e823e8885adafcc3/apis/core.oam.dev/v1beta1/application_types.go
 */
const applying = new RegExp(
  "^(kustomize\\.toolkit\\.fluxcd\\.io/\\w+ Kustomization|fleet\\.cattle\\.io/\\w+ (GitRepo|Bundle|HelmOp)|" +
    "operators\\.coreos\\.com/\\w+ Subscription|olm\\.operatorframework\\.io/\\w+ ClusterExtension|core\\.oam\\.dev/\\w+ Application|" +
    "addons\\.cluster\\.x-k8s\\.io/\\w+ ClusterResourceSet)$",
);

const anyKind: Adapter = (props, { type, name }) => {
  // The provider applies whatever names its own kind.
  if (registersManifests(type) && !props.has(["kind"]))
    return workload(props, [], { notApplicable: "each resource that it makes is judged" });
  if (isPodless(type, (property) => props.sentString(property))) return noContainers(props, type);
  const declared = [...persistentVolumes(type, props, name), ...storageClasses(type, props, name)];
  // A list may hold pods beside them.
  if (declared.length > 0 && !props.has(["items"])) return workload(props, [], { volumes: declared });
  const { version, kind } = appliedKind(type, props);
  const byPath = { namespaceAt: (path: Path) => namespaceAt(props, path) };
  const applied = `${version} ${kind}`;
  if (rendering.test(applied)) {
    const opaque = { reason: "the cluster renders its chart", advice: "check the chart where it is rendered" };
    const namespace = ["metadata", "namespace"];
    const said = [...valueContainers(props, ["spec"], namespace), ...textContainers(props, namespace)];
    return workload(props, said, { opaque, ...byPath });
  }
  const elsewhere = applying.test(applied)
    ? { reason: "the cluster applies manifests from elsewhere", advice: "check them where they are kept" }
    : undefined;
  let pods: readonly Pod[] = [];
  let windows = false;
  const isWorkflow = holdsWorkflow(version, kind);
  let embedded = noneEmbedded;
  const added: Additions[] = [];
  const { result: containers, unknown } = props.collectUnknown(() => {
    pods = podsOf(type, props);
    if (isWorkflow) embedded = manifestTexts(props, name, anyKind);
    else if (changesPods(applied)) embedded = mutations(props, applied, name, anyKind);
    const own = pods.flatMap((pod) => {
      const onWindows = isWindows(props, pod);
      windows ||= onWindows === true;
      if (onWindows === undefined) return [];
      if (onWindows) return onWindowsHost(props, pod);
      added.push(additions(props, pod, name));
      return podContainers(props, pod);
    });
    added.push(...annotatedObjects(type, props).map((one) => additions(props, one, name)));
    return [...own, ...added.flatMap((one) => one.containers), ...embedded.inside.flatMap((one) => one.containers)];
  });
  const volumes = [
    ...declared,
    ...volumesOutsidePods(type, props, name),
    ...[...added, ...embedded.inside].flatMap((one) => one.volumes),
  ];
  const grants = [
    ...privilegesOfProxies(props, applied),
    ...pods.flatMap((pod) => virtioArguments(props, pod)),
    ...[...added, ...embedded.inside].flatMap((one) => one.grants),
  ];
  // Unknown values of a custom resource that shows no sign of a pod are ignored.
  const unseen = carriesPod(type) || pods.length > 0 || isWorkflow ? unknown : [];
  const opaque = ignoresFlag(version)
    ? {
        reason: "its operator gives every container a writable root filesystem",
        advice: "exempt it from inspectable, with a reason and a date",
      }
    : ((containers.length === 0 && !windows ? misshapen(props, pods) : undefined) ??
      embedded.opaque ??
      inCluster(added) ??
      elsewhere);
  if (opaque === undefined && containers.length === 0 && unseen.length === 0) {
    if (volumes.length > 0 || grants.length > 0) return workload(props, [], { volumes, grants });
    if (windows) return workload(props, [], { notApplicable: "a Windows pod cannot have a read-only root filesystem" });
    if (mayMakePods(version)) return workload(props, [], { notApplicable: `${type} shows no containers` });
    return { ...noContainers(props, type), claims: claims(type, props) };
  }
  const object = props.has(["items"]) ? {} : { object: () => objectOf(type, props, pods) };
  return workload(props, containers, { unseen, volumes, opaque, grants, ...object, ...byPath });
};

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

export const kubernetes: Adapters = {
  "kubernetes:helm.sh/v3:Release": (props, resource) => helmRelease(props, resource, anyKind),
  kubernetes: anyKind,
};
