// Pods where an operator, a provider or the API server finds them, and a pack that goes by the type alone does not.
import type { Attempt } from "./attempt";

const root = "read-only-root";
const bad = { name: "web", image: "example" };
const pod = { containers: [bad] };
const template = { template: { spec: pod } };

/** Group, version and kind; the spec; where the container stands. Shapes are those of the types the operators read. */
const shapes: readonly (readonly [type: string, spec: object, at: string])[] = [
  ["ray.io/v1:RayCluster", { headGroupSpec: template }, "spec.headGroupSpec.template.spec.containers[0]"],
  ["ray.io/v1:RayCluster", { workerGroupSpecs: [template] }, "spec.workerGroupSpecs[0].template.spec.containers[0]"],
  [
    "ray.io/v1:RayJob",
    { rayClusterSpec: { headGroupSpec: template } },
    "spec.rayClusterSpec.headGroupSpec.template.spec.containers[0]",
  ],
  [
    "ray.io/v1:RayService",
    { rayClusterConfig: { headGroupSpec: template } },
    "spec.rayClusterConfig.headGroupSpec.template.spec.containers[0]",
  ],
  [
    "jobset.x-k8s.io/v1alpha2:JobSet",
    { replicatedJobs: [{ template: { spec: template } }] },
    "spec.replicatedJobs[0].template.spec.template.spec.containers[0]",
  ],
  [
    "leaderworkerset.x-k8s.io/v1:LeaderWorkerSet",
    { leaderWorkerTemplate: { workerTemplate: { spec: pod } } },
    "spec.leaderWorkerTemplate.workerTemplate.spec.containers[0]",
  ],
  ["batch.volcano.sh/v1alpha1:Job", { tasks: [template] }, "spec.tasks[0].template.spec.containers[0]"],
  [
    "kubeflow.org/v1:PyTorchJob",
    { pytorchReplicaSpecs: { Master: template } },
    "spec.pytorchReplicaSpecs.Master.template.spec.containers[0]",
  ],
  [
    "kubeflow.org/v1:TFJob",
    { tfReplicaSpecs: { Worker: template } },
    "spec.tfReplicaSpecs.Worker.template.spec.containers[0]",
  ],
  [
    "kubeflow.org/v2beta1:MPIJob",
    { mpiReplicaSpecs: { Launcher: template } },
    "spec.mpiReplicaSpecs.Launcher.template.spec.containers[0]",
  ],
  ["kubeflow.org/v1:Notebook", template, "spec.template.spec.containers[0]"],
  ["keda.sh/v1alpha1:ScaledJob", { jobTargetRef: template }, "spec.jobTargetRef.template.spec.containers[0]"],
  ["argoproj.io/v1alpha1:Rollout", template, "spec.template.spec.containers[0]"],
  ["argoproj.io/v1alpha1:Experiment", { templates: [template] }, "spec.templates[0].template.spec.containers[0]"],
  [
    "argoproj.io/v1alpha1:AnalysisTemplate",
    { metrics: [{ provider: { job: { spec: template } } }] },
    "spec.metrics[0].provider.job.spec.template.spec.containers[0]",
  ],
  ["argoproj.io/v1alpha1:Workflow", { templates: [{ name: "main", container: bad }] }, "spec.templates[0].container"],
  [
    "argoproj.io/v1alpha1:WorkflowTemplate",
    { templates: [{ name: "main", script: { ...bad, source: "x" } }] },
    "spec.templates[0].script",
  ],
  [
    "argoproj.io/v1alpha1:CronWorkflow",
    { workflowSpec: { templates: [{ container: bad }] } },
    "spec.workflowSpec.templates[0].container",
  ],
  [
    "argoproj.io/v1alpha1:ClusterWorkflowTemplate",
    { templates: [{ containerSet: pod }] },
    "spec.templates[0].containerSet.containers[0]",
  ],
  [
    "argoproj.io/v1alpha1:Workflow",
    { templates: [{ dag: { tasks: [{ inline: { container: bad } }] } }] },
    "spec.templates[0].dag.tasks[0].inline.container",
  ],
  [
    "argoproj.io/v1alpha1:Workflow",
    { templates: [{ name: "main", sidecars: [bad] }] },
    "spec.templates[0].sidecars[0]",
  ],
  ["tekton.dev/v1:Task", { steps: [bad] }, "spec.steps[0]"],
  ["tekton.dev/v1:TaskRun", { taskSpec: { steps: [bad] } }, "spec.taskSpec.steps[0]"],
  ["tekton.dev/v1:Pipeline", { tasks: [{ taskSpec: { steps: [bad] } }] }, "spec.tasks[0].taskSpec.steps[0]"],
  [
    "tekton.dev/v1:PipelineRun",
    { pipelineSpec: { tasks: [{ taskSpec: { sidecars: [bad] } }] } },
    "spec.pipelineSpec.tasks[0].taskSpec.sidecars[0]",
  ],
  ["serving.knative.dev/v1:Service", template, "spec.template.spec.containers[0]"],
  ["sinks.knative.dev/v1alpha1:JobSink", { job: { spec: template } }, "spec.job.spec.template.spec.containers[0]"],
  ["serving.kserve.io/v1beta1:InferenceService", { predictor: pod }, "spec.predictor.containers[0]"],
  ["serving.kserve.io/v1beta1:InferenceService", { transformer: pod }, "spec.transformer.containers[0]"],
  ["serving.kserve.io/v1alpha1:ClusterServingRuntime", { workerSpec: pod }, "spec.workerSpec.containers[0]"],
  ["serving.kserve.io/v1alpha1:ClusterStorageContainer", { container: bad }, "spec.container"],
  [
    "numaflow.numaproj.io/v1alpha1:Pipeline",
    { vertices: [{ udf: { container: bad } }] },
    "spec.vertices[0].udf.container",
  ],
  ["agones.dev/v1:Fleet", { template: { spec: template } }, "spec.template.spec.template.spec.containers[0]"],
  ["agones.dev/v1:GameServer", template, "spec.template.spec.containers[0]"],
  ["apps.kruise.io/v1alpha1:CloneSet", template, "spec.template.spec.containers[0]"],
  ["apps.kruise.io/v1alpha1:SidecarSet", pod, "spec.containers[0]"],
  [
    "apps.kruise.io/v1alpha1:AdvancedCronJob",
    { template: { jobTemplate: { spec: template } } },
    "spec.template.jobTemplate.spec.template.spec.containers[0]",
  ],
  ["actions.summerwind.dev/v1alpha1:Runner", { dockerdContainers: [bad] }, "spec.dockerdContainers[0]"],
  [
    "tekton.dev/v1:Task",
    { stepTemplate: { securityContext: { readOnlyRootFilesystem: false } }, steps: [bad] },
    "spec.stepTemplate.securityContext",
  ],
  ["sparkoperator.k8s.io/v1beta2:SparkApplication", { driver: template }, "spec.driver.template.spec.containers[0]"],
  [
    "elasticsearch.k8s.elastic.co/v1:Elasticsearch",
    { nodeSets: [{ podTemplate: { spec: pod } }] },
    "spec.nodeSets[0].podTemplate.spec.containers[0]",
  ],
  [
    "workload.codeflare.dev/v1beta2:AppWrapper",
    { components: [{ template: { spec: template } }] },
    "spec.components[0].template.spec.template.spec.containers[0]",
  ],
  [
    "operators.coreos.com/v1alpha1:ClusterServiceVersion",
    { install: { spec: { deployments: [{ spec: template }] } } },
    "spec.install.spec.deployments[0].spec.template.spec.containers[0]",
  ],
  ["core.strimzi.io/v1beta2:StrimziPodSet", { pods: [{ spec: pod }] }, "spec.pods[0].spec.containers[0]"],
  ["monitoring.coreos.com/v1:Prometheus", pod, "spec.containers[0]"],
];

