import { inspectable } from "../../policies/rules/inspectable";
import { type TestResource, unknown } from "../../policies/testing";
import { deployment, pod } from "../support/resources";
import { testRule } from "../support/rule-table";

const known = { containers: [{ name: "web", image: unknown, securityContext: { readOnlyRootFilesystem: unknown } }] };

/** A custom resource, whose kind does not tell whether it carries a pod. */
const custom = (spec: unknown, kind = "argoproj.io/v1alpha1:Rollout") => ({
  type: `kubernetes:${kind}`,
  props: { spec },
});
const unseen = (given: TestResource, ...paths: string[]) => ({
  given,
  says: paths.map((path) => `advisory: containers cannot be judged until ${path} is known`),
  cured: null,
});
const silent = (given: TestResource) => ({ given, because: `${given.type} shows no containers` });

const mutating = (expression: string, kind = "admissionregistration.k8s.io/v1beta1:MutatingAdmissionPolicy") => ({
  type: `kubernetes:${kind}`,
  props: { spec: { mutations: [{ patchType: "ApplyConfiguration", applyConfiguration: { expression } }] } },
});
const changes = (expression: string, kind?: string) => ({
  given: mutating(expression, kind),
  says: [
    "its containers cannot be inspected: spec.mutations[0].applyConfiguration.expression changes what confines them when the cluster makes them; check the pods that it has changed",
  ],
  cured: null,
});

/** Texts that start containers, and what is said of them. */
const shells: readonly (readonly [text: string, does: string])[] = [
  ["docker \\\n  run --privileged nginx", "runs docker"],
  ["sudo podman\\\n run nginx", "runs podman"],
  ["ctr -n k8s.io run docker.io/library/nginx:1 web", "runs ctr"],
  ["crictl runp pod.json", "runs crictl"],
  ["runc --root /r run web", "runs runc"],
  ["incus launch images:debian/12 web", "runs incus"],
  ["curl --unix-socket /var/run/docker.sock -X POST http://x/containers/create", "talks to docker.sock"],
  ["cp web.yaml /etc/kubernetes/manifests/", "writes to /etc/kubernetes/manifests"],
  ["cp web.container /etc/containers/systemd/", "writes to /etc/containers/systemd"],
];
const starts = (given: TestResource, path: string, does: string) => ({
  given,
  says: [
    `its containers cannot be inspected: ${path} ${does}, whose containers no program declares; declare them as resources`,
  ],
  cured: null,
});
const script = "#cloud-config\nruncmd:\n  - docker run --privileged nginx\n";
const base64 = Buffer.from(script).toString("base64");
const machines: readonly (readonly [type: string, props: Record<string, unknown>, path: string])[] = [
  ["aws:ec2/instance:Instance", { userData: script }, "userData"],
  ["aws:ec2/instance:Instance", { userDataBase64: base64 }, "userDataBase64"],
  ["aws:ec2/launchTemplate:LaunchTemplate", { userData: base64 }, "userData"],
  ["aws-native:ec2:LaunchTemplate", { launchTemplateData: { userData: base64 } }, "launchTemplateData.userData"],
  ["azure-native:compute:VirtualMachine", { osProfile: { customData: base64 } }, "osProfile.customData"],
  ["azure:compute/linuxVirtualMachine:LinuxVirtualMachine", { customData: base64 }, "customData"],
  ["gcp:compute/instance:Instance", { metadataStartupScript: script }, "metadataStartupScript"],
  ["gcp:compute/instance:Instance", { metadata: { "user-data": script } }, "metadata.user-data"],
  ["hcloud:index/server:Server", { userData: script }, "userData"],
  ["digitalocean:index/droplet:Droplet", { userData: script }, "userData"],
];
const elsewhere: readonly (readonly [type: string, name: string])[] = [
  ["gcp:cloudrunv2/service:Service", "Cloud Run"],
  ["gcp:cloudrun/service:Service", "Cloud Run"],
  ["azure-native:containerinstance:ContainerGroup", "Azure Container Instances"],
  ["azure-native:containerinstance/v20230501:ContainerGroup", "Azure Container Instances"],
  ["azure-native:app:ContainerApp", "Azure Container Apps"],
  ["aws:apprunner/service:Service", "AWS App Runner"],
  ["aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion", "Amazon Lightsail"],
  ["nomad:index/job:Job", "Nomad"],
  ["digitalocean:index/app:App", "the App Platform of DigitalOcean"],
];
const rendered = (type: string) => ({
  given: { type: `kubernetes:${type}`, props: { spec: { values: {} } } },
  says: ["its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered"],
  cured: null,
});

