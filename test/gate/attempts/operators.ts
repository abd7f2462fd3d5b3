// What operators take over into containers that they make, without a list of containers in the resource.
import type { Attempt } from "./attempt";

const bypass = "no-read-only-bypass";
const hostMounts = "read-only-host-mounts";
const root = "read-only-root";
const volumes = [{ name: "h", hostPath: { path: "/" } }];
const volumeMounts = [{ name: "h", mountPath: "/h", readOnly: true }];
const good = { name: "web", image: "x", securityContext: { readOnlyRootFilesystem: true } };

const podText = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: x\n";

const rows: readonly (readonly [type: string, spec: object, at: string, by: string])[] = [
  ["monitoring.coreos.com/v1:Prometheus", { volumes, volumeMounts }, "spec.volumeMounts[0]", bypass],
  ["monitoring.coreos.com/v1:Alertmanager", { image: "x", volumes, volumeMounts }, "spec.volumeMounts[0]", bypass],
  ["opentelemetry.io/v1beta1:OpenTelemetryCollector", { volumes, volumeMounts }, "spec.volumeMounts[0]", bypass],
  ["jaegertracing.io/v1:Jaeger", { volumes, agent: { volumeMounts } }, "spec.agent.volumeMounts[0]", bypass],
  [
    "sparkoperator.k8s.io/v1beta2:SparkApplication",
    { volumes, driver: { volumeMounts } },
    "spec.driver.volumeMounts[0]",
    bypass,
  ],
  [
    "argoproj.io/v1alpha1:Workflow",
    { volumes, templates: [{ container: { ...good, volumeMounts } }] },
    "spec.templates[0].container.volumeMounts[0]",
    bypass,
  ],
  [
    "tekton.dev/v1:TaskRun",
    { podTemplate: { volumes }, taskSpec: { steps: [{ ...good, volumeMounts }] } },
    "spec.taskSpec.steps[0].volumeMounts[0]",
    bypass,
  ],
  [
    "acid.zalan.do/v1:postgresql",
    { additionalVolumes: [{ name: "h", mountPath: "/h", volumeSource: { hostPath: { path: "/etc" } } }] },
    "spec.additionalVolumes[0].volumeSource.hostPath",
    hostMounts,
  ],
  [
    "argoproj.io/v1alpha1:Workflow",
    { templates: [{ resource: { action: "create", manifest: podText } }] },
    "spec.templates[0].resource.manifest",
    root,
  ],
  [
    "argoproj.io/v1alpha1:Sensor",
    {
      triggers: [
        {
          template: {
            k8s: {
              source: { resource: { spec: { templates: [{ resource: { action: "apply", manifest: podText } }] } } },
            },
          },
        },
      ],
    },
    "spec.triggers[0].template.k8s.source.resource.spec.templates[0].resource.manifest",
    root,
  ],
  [
    "kubevirt.io/v1:VirtualMachine",
    { template: { spec: { volumes: [{ name: "d", hostDisk: { path: "/etc/disk.img", type: "DiskOrCreate" } }] } } },
    "spec.template.spec.volumes[0].hostDisk",
    hostMounts,
  ],
  [
    "sparkoperator.k8s.io/v1beta2:SparkApplication",
    { driver: { securityContext: { capabilities: { add: ["SYS_ADMIN"] } } } },
    "spec.driver.securityContext.capabilities.add[0]",
    bypass,
  ],
  [
    "opentelemetry.io/v1beta1:OpenTelemetryCollector",
    { securityContext: { procMount: "Unmasked" } },
    "spec.securityContext.procMount",
    bypass,
  ],
  [
    "cassandra.datastax.com/v1beta1:CassandraDatacenter",
    { readOnlyRootFilesystem: false },
    "spec.readOnlyRootFilesystem",
    root,
  ],
];

export const operators: readonly Attempt[] = rows.map(([type, spec, at, by]) => ({
  kind: "what operators add to containers that they make",
  name: `${type} at ${at}`,
  given: { type: `kubernetes:${type}`, props: { spec } },
  by,
  at,
}));
