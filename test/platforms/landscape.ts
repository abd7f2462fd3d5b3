// Kinds of the CNCF landscape whose operators make pods, and what those operators do with a read-only root, by their sources.

/** Repository, commit and file that show it. */
export interface Source {
  readonly repository: string;
  readonly commit: string;
  readonly file: string;
}

export interface LandscapeKind {
  readonly type: string;
  /**
   * `copies`: the container goes into the pod as it stands. `fills`: the operator makes the container and its root read-only
   * unless the resource says otherwise. `hands on`: the operator makes the container with what the resource says, and writable
   * without a word. `ignores`: the root is writable whatever the resource says.
   */
  readonly operator: "copies" | "fills" | "hands on" | "ignores";
  /** The spec with the security context. */
  readonly spec: (context: object | undefined) => object;
  /** The flag, as a message names it. */
  readonly at: string;
  readonly source: Source;
}

const commits: Readonly<Record<string, string>> = {
  "actions/actions-runner-controller": "2ee6b3b8e8d2781c2f2bd4f0033fbb436465c5c1",
  "apache/flink-kubernetes-operator": "6e9caeb48118934f4311534725196c52159eaa21",
  "argoproj/argo-rollouts": "9f8d111d8f8e3e88b6d7f8bbdf62fd3cd863ef9d",
  "argoproj/argo-workflows": "f016ad89eb269d282aec06dc491c29f396a38df4",
  "cloudnative-pg/cloudnative-pg": "a95a534dbe0854495b863bbc1b7651f74d310916",
  "crossplane/crossplane": "2d040d2daf4e001799c4154a4a09b9e1f40d7fde",
  "elastic/cloud-on-k8s": "7b93383d8ec1569ba99bdf9e59ad70a813fe99f8",
  "envoyproxy/gateway": "d32f28294245e454d20f81d323d626a90e660c1e",
  "googleforgames/agones": "b19d5fe780b0d08f9e4cc0403c962acdcae199a8",
  "grafana/grafana-operator": "60d3ebd2b21a7736970cac8964aa71f7a4ac2ecc",
  "jaegertracing/jaeger-operator": "87d8ae049d910a65015a14c409dbdd1a8e561099",
  "k8ssandra/cass-operator": "d56972905e8b67502578bdbd832a09e653fa8e16",
  "kedacore/keda": "8b4f083ca8c8c2baf8477e322bd4d16ac4dfa09a",
  "knative/eventing": "8cf4c4b673034020f5ecab731fb6a2a7f9350244",
  "knative/serving": "98e5ef90aa7033797aa0a61ef97f3ff7e49a3944",
  "kserve/kserve": "aaac4e294dae2c7b1aa1886447793f3aa1c30912",
  "kubeflow/mpi-operator": "caa3c47fc42eb762635f78045ec0fcd1a89eb038",
  "kubeflow/spark-operator": "38082f3318e9d33f3e4a940c7cf165df6e40b422",
  "kubeflow/training-operator": "a55f03a8ccb7798a741ff3c4af502d367ed0f6d2",
  "kubernetes-sigs/jobset": "08dfbdfd682714a9ab929633eca8dc95315187e7",
  "kubernetes-sigs/lws": "060ab4da17eea1f0865fcbd3236bb1075e2cea32",
  "minio/operator": "0ee2c254677e2173e630b07bf93b90517d8d09b9",
  "numaproj/numaflow": "63ba4e8c8692b8f797e446af1a144f2291d19d14",
  "open-telemetry/opentelemetry-operator": "be8944414a876f17fcdeb5a59b86b8866fb5c88e",
  "openkruise/kruise": "07169cfac7b9cf7800dda1b8652f850cc3184132",
  "operator-framework/api": "3048ccdc52d1858783800c6d40305357aff66c8c",
  "project-codeflare/appwrapper": "b47a99ee8e289ddd9f968069f1fe61decbb5ef8c",
  "prometheus-operator/prometheus-operator": "6adcebc5076c34f4f55f8f5f7b1e528929373ac7",
  "rabbitmq/cluster-operator": "06cda8e8e1a927a652dda20a1b169fe7667f4916",
  "ray-project/kuberay": "feeaf72facab4881ba2b179248bb67315634e229",
  "strimzi/strimzi-kafka-operator": "8541da1e336bdcda9647aeacfbc2048e57580a52",
  "tektoncd/pipeline": "3ee1745ae5b2d9175b11917d7c1935eaad44910c",
  "volcano-sh/volcano": "ed72c7c815a9fd547a787134676f73d42e9d049c",
  "zalando/postgres-operator": "a7aaad0a0b9517bb46077f2925eb80ae8ebe1a0c",
};