/** Operators without a list of containers, and what a program says outright in the context they have for each. */
const contexts: readonly (readonly [type: string, spec: object, at: string])[] = [
  [
    "postgresql.cnpg.io/v1:Cluster",
    { securityContext: { readOnlyRootFilesystem: false } },
    "spec.securityContext.readOnlyRootFilesystem",
  ],
  [
    "kafka.strimzi.io/v1beta2:Kafka",
    { kafka: { template: { kafkaContainer: { securityContext: { readOnlyRootFilesystem: false } } } } },
    "spec.kafka.template.kafkaContainer.securityContext.readOnlyRootFilesystem",
  ],
  [
    "minio.min.io/v2:Tenant",
    { pools: [{ containerSecurityContext: { readOnlyRootFilesystem: false } }] },
    "spec.pools[0].containerSecurityContext.readOnlyRootFilesystem",
  ],
  [
    "opentelemetry.io/v1beta1:OpenTelemetryCollector",
    { securityContext: { readOnlyRootFilesystem: false } },
    "spec.securityContext.readOnlyRootFilesystem",
  ],
];

const custom =
  (kind: string) =>
  ([type, spec, at]: readonly [string, object, string]): Attempt => ({
    kind,
    name: `${type} at ${at}`,
    given: { type: `kubernetes:${type}`, props: { spec } },
    by: root,
    at,
  });