const fromCluster = (annotations: object) => ({
  given: pod(known, { annotations }),
  says: [
    `its containers cannot be inspected: what metadata.annotations["${Object.keys(annotations)[0]}"] adds to them stands in the cluster; check it there`,
  ],
  cured: null,
});

testRule(inspectable, {
  valid: {
    "templates that Istio brings along": pod(known, {
      annotations: { "inject.istio.io/templates": "gateway,grpc-agent" },
    }),
    "components of the namespace that are not taken": pod(known, {
      annotations: { "dapr.io/inject-pluggable-components": "false" },
    }),
    "expressions that only confine pods": mutating(
      "Object{spec: Object.spec{containers: object.spec.containers.map(c, Object.spec.containers{name: c.name, " +
        "securityContext: Object.spec.containers.securityContext{readOnlyRootFilesystem: true, privileged: false}})}}",
    ),
    "expressions that take images from a mirror": mutating(
      'Object{spec: Object.spec{containers: object.spec.containers.map(c, Object.spec.containers{name: c.name, image: "m/" + c.image})}}',
    ),
    "a pod whose containers are known, whatever is unknown in them": pod(known),
    "a pod without containers": pod({ containers: [] }),
  },
  invalid: {
    "an expression that makes roots writable": changes(
      "Object{spec: Object.spec{containers: [Object.spec.containers{securityContext: Object.spec.containers.securityContext{readOnlyRootFilesystem: false}}]}}",
    ),
    "an expression of Kyverno that mounts the host": changes(
      'Object{spec: Object.spec{volumes: [Object.spec.volumes{name: "h", hostPath: Object.spec.volumes.hostPath{path: "/"}}]}}',
      "policies.kyverno.io/v1:MutatingPolicy",
    ),
    "an expression that replaces security contexts": changes(
      '[JSONPatch{op: "replace", path: "/spec/containers/0/securityContext", value: Object.spec.containers.securityContext{runAsUser: 0}}]',
    ),
    "an expression that takes security contexts away": changes(
      '[JSONPatch{op: "remove", path: "/spec/template/spec/containers/0/securityContext"}]',
    ),
    "an expression of Kyverno that makes pods": {
      given: {
        type: "kubernetes:policies.kyverno.io/v1:GeneratingPolicy",
        props: {
          spec: {
            variables: [{ name: "pod", expression: '[{"kind": dyn("Pod"), "spec": dyn({"containers": []})}]' }],
            generate: [{ expression: "generator.Apply(object.metadata.name, variables.pod)" }],
          },
        },
      },
      says: [
        "its containers cannot be inspected: spec.variables[0].expression makes pods that no program declares; check the pods that it has made",
      ],
      cured: null,
    },
    "an expression that adds a container": changes(
      'Object{spec: Object.spec{initContainers: [Object.spec.initContainers{name: "mesh", image: "mesh/proxy:1", restartPolicy: "Always"}]}}',
    ),
    "a Helm release": {
      given: { type: "kubernetes:helm.sh/v3:Release", props: { chart: "wordpress" } },
      says: [
        "its containers cannot be inspected: the provider renders its chart; set the option helm of inspectable, or use kubernetes.helm.v4.Chart",
      ],
      cured: null,
    },
    "templates of a cluster's own, by Istio": fromCluster({ "inject.istio.io/templates": "sidecar, mine" }),
    "components of the namespace, by Dapr": fromCluster({ "dapr.io/inject-pluggable-components": "true" }),
    "patches of containers, by Kuma": fromCluster({ "kuma.io/container-patches": "mine" }),
    ...Object.fromEntries(
      shells.map(([text, does]) => [
        JSON.stringify(text),
        starts({ type: "command:local:Command", props: { create: text } }, "create", does),
      ]),
    ),
    "words after the program of an interpreter": starts(
      { type: "command:remote:Command", props: { create: "run -v /:/h nginx", interpreter: ["docker"] } },
      "create",
      "runs docker",
    ),
    "a command that runs when the resource is deleted": starts(
      { type: "command:local:Command", props: { create: "true", delete: "docker run nginx" } },
      "delete",
      "runs docker",
    ),
    "a file for the kubelet": starts(
      { type: "command:remote:CopyToRemote", props: { remotePath: "/etc/kubernetes/manifests/web.yaml" } },
      "remotePath",
      "writes to /etc/kubernetes/manifests",
    ),
    ...Object.fromEntries(
      machines.map(([type, props, path]) => [`${path} of ${type}`, starts({ type, props }, path, "runs docker")]),
    ),
    "containers that a machine of Google declares": {
      given: {
        type: "gcp:compute/instance:Instance",
        props: { metadata: { "gce-container-declaration": "spec: {}" } },
      },
      says: [
        "its containers cannot be inspected: metadata.gce-container-declaration declares containers, to which no rule applies; run them in a cluster",
      ],
      cured: null,
    },
    ...Object.fromEntries(
      elsewhere.map(([type, name]) => [
        type,
        {
          given: { type, props: {} },
          says: [`its containers cannot be inspected: this pack does not read containers of ${name}; check them there`],
          cured: null,
        },
      ]),
    ),
    "an Istio of the Sail operator": rendered("sailoperator.io/v1:Istio"),
    "a node agent of the Sail operator": rendered("sailoperator.io/v1:IstioCNI"),
    "an installation of Istio": rendered("install.istio.io/v1alpha1:IstioOperator"),
    "resources that Cluster API applies": {
      given: {
        type: "kubernetes:addons.cluster.x-k8s.io/v1beta1:ClusterResourceSet",
        props: { spec: { resources: [] } },
      },
      says: [
        "its containers cannot be inspected: the cluster applies manifests from elsewhere; check them where they are kept",
      ],
      cured: null,
    },
    "a Helm release of Flux": {
      given: { type: "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", props: { spec: { chart: {} } } },
      says: ["its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered"],
      cured: null,
    },
    "an application of Argo CD": {
      given: { type: "kubernetes:argoproj.io/v1alpha1:Application", props: { spec: { source: {} } } },
      says: ["its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered"],
      cured: null,
    },
    "a chart of Rancher": {
      given: { type: "kubernetes:helm.cattle.io/v1:HelmChart", props: { spec: { chart: "traefik" } } },
      says: ["its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered"],
      cured: null,
    },
    "a Kustomization of Flux": {
      given: { type: "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization", props: { spec: { path: "./shop" } } },
      says: [
        "its containers cannot be inspected: the cluster applies manifests from elsewhere; check them where they are kept",
      ],
      cured: null,
    },
    "a repository of Fleet": {
      given: { type: "kubernetes:fleet.cattle.io/v1alpha1:GitRepo", props: { spec: { paths: ["shop"] } } },
      says: [
        "its containers cannot be inspected: the cluster applies manifests from elsewhere; check them where they are kept",
      ],
      cured: null,
    },
    ...Object.fromEntries(
      (
        [
          ["docker run --privileged -v /:/host alpine", "docker"],
          ["cd app && docker compose up -d", "docker"],
          ["docker-compose up", "docker-compose"],
          ["kubectl --context prod apply -f web.yaml", "kubectl"],
          ["helm upgrade --install web ./chart", "helm"],
          ["aws ecs register-task-definition --cli-input-json file://task.json", "aws"],
        ] as const
      ).flatMap(([text, program]) =>
        ["command:local:Command", "command:remote:Command"].map((type) => [
          `${text}, by ${type}`,
          {
            given: { type, props: { create: text } },
            says: [
              `its containers cannot be inspected: create runs ${program}, whose containers no program declares; declare them as resources`,
            ],
            cured: null,
          },
        ]),
      ),
    ),
    "a task definition in a template of CloudFormation": {
      given: {
        type: "aws:cloudformation/stack:Stack",
        props: { templateBody: "Resources:\n  Web:\n    Type: AWS::ECS::TaskDefinition\n" },
      },
      says: [
        "its containers cannot be inspected: templateBody declares AWS::ECS::TaskDefinition in the language of CloudFormation; use the resource of aws or aws-native",
      ],
      cured: null,
    },
    "a job definition of the Cloud Control API": {
      given: { type: "aws:cloudcontrol/resource:Resource", props: { typeName: "AWS::Batch::JobDefinition" } },
      says: [
        "its containers cannot be inspected: typeName declares AWS::Batch::JobDefinition in the language of CloudFormation; use the resource of aws or aws-native",
      ],
      cured: null,
    },
    "containers of a workload that are no list": {
      given: { ...deployment({}), props: { spec: { template: { spec: { containers: { web: { name: "web" } } } } } } },
      says: [
        "its containers cannot be inspected: spec.template.spec.containers is no list, which Kubernetes refuses; correct it",
      ],
      cured: null,
    },
    "a pod of a workload that is a text": {
      given: { ...deployment({}), props: { spec: { template: { spec: '{"containers":[{"name":"web"}]}' } } } },
      says: [
        "its containers cannot be inspected: spec.template.spec is no object, which Kubernetes refuses; correct it",
      ],
      cured: null,
    },
    "a pod template that is unknown as a whole": {
      given: { ...deployment({}), props: { spec: { template: unknown } } },
      says: ["advisory: containers cannot be judged until spec.template is known"],
      cured: null,
    },
    "a list of containers that is unknown": {
      given: pod({ ...known, initContainers: unknown }),
      says: ["advisory: containers cannot be judged until spec.initContainers is known"],
      cured: null,
    },
    "an unknown container in a list": {
      given: pod({ containers: [unknown, known.containers[0]] }),
      says: ["advisory: containers cannot be judged until spec.containers[0] is known"],
      cured: null,
    },
    "an unknown pod in the template of a custom resource": unseen(
      custom({ template: { spec: unknown } }),
      "spec.template.spec",
    ),
    "an unknown list of containers in a custom resource": unseen(
      custom({ template: { spec: { initContainers: known.containers, containers: unknown } } }),
      "spec.template.spec.containers",
    ),
    "unknown containers of which a custom resource has nothing but the list": unseen(
      custom({ containers: [unknown, unknown] }),
      "spec.containers[0]",
      "spec.containers[1]",
    ),
    "an unknown template beside the selector of its pods": unseen(
      custom({ selector: { matchLabels: { app: "web" } }, template: unknown }),
      "spec.template",
    ),
    "an unknown template of a job in a custom resource": unseen(custom({ jobTemplate: unknown }), "spec.jobTemplate"),
    "an unknown pod of one custom resource in a list": unseen(
      {
        type: "kubernetes:argoproj.io/v1alpha1:RolloutList",
        props: { items: [{ spec: { template: { spec: known } } }, { spec: { template: { spec: unknown } } }] },
      },
      "items[1].spec.template.spec",
    ),
    "a pod of a custom resource that may run on Windows": unseen(
      custom({ template: { spec: { ...known, os: { name: unknown } } } }),
      "spec.template.spec.os.name",
    ),
  },
  notApplicable: {
    ...Object.fromEntries(
      [{ create: "docker build -t web ." }, { create: "kubectl get pods" }, { create: unknown }, { create: 5 }, {}].map(
        (props) => [
          `a command that starts no containers: ${String(props.create)}`,
          {
            given: { type: "command:local:Command", props },
            because: "command:local:Command declares no containers",
          },
        ],
      ),
    ),
    ...Object.fromEntries(
      [
        ...[
          "helm.sh/v2:Chart",
          "helm.sh/v3:Chart",
          "helm.sh/v4:Chart",
          "kustomize:Directory",
          "kustomize/v2:Directory",
        ],
        ...["yaml:ConfigFile", "yaml:ConfigGroup", "yaml/v2:ConfigFile", "yaml/v2:ConfigGroup"],
      ].map((type) => [
        `${type}, whose resources are judged one by one`,
        { given: { type: `kubernetes:${type}`, props: {} }, because: "each resource that it makes is judged" },
      ]),
    ),
    "a custom resource that may or may not carry a pod": silent(custom(unknown, "cert-manager.io/v1:Certificate")),
    "a template that may be one of something else": silent(
      custom({ encryptedData: {}, template: unknown }, "bitnami.com/v1alpha1:SealedSecret"),
    ),
    "a template outside of a spec": silent({
      type: "kubernetes:serving.knative.dev/v1:Configuration",
      props: { template: unknown },
    }),
    "unknown ones among containers that only override what an operator makes": silent(
      custom({ containers: [{ name: "config-reloader" }, unknown] }, "monitoring.coreos.com/v1:Prometheus"),
    ),
    "unknown ones beside init containers that only override what an operator makes": silent(
      custom({ initContainers: [{ name: "init" }], containers: unknown }, "monitoring.coreos.com/v1:Prometheus"),
    ),
    "custom resources that are unknown, in a list": silent({
      type: "kubernetes:argoproj.io/v1alpha1:RolloutList",
      props: { items: [unknown] },
    }),
  },
});