const flag = "securityContext.readOnlyRootFilesystem";

const kind = (
  operator: LandscapeKind["operator"],
  repository: string,
  file: string,
  type: string,
  at: string,
  spec: LandscapeKind["spec"],
): LandscapeKind => ({
  type,
  operator,
  spec,
  at,
  source: { repository, commit: commits[repository] as string, file },
});

type Context = object | undefined;
const web = (securityContext: Context) => ({ name: "web", image: "x", ...(securityContext && { securityContext }) });
const pod = (context: Context) => ({ containers: [web(context)] });
const template = (context: Context) => ({ template: { spec: pod(context) } });

/** A container that the operator takes over as it stands, at a path of the resource. */
const copies = (repository: string, file: string, type: string, at: string, spec: LandscapeKind["spec"]) =>
  kind("copies", repository, file, type, `${at}.${flag}`, spec);

/** A container of the operator's own with a security context of the resource. */
const own = (
  operator: "fills" | "hands on",
  repository: string,
  file: string,
  type: string,
  at: string,
  spec: (context: object) => object,
) => kind(operator, repository, file, type, at, (context) => (context ? spec(context) : {}));

const inTemplate = "template.spec.containers[0]";
const ray = "ray-operator/apis/ray/v1";
const kruise = "apis/apps/v1alpha1";
const tekton = "pkg/apis/pipeline/v1";
const elastic = "pkg/apis";
const argo = "pkg/apis/workflow/v1alpha1/workflow_types.go";