const other = (name: string, type: string, props: object, at: string): Attempt => ({
  kind: "resources that are not applied as their type says",
  name,
  given: { type, props },
  by: root,
  at,
});

const deployed = { apiVersion: "apps/v1", kind: "Deployment", spec: template };

/** Policies whose engines make objects. */
const made: readonly (readonly [type: string, spec: object, at: string])[] = [
  [
    "kyverno.io/v1:ClusterPolicy",
    { rules: [{ generate: { kind: "Pod", data: { spec: pod } } }] },
    "spec.rules[0].generate.data.spec.containers[0]",
  ],
  [
    "kyverno.io/v1:Policy",
    { rules: [{ generate: { foreach: [{ data: { spec: template } }] } }] },
    "spec.rules[0].generate.foreach[0].data.spec.template.spec.containers[0]",
  ],
  [
    "policy.open-cluster-management.io/v1:ConfigurationPolicy",
    { "object-templates": [{ complianceType: "musthave", objectDefinition: { kind: "Pod", spec: pod } }] },
    "spec.object-templates[0].objectDefinition.spec.containers[0]",
  ],
];

export const customResources: readonly Attempt[] = [
  ...made.map(custom("policies that make pods")),
  ...shapes.map(custom("pods at any depth of custom resources")),
  ...contexts.map(custom("security contexts of operators without a list of containers")),
  other("a Pod that is a Deployment", "kubernetes:core/v1:Pod", deployed, "spec.template.spec.containers[0]"),
  other(
    "a ConfigMap that is a Deployment",
    "kubernetes:core/v1:ConfigMap",
    deployed,
    "spec.template.spec.containers[0]",
  ),
  other(
    "a custom resource that is a Deployment",
    "kubernetes:example.com/v1:Thing",
    deployed,
    "spec.template.spec.containers[0]",
  ),
  ...[
    "apps/v1:DeploymentList",
    "helm.sh/v3:Chart",
    "helm.sh/v4:Chart",
    "helm.sh/v9:Thing",
    "kustomize/v2:Directory",
    "yaml:ConfigFile",
    "yaml/v2:ConfigGroup",
  ].map((type) =>
    other(
      `${type} that is a Deployment`,
      `kubernetes:${type}`,
      { ...deployed, items: [] },
      "spec.template.spec.containers[0]",
    ),
  ),
  other(
    "a custom kind that ends in List, with items",
    "kubernetes:example.com/v1:AllowList",
    { items: [], spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a Deployment that is a CronJob",
    "kubernetes:apps/v1:Deployment",
    { apiVersion: "batch/v1", kind: "CronJob", spec: { jobTemplate: { spec: template } } },
    "spec.jobTemplate.spec.template.spec.containers[0]",
  ),
  other(
    "a Pod that is a custom resource",
    "kubernetes:core/v1:Pod",
    { apiVersion: "example.com/v1", kind: "Thing", spec: { group: template } },
    "spec.group.template.spec.containers[0]",
  ),
  other(
    "a kind with a dash",
    "kubernetes:example.com/v1:My-Kind",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a kind with a dot",
    "kubernetes:example.com/v1:My.Kind",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a kind beyond ASCII",
    "kubernetes:example.com/v1:Ärger",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a custom kind that ends in List",
    "kubernetes:example.com/v1:AllowList",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a custom kind that ends in Patch",
    "kubernetes:example.com/v1:DogPatch",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a list of other kinds",
    "kubernetes:core/v1:ConfigMapList",
    { items: [deployed] },
    "items[0].spec.template.spec.containers[0]",
  ),
  other(
    "a resource that says it is a list",
    "kubernetes:core/v1:Pod",
    { apiVersion: "v1", kind: "List", items: [deployed] },
    "items[0].spec.template.spec.containers[0]",
  ),
  other(
    "a list in a list",
    "kubernetes:core/v1:List",
    { items: [{ apiVersion: "v1", kind: "List", items: [deployed] }] },
    "items[0].items[0].spec.template.spec.containers[0]",
  ),
  other("a patch that makes a Pod", "kubernetes:core/v1:PodPatch", { spec: pod }, "spec.containers[0]"),
  other(
    "a patch that makes a Deployment",
    "kubernetes:apps/v1:DeploymentPatch",
    { spec: { selector: {}, ...template } },
    "spec.template.spec.containers[0]",
  ),
  other(
    "a patch that makes a Job",
    "kubernetes:batch/v1:JobPatch",
    { spec: template },
    "spec.template.spec.containers[0]",
  ),
];
