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

/** Whether controllers of the cluster render charts for resources of this version and kind. */
export const rendersChart = (applied: string): boolean => rendering.test(applied);

/** Whether controllers of the cluster apply manifests from elsewhere for resources of this version and kind. */
export const appliesManifests = (applied: string): boolean => applying.test(applied);