export const landscape: readonly LandscapeKind[] = [
  copies(
    "ray-project/kuberay",
    `${ray}/raycluster_types.go`,
    "ray.io/v1:RayCluster",
    `spec.headGroupSpec.${inTemplate}`,
    (c) => ({ headGroupSpec: template(c) }),
  ),
  copies(
    "ray-project/kuberay",
    `${ray}/rayjob_types.go`,
    "ray.io/v1:RayJob",
    "spec.submitterPodTemplate.spec.containers[0]",
    (c) => ({ submitterPodTemplate: { spec: pod(c) } }),
  ),
  copies(
    "ray-project/kuberay",
    `${ray}/rayservice_types.go`,
    "ray.io/v1:RayService",
    `spec.rayClusterConfig.workerGroupSpecs[0].${inTemplate}`,
    (c) => ({ rayClusterConfig: { workerGroupSpecs: [template(c)] } }),
  ),
  copies(
    "kubernetes-sigs/jobset",
    "api/jobset/v1alpha2/jobset_types.go",
    "jobset.x-k8s.io/v1alpha2:JobSet",
    `spec.replicatedJobs[0].template.spec.${inTemplate}`,
    (c) => ({ replicatedJobs: [{ template: { spec: template(c) } }] }),
  ),
  copies(
    "kubernetes-sigs/lws",
    "api/leaderworkerset/v1/leaderworkerset_types.go",
    "leaderworkerset.x-k8s.io/v1:LeaderWorkerSet",
    "spec.leaderWorkerTemplate.workerTemplate.spec.containers[0]",
    (c) => ({ leaderWorkerTemplate: { workerTemplate: { spec: pod(c) } } }),
  ),
  copies(
    "volcano-sh/volcano",
    "staging/src/volcano.sh/apis/pkg/apis/batch/v1alpha1/job.go",
    "batch.volcano.sh/v1alpha1:Job",
    `spec.tasks[0].${inTemplate}`,
    (c) => ({ tasks: [template(c)] }),
  ),
  copies(
    "kubeflow/training-operator",
    "pkg/apis/trainer/v1alpha1/trainingruntime_types.go",
    "trainer.kubeflow.org/v1alpha1:TrainingRuntime",
    `spec.template.spec.replicatedJobs[0].template.spec.${inTemplate}`,
    (c) => ({ template: { spec: { replicatedJobs: [{ template: { spec: template(c) } }] } } }),
  ),
  copies(
    "kubeflow/training-operator",
    "pkg/apis/trainer/v1alpha1/trainingruntime_types.go",
    "trainer.kubeflow.org/v1alpha1:ClusterTrainingRuntime",
    `spec.template.spec.replicatedJobs[0].template.spec.${inTemplate}`,
    (c) => ({ template: { spec: { replicatedJobs: [{ template: { spec: template(c) } }] } } }),
  ),
  copies(
    "kubeflow/mpi-operator",
    "pkg/apis/kubeflow/v2beta1/types.go",
    "kubeflow.org/v2beta1:MPIJob",
    `spec.mpiReplicaSpecs.Launcher.${inTemplate}`,
    (c) => ({ mpiReplicaSpecs: { Launcher: template(c) } }),
  ),
  copies(
    "kubeflow/spark-operator",
    "api/v1alpha1/sparkconnect_types.go",
    "sparkoperator.k8s.io/v1alpha1:SparkConnect",
    `spec.server.${inTemplate}`,
    (c) => ({ server: template(c) }),
  ),
  copies(
    "kubeflow/spark-operator",
    "api/v1beta2/sparkapplication_types.go",
    "sparkoperator.k8s.io/v1beta2:SparkApplication",
    "spec.executor.sidecars[0]",
    (c) => ({ executor: { sidecars: [web(c)] } }),
  ),
  own(
    "hands on",
    "kubeflow/spark-operator",
    "api/v1beta2/sparkapplication_types.go",
    "sparkoperator.k8s.io/v1beta2:ScheduledSparkApplication",
    `spec.template.driver.${flag}`,
    (securityContext) => ({ template: { driver: { securityContext } } }),
  ),
  copies(
    "kedacore/keda",
    "apis/keda/v1alpha1/scaledjob_types.go",
    "keda.sh/v1alpha1:ScaledJob",
    `spec.jobTargetRef.${inTemplate}`,
    (c) => ({ jobTargetRef: template(c) }),
  ),
  copies(
    "argoproj/argo-rollouts",
    "pkg/apis/rollouts/v1alpha1/types.go",
    "argoproj.io/v1alpha1:Rollout",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "argoproj/argo-rollouts",
    "pkg/apis/rollouts/v1alpha1/experiment_types.go",
    "argoproj.io/v1alpha1:Experiment",
    `spec.templates[0].${inTemplate}`,
    (c) => ({ templates: [template(c)] }),
  ),
  copies(
    "argoproj/argo-rollouts",
    "pkg/apis/rollouts/v1alpha1/analysis_types.go",
    "argoproj.io/v1alpha1:AnalysisTemplate",
    `spec.metrics[0].provider.job.spec.${inTemplate}`,
    (c) => ({ metrics: [{ provider: { job: { spec: template(c) } } }] }),
  ),
  copies(
    "argoproj/argo-rollouts",
    "pkg/apis/rollouts/v1alpha1/analysis_types.go",
    "argoproj.io/v1alpha1:ClusterAnalysisTemplate",
    `spec.metrics[0].provider.job.spec.${inTemplate}`,
    (c) => ({ metrics: [{ provider: { job: { spec: template(c) } } }] }),
  ),
  copies("argoproj/argo-workflows", argo, "argoproj.io/v1alpha1:Workflow", "spec.templates[0].container", (c) => ({
    templates: [{ container: web(c) }],
  })),
  copies("argoproj/argo-workflows", argo, "argoproj.io/v1alpha1:WorkflowTemplate", "spec.templates[0].script", (c) => ({
    templates: [{ script: { ...web(c), source: "x" } }],
  })),
  copies(
    "argoproj/argo-workflows",
    argo,
    "argoproj.io/v1alpha1:ClusterWorkflowTemplate",
    "spec.templates[0].sidecars[0]",
    (c) => ({ templates: [{ sidecars: [web(c)] }] }),
  ),
  copies(
    "argoproj/argo-workflows",
    "pkg/apis/workflow/v1alpha1/cron_workflow_types.go",
    "argoproj.io/v1alpha1:CronWorkflow",
    "spec.workflowSpec.templates[0].initContainers[0]",
    (c) => ({ workflowSpec: { templates: [{ initContainers: [web(c)] }] } }),
  ),
  copies("tektoncd/pipeline", `${tekton}/container_types.go`, "tekton.dev/v1:Task", "spec.steps[0]", (c) => ({
    steps: [web(c)],
  })),
  copies(
    "tektoncd/pipeline",
    `${tekton}/taskrun_types.go`,
    "tekton.dev/v1:TaskRun",
    "spec.taskSpec.sidecars[0]",
    (c) => ({ taskSpec: { sidecars: [web(c)] } }),
  ),
  copies(
    "tektoncd/pipeline",
    `${tekton}/pipeline_types.go`,
    "tekton.dev/v1:Pipeline",
    "spec.finally[0].taskSpec.steps[0]",
    (c) => ({ finally: [{ taskSpec: { steps: [web(c)] } }] }),
  ),
  copies(
    "tektoncd/pipeline",
    `${tekton}/pipelinerun_types.go`,
    "tekton.dev/v1:PipelineRun",
    "spec.pipelineSpec.tasks[0].taskSpec.steps[0]",
    (c) => ({ pipelineSpec: { tasks: [{ taskSpec: { steps: [web(c)] } }] } }),
  ),
  copies(
    "knative/serving",
    "pkg/apis/serving/fieldmask.go",
    "serving.knative.dev/v1:Service",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "knative/serving",
    "pkg/apis/serving/v1/configuration_types.go",
    "serving.knative.dev/v1:Configuration",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "knative/serving",
    "pkg/apis/serving/v1/revision_types.go",
    "serving.knative.dev/v1:Revision",
    "spec.containers[0]",
    pod,
  ),
  copies(
    "knative/eventing",
    "pkg/apis/sinks/v1alpha1/job_sink_types.go",
    "sinks.knative.dev/v1alpha1:JobSink",
    `spec.job.spec.${inTemplate}`,
    (c) => ({ job: { spec: template(c) } }),
  ),
  copies(
    "knative/eventing",
    "pkg/apis/sources/v1/container_types.go",
    "sources.knative.dev/v1:ContainerSource",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "kserve/kserve",
    "pkg/apis/serving/v1beta1/podspec.go",
    "serving.kserve.io/v1beta1:InferenceService",
    "spec.predictor.containers[0]",
    (c) => ({ predictor: pod(c) }),
  ),
  copies(
    "kserve/kserve",
    "pkg/apis/serving/v1alpha1/servingruntime_types.go",
    "serving.kserve.io/v1alpha1:ServingRuntime",
    "spec.containers[0]",
    pod,
  ),
  copies(
    "kserve/kserve",
    "pkg/apis/serving/v1alpha1/servingruntime_types.go",
    "serving.kserve.io/v1alpha1:ClusterServingRuntime",
    "spec.workerSpec.containers[0]",
    (c) => ({ workerSpec: pod(c) }),
  ),
  copies(
    "kserve/kserve",
    "pkg/apis/serving/v1alpha1/llm_inference_service_types.go",
    "serving.kserve.io/v1alpha1:LLMInferenceService",
    "spec.prefill.template.containers[0]",
    (c) => ({ prefill: { template: pod(c) } }),
  ),
  copies(
    "kserve/kserve",
    "pkg/apis/serving/v1alpha1/storage_container_types.go",
    "serving.kserve.io/v1alpha1:ClusterStorageContainer",
    "spec.container",
    (c) => ({ container: web(c) }),
  ),
  copies(
    "numaproj/numaflow",
    "pkg/apis/numaflow/v1alpha1/user_defined_container.go",
    "numaflow.numaproj.io/v1alpha1:Pipeline",
    "spec.vertices[0].udf.container",
    (c) => ({ vertices: [{ udf: { container: web(c) } }] }),
  ),
  own(
    "hands on",
    "numaproj/numaflow",
    "pkg/apis/numaflow/v1alpha1/container_template.go",
    "numaflow.numaproj.io/v1alpha1:MonoVertex",
    `spec.containerTemplate.${flag}`,
    (securityContext) => ({ containerTemplate: { securityContext } }),
  ),
  copies(
    "googleforgames/agones",
    "pkg/apis/agones/v1/gameserver.go",
    "agones.dev/v1:GameServer",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "googleforgames/agones",
    "pkg/apis/agones/v1/fleet.go",
    "agones.dev/v1:Fleet",
    `spec.template.spec.${inTemplate}`,
    (c) => ({ template: { spec: template(c) } }),
  ),
  copies(
    "openkruise/kruise",
    `${kruise}/cloneset_types.go`,
    "apps.kruise.io/v1alpha1:CloneSet",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "openkruise/kruise",
    `${kruise}/sidecarset_types.go`,
    "apps.kruise.io/v1alpha1:SidecarSet",
    "spec.containers[0]",
    pod,
  ),
  copies(
    "openkruise/kruise",
    `${kruise}/broadcastjob_types.go`,
    "apps.kruise.io/v1alpha1:BroadcastJob",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "openkruise/kruise",
    `${kruise}/advancedcronjob_types.go`,
    "apps.kruise.io/v1alpha1:AdvancedCronJob",
    `spec.template.jobTemplate.spec.${inTemplate}`,
    (c) => ({ template: { jobTemplate: { spec: template(c) } } }),
  ),
  copies(
    "actions/actions-runner-controller",
    "apis/actions.github.com/v1alpha1/autoscalingrunnerset_types.go",
    "actions.github.com/v1alpha1:AutoscalingRunnerSet",
    `spec.${inTemplate}`,
    template,
  ),
  copies(
    "actions/actions-runner-controller",
    "apis/actions.summerwind.net/v1alpha1/runner_types.go",
    "actions.summerwind.dev/v1alpha1:Runner",
    "spec.sidecarContainers[0]",
    (c) => ({ sidecarContainers: [web(c)] }),
  ),
  copies(
    "crossplane/crossplane",
    "apis/pkg/v1beta1/deployment_runtime_config_types.go",
    "pkg.crossplane.io/v1beta1:DeploymentRuntimeConfig",
    `spec.deploymentTemplate.spec.${inTemplate}`,
    (c) => ({ deploymentTemplate: { spec: template(c) } }),
  ),
  copies(
    "project-codeflare/appwrapper",
    "api/v1beta2/appwrapper_types.go",
    "workload.codeflare.dev/v1beta2:AppWrapper",
    `spec.components[0].template.spec.${inTemplate}`,
    (c) => ({ components: [{ template: { spec: template(c) } }] }),
  ),
  copies(
    "operator-framework/api",
    "pkg/operators/v1alpha1/clusterserviceversion_types.go",
    "operators.coreos.com/v1alpha1:ClusterServiceVersion",
    `spec.install.spec.deployments[0].spec.${inTemplate}`,
    (c) => ({ install: { spec: { deployments: [{ spec: template(c) }] } } }),
  ),
  copies(
    "apache/flink-kubernetes-operator",
    "flink-kubernetes-operator-api/src/main/java/org/apache/flink/kubernetes/operator/api/spec/FlinkDeploymentSpec.java",
    "flink.apache.org/v1beta1:FlinkDeployment",
    "spec.podTemplate.spec.containers[0]",
    (c) => ({ podTemplate: { spec: pod(c) } }),
  ),
  copies(
    "elastic/cloud-on-k8s",
    `${elastic}/beat/v1beta1/beat_types.go`,
    "beat.k8s.elastic.co/v1beta1:Beat",
    "spec.daemonSet.podTemplate.spec.containers[0]",
    (c) => ({ daemonSet: { podTemplate: { spec: pod(c) } } }),
  ),
  own(
    "fills",
    "elastic/cloud-on-k8s",
    "pkg/controller/elasticsearch/nodespec/podspec.go",
    "elasticsearch.k8s.elastic.co/v1:Elasticsearch",
    `spec.nodeSets[0].podTemplate.spec.containers[0].${flag}`,
    (securityContext) => ({
      nodeSets: [{ podTemplate: { spec: { containers: [{ name: "elasticsearch", securityContext }] } } }],
    }),
  ),
  own(
    "fills",
    "elastic/cloud-on-k8s",
    "pkg/controller/kibana/securitycontext.go",
    "kibana.k8s.elastic.co/v1:Kibana",
    `spec.podTemplate.spec.containers[0].${flag}`,
    (securityContext) => ({ podTemplate: { spec: { containers: [{ name: "kibana", securityContext }] } } }),
  ),
  own(
    "fills",
    "prometheus-operator/prometheus-operator",
    "pkg/prometheus/server/statefulset.go",
    "monitoring.coreos.com/v1:Prometheus",
    `spec.containers[0].${flag}`,
    (securityContext) => ({ containers: [{ name: "prometheus", securityContext }] }),
  ),
  own(
    "fills",
    "prometheus-operator/prometheus-operator",
    "pkg/alertmanager/statefulset.go",
    "monitoring.coreos.com/v1:Alertmanager",
    `spec.containers[0].${flag}`,
    (securityContext) => ({ containers: [{ name: "alertmanager", securityContext }] }),
  ),
  own(
    "fills",
    "prometheus-operator/prometheus-operator",
    "pkg/thanos/statefulset.go",
    "monitoring.coreos.com/v1:ThanosRuler",
    `spec.containers[0].${flag}`,
    (securityContext) => ({ containers: [{ name: "thanos-ruler", securityContext }] }),
  ),
  own(
    "fills",
    "cloudnative-pg/cloudnative-pg",
    "pkg/specs/containers.go",
    "postgresql.cnpg.io/v1:Cluster",
    `spec.${flag}`,
    (securityContext) => ({ securityContext }),
  ),
  own(
    "fills",
    "grafana/grafana-operator",
    "controllers/reconcilers/grafana/deployment_reconciler.go",
    "grafana.integreatly.org/v1beta1:Grafana",
    `spec.deployment.spec.template.spec.containers[0].${flag}`,
    (securityContext) => ({
      deployment: { spec: { template: { spec: { containers: [{ name: "grafana", securityContext }] } } } },
    }),
  ),
  own(
    "fills",
    "rabbitmq/cluster-operator",
    "internal/resource/statefulset.go",
    "rabbitmq.com/v1beta1:RabbitmqCluster",
    `spec.override.statefulSet.spec.template.spec.containers[0].${flag}`,
    (securityContext) => ({
      override: {
        statefulSet: { spec: { template: { spec: { containers: [{ name: "rabbitmq", securityContext }] } } } },
      },
    }),
  ),
  own(
    "fills",
    "k8ssandra/cass-operator",
    "apis/cassandra/v1beta1/cassandradatacenter_types.go",
    "cassandra.datastax.com/v1beta1:CassandraDatacenter",
    "spec.readOnlyRootFilesystem",
    (context) => context,
  ),
  own(
    "hands on",
    "strimzi/strimzi-kafka-operator",
    "api/src/main/java/io/strimzi/api/kafka/model/common/template/ContainerTemplate.java",
    "kafka.strimzi.io/v1beta2:Kafka",
    `spec.kafka.template.kafkaContainer.${flag}`,
    (securityContext) => ({ kafka: { template: { kafkaContainer: { securityContext } } } }),
  ),
  own(
    "hands on",
    "minio/operator",
    "pkg/resources/statefulsets/minio-statefulset.go",
    "minio.min.io/v2:Tenant",
    "spec.pools[0].containerSecurityContext.readOnlyRootFilesystem",
    (containerSecurityContext) => ({ pools: [{ containerSecurityContext }] }),
  ),
  own(
    "hands on",
    "open-telemetry/opentelemetry-operator",
    "internal/manifests/collector/container.go",
    "opentelemetry.io/v1beta1:OpenTelemetryCollector",
    `spec.${flag}`,
    (securityContext) => ({ securityContext }),
  ),
  own(
    "hands on",
    "jaegertracing/jaeger-operator",
    "pkg/deployment/all_in_one.go",
    "jaegertracing.io/v1:Jaeger",
    "spec.allInOne.containerSecurityContext.readOnlyRootFilesystem",
    (containerSecurityContext) => ({ allInOne: { containerSecurityContext } }),
  ),
  own(
    "hands on",
    "envoyproxy/gateway",
    "internal/infrastructure/kubernetes/proxy/resource.go",
    "gateway.envoyproxy.io/v1alpha1:EnvoyProxy",
    `spec.provider.kubernetes.envoyDeployment.container.${flag}`,
    (securityContext) => ({ provider: { kubernetes: { envoyDeployment: { container: { securityContext } } } } }),
  ),
  kind(
    "ignores",
    "zalando/postgres-operator",
    "pkg/cluster/k8sres.go",
    "acid.zalan.do/v1:postgresql",
    `spec.sidecars[0].${flag}`,
    (c) => ({ sidecars: [web(c)] }),
  ),
];
