// What annotations of a pod and policies of the cluster add to containers after the program has declared them.
import { deployment } from "../../support/resources";
import type { Attempt } from "./attempt";

const bypass = "no-read-only-bypass";
const writable = "read-only-host-mounts";
const root = "read-only-root";

const good = { name: "web", image: "x", securityContext: { readOnlyRootFilesystem: true } };

type Row = readonly [name: string, given: Attempt["given"], at: string, by?: string, level?: "advisory"];

const annotated = (annotations: object, spec: object = {}) =>
  deployment({ containers: [good], ...spec }, { annotations });
const text = (value: unknown) => JSON.stringify(value);
const at = (annotation: string) => `spec.template.metadata.annotations["${annotation}"]`;
const onHost = (path: string) => ({ hostPath: { path } });

const istio = (volume: unknown, mount: unknown) =>
  annotated({ "sidecar.istio.io/userVolume": text(volume), "sidecar.istio.io/userVolumeMount": text(mount) });
const consul = (volume: unknown, mount: unknown) =>
  annotated({
    "consul.hashicorp.com/consul-sidecar-user-volume": text(volume),
    "consul.hashicorp.com/consul-sidecar-user-volume-mount": text(mount),
  });
const overrides = (value: unknown) => annotated({ "proxy.istio.io/overrides": text(value) });
const inject = { "vault.hashicorp.com/agent-inject": "true" };

const component = (container: object) => ({
  type: "kubernetes:dapr.io/v1alpha1:Component",
  name: "store",
  props: {
    metadata: { annotations: { "dapr.io/component-container": text(container) } },
    spec: { type: "state.mine", version: "v1" },
  },
});
const virtualMachine = (type: string, metadata: readonly string[]) => ({
  type: `kubernetes:${type}`,
  name: "vm",
  props: metadata.reduceRight<object>((inner, step) => ({ [step]: inner }), {
    annotations: { "hooks.kubevirt.io/hookSidecars": text([{ image: "me/root", args: ["x"] }]) },
  }) as Record<string, unknown>,
});

const sidecars: readonly Row[] = [
  [
    "the root by Istio",
    istio({ h: onHost("/") }, { h: { mountPath: "/h", readOnly: true } }),
    at("sidecar.istio.io/userVolumeMount"),
  ],
  [
    "the system by Istio, as lists",
    istio([{ name: "h", ...onHost("/etc") }], [{ name: "h", mountPath: "/h" }]),
    at("sidecar.istio.io/userVolumeMount"),
    writable,
  ],
  [
    "a volume of the pod by Istio",
    annotated(
      { "sidecar.istio.io/userVolumeMount": text([{ name: "h", mountPath: "/h" }]) },
      { volumes: [{ name: "h", ...onHost("/run") }] },
    ),
    at("sidecar.istio.io/userVolumeMount"),
  ],
  [
    "the engine by Consul",
    consul([{ name: "h", ...onHost("/run/containerd") }], [{ name: "h", mountPath: "/h" }]),
    at("consul.hashicorp.com/consul-sidecar-user-volume-mount"),
  ],
  [
    "a volume of the pod by Dapr",
    annotated({ "dapr.io/volume-mounts": "d:/d,h:/h" }, { volumes: [{ name: "h", ...onHost("/") }] }),
    at("dapr.io/volume-mounts"),
  ],
  [
    "a writable volume of the pod by Dapr",
    annotated({ "dapr.io/volume-mounts-rw": "h:/h" }, { volumes: [{ name: "h", ...onHost("/etc") }] }),
    at("dapr.io/volume-mounts-rw"),
    writable,
  ],
  [
    "a container that Istio adds again",
    overrides({ containers: [{ name: "x", image: "me/root" }] }),
    at("proxy.istio.io/overrides"),
    root,
  ],
  [
    "privileges that Istio adds again",
    overrides({ initContainers: [{ name: "istio-proxy", securityContext: { privileged: true } }] }),
    at("proxy.istio.io/overrides"),
  ],
  [
    "a container that Istio adds again under a name like its own",
    overrides({ containers: [{ name: "istio-mine", image: "me/root" }] }),
    at("proxy.istio.io/overrides"),
    root,
  ],
  [
    "an agent of Vault with another security context",
    annotated({
      ...inject,
      "vault.hashicorp.com/agent-json-patch": text([
        { op: "replace", path: "/securityContext", value: { runAsUser: 0 } },
      ]),
    }),
    at("vault.hashicorp.com/agent-json-patch"),
    root,
  ],
  [
    "an agent of Vault that is another container",
    annotated({
      ...inject,
      "vault.hashicorp.com/agent-json-patch": text([{ op: "replace", path: "", value: { image: "me/root" } }]),
    }),
    at("vault.hashicorp.com/agent-json-patch"),
    root,
  ],
  [
    "an agent of Vault without a security context",
    annotated({ ...inject, "vault.hashicorp.com/agent-set-security-context": "false" }),
    at("vault.hashicorp.com/agent-set-security-context"),
    root,
  ],
  [
    "an agent of Vault with a writable root",
    annotated({
      ...inject,
      "vault.hashicorp.com/agent-json-patch": text([
        { op: "replace", path: "/securityContext/readOnlyRootFilesystem", value: false },
      ]),
    }),
    at("vault.hashicorp.com/agent-json-patch"),
    root,
  ],
  [
    "an agent of Vault with privileges",
    annotated({
      ...inject,
      "vault.hashicorp.com/agent-init-json-patch": text([
        { op: "add", path: "/securityContext/privileged", value: true },
      ]),
    }),
    at("vault.hashicorp.com/agent-init-json-patch"),
  ],
  [
    "a volume by Istio for the pod's own container",
    annotated(
      { "sidecar.istio.io/userVolume": text({ h: onHost("/") }) },
      { containers: [{ ...good, volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }] },
    ),
    at("sidecar.istio.io/userVolume"),
  ],
  [
    "a volume by Consul for the pod's own container",
    annotated({ "consul.hashicorp.com/consul-sidecar-user-volume": text([{ name: "h", ...onHost("/etc") }]) }),
    at("consul.hashicorp.com/consul-sidecar-user-volume"),
    writable,
  ],
  [
    "core dumps by Istio",
    annotated({ "sidecar.istio.io/enableCoreDump": "true" }),
    at("sidecar.istio.io/enableCoreDump"),
  ],
  [
    "traces of iptables by Istio",
    annotated({ "proxy.istio.io/config": "proxyMetadata:\n  IPTABLES_TRACE_LOGGING: 'true'\n" }),
    at("proxy.istio.io/config"),
  ],
  [
    "traces of iptables by Istio, in the spelling of its messages",
    annotated({ "proxy.istio.io/config": '{"proxy_metadata":{"IPTABLES_TRACE_LOGGING":"true"}}' }),
    at("proxy.istio.io/config"),
  ],
  [
    "traces of iptables in a configuration of proxies by Istio",
    {
      type: "kubernetes:networking.istio.io/v1beta1:ProxyConfig",
      name: "traces",
      props: { spec: { environmentVariables: { IPTABLES_TRACE_LOGGING: "true" } } },
    },
    "spec.environmentVariables.IPTABLES_TRACE_LOGGING",
  ],
  [
    "a timeout of closed connections by Linkerd",
    annotated({ "config.linkerd.io/close-wait-timeout": "30s" }),
    at("config.linkerd.io/close-wait-timeout"),
  ],
  [
    "a container for debugging by Linkerd",
    annotated({ "config.linkerd.io/enable-debug-sidecar": "true", "config.linkerd.io/debug-image": "me/root" }),
    at("config.linkerd.io/enable-debug-sidecar"),
    root,
  ],
  ["a component of Dapr with a writable root", component({ image: "me/root" }), "component-container", root],
  [
    "a component of Dapr with privileges",
    component({ ...good, securityContext: { readOnlyRootFilesystem: true, privileged: true } }),
    "component-container",
  ],
  [
    "a component of Dapr with keys in another case",
    component({ ...good, SecurityContext: { ReadOnlyRootFilesystem: true, PRIVILEGED: true } }),
    "component-container",
  ],
  [
    "a volume by Consul with keys in another case",
    consul([{ Name: "h", HostPath: { Path: "/" } }], [{ name: "h", MountPath: "/h", ReadOnly: true }]),
    at("consul.hashicorp.com/consul-sidecar-user-volume-mount"),
  ],
  [
    "privileges of an agent of Vault in another case",
    annotated({
      ...inject,
      "vault.hashicorp.com/agent-json-patch": text([{ Op: "add", Path: "/securityContext/Privileged", Value: true }]),
    }),
    at("vault.hashicorp.com/agent-json-patch"),
  ],
  [
    "a container beside a virtual machine",
    virtualMachine("kubevirt.io/v1:VirtualMachineInstance", ["metadata"]),
    'metadata.annotations["hooks.kubevirt.io/hookSidecars"]',
    root,
  ],
  [
    "a container beside a virtual machine by its template",
    virtualMachine("kubevirt.io/v1:VirtualMachine", ["spec", "template", "metadata"]),
    'spec.template.metadata.annotations["hooks.kubevirt.io/hookSidecars"]',
    root,
  ],
  [
    "a container beside the virtual machines of a pool",
    virtualMachine("pool.kubevirt.io/v1beta1:VirtualMachinePool", [
      "spec",
      "virtualMachineTemplate",
      "spec",
      "template",
      "metadata",
    ]),
    'spec.template.metadata.annotations["hooks.kubevirt.io/hookSidecars"]',
    root,
  ],
];

const mounts = (source: string, options: readonly string[] = ["bind"]) =>
  `- source: ${source}\n  destination: /h\n  type: bind\n  options: [${options.join(", ")}]\n`;
const disk = "- path: /dev/x\n  type: b\n  major: 8\n  minor: 0\n";

const engines: readonly Row[] = [
  ...["io.kubernetes.cri-o.Devices", "devices.crio.io"].flatMap((key): Row[] => [
    [`a disk by ${key}`, annotated({ [key]: "/dev/fuse,/dev/sda:/dev/x" }), at(key)],
    [`a disk with permissions by ${key}`, annotated({ [key]: "/dev/sda:/dev/x:rw" }), at(key)],
  ]),
  ...["devices.nri.io", "devices.noderesource.dev/pod", "devices.noderesource.dev/container.web"].map(
    (key): Row => [`a disk by ${key}`, annotated({ [key]: disk }), at(key)],
  ),
  ...["mounts.nri.io", "mounts.nri.io/pod", "mounts.noderesource.dev/container.web"].flatMap((key): Row[] => [
    [`the root by ${key}`, annotated({ [key]: mounts("/", ["rbind", "ro"]) }), at(key)],
    [`the system by ${key}`, annotated({ [key]: mounts("/etc", []) }), at(key), writable],
  ]),
  [
    "a disk with keys in another case",
    annotated({ "devices.nri.io": disk.replace(/\w+(?=:)/g, (key) => key.toUpperCase()) }),
    at("devices.nri.io"),
  ],
  [
    "any directory by virtiofsd",
    annotated({ "io.katacontainers.config.hypervisor.virtio_fs_extra_args": '["--shared-dir=/"]' }),
    at("io.katacontainers.config.hypervisor.virtio_fs_extra_args"),
  ],
];

const assign = (location: string, value: unknown) => ({
  type: "kubernetes:mutations.gatekeeper.sh/v1:Assign",
  name: "loose",
  props: { spec: { location, parameters: { assign: { value } } } },
});
const kyverno = (mutate: object) => ({
  type: "kubernetes:kyverno.io/v1:ClusterPolicy",
  name: "loose",
  props: { spec: { rules: [{ name: "one", mutate }] } },
});
const merge = (spec: object) => kyverno({ patchStrategicMerge: { spec } });
const annotate = (annotation: string, value: string) => ({
  type: "kubernetes:mutations.gatekeeper.sh/v1:AssignMetadata",
  name: "loose",
  props: { spec: { location: `metadata.annotations."${annotation}"`, parameters: { assign: { value } } } },
});
const kuma = (spec: object) => ({ type: "kubernetes:kuma.io/v1alpha1:ContainerPatch", name: "loose", props: { spec } });
const operations = (...all: object[]) => kyverno({ patchesJson6902: text(all) });

const policies: readonly Row[] = [
  [
    "a writable root by Gatekeeper",
    assign("spec.containers[name:*].securityContext.readOnlyRootFilesystem", false),
    "spec.location",
    root,
  ],
  [
    "privileges by Gatekeeper, with quotes",
    assign('spec."containers"[name: "*"].securityContext', { privileged: true }),
    "spec.location",
  ],
  [
    "a capability by Gatekeeper",
    {
      type: "kubernetes:mutations.gatekeeper.sh/v1:ModifySet",
      name: "loose",
      props: {
        spec: {
          location: "spec.template.spec.containers[name: *].securityContext.capabilities.add",
          parameters: { operation: "merge", values: { fromList: ["SYS_ADMIN"] } },
        },
      },
    },
    "spec.location",
  ],
  [
    "a writable root by Kyverno",
    merge({ containers: [{ "(name)": "*", securityContext: { readOnlyRootFilesystem: false } }] }),
    "patchStrategicMerge",
    root,
  ],
  [
    "privileges by Kyverno",
    merge({ containers: [{ "(name)": "*", "+(securityContext)": { privileged: true } }] }),
    "patchStrategicMerge",
  ],
  [
    "the root of the host by Kyverno",
    merge({
      containers: [{ "(name)": "*", volumeMounts: [{ name: "h", mountPath: "/h", readOnly: true }] }],
      volumes: [{ name: "h", ...onHost("/") }],
    }),
    "patchStrategicMerge",
  ],
  [
    "a container by Kyverno",
    merge({ containers: [{ name: "x", image: "me/root", args: ["x"] }] }),
    "patchStrategicMerge",
    root,
  ],
  [
    "a writable root by operations of Kyverno",
    operations({ op: "remove", path: "/spec/containers/0/securityContext/readOnlyRootFilesystem" }),
    "patchesJson6902",
    root,
  ],
  [
    "privileges by operations of Kyverno",
    operations({ op: "add", path: "/spec/containers/{{elementIndex}}/securityContext/privileged", value: true }),
    "patchesJson6902",
  ],
  [
    "another security context by Gatekeeper",
    assign("spec.containers[name:*].securityContext", { runAsUser: 0 }),
    "spec.location",
    root,
  ],
  [
    "another security context by operations of Kyverno",
    operations({ op: "add", path: "/spec/template/spec/containers/0/securityContext", value: { runAsUser: 0 } }),
    "patchesJson6902",
    root,
  ],
  ...[
    { securityContext: null },
    { securityContext: { readOnlyRootFilesystem: null } },
    { securityContext: { $patch: "delete" } },
    { securityContext: { $patch: "replace", runAsUser: 0 } },
  ].map(
    (one): Row => [
      `a flag that Kyverno takes away by ${text(one)}`,
      merge({ containers: [{ "(name)": "*", ...one }] }),
      "patchStrategicMerge",
      root,
    ],
  ),
  ...(["json", "strategic", "merge"] as const).map((type): Row => {
    const container = { name: "virt-api", securityContext: { privileged: true } };
    const patch =
      type === "json"
        ? [{ op: "add", path: "/spec/template/spec/containers/0/securityContext/privileged", value: true }]
        : { spec: { template: { spec: { containers: [container] } } } };
    const patches = [{ resourceName: "virt-api", resourceType: "Deployment", type, patch: text(patch) }];
    return [
      `privileges by a ${type} patch of KubeVirt`,
      {
        type: "kubernetes:kubevirt.io/v1:KubeVirt",
        name: "loose",
        props: { spec: { customizeComponents: { patches } } },
      },
      "spec.customizeComponents.patches[0].patch",
    ];
  }),
  ["the processes of the host by Kyverno", merge({ hostPID: true }), "patchStrategicMerge", bypass, "advisory"],
  ["the memory of the host by Gatekeeper", assign("spec.hostIPC", true), "spec.location", bypass, "advisory"],
  [
    "settings of the host's kernel by Kyverno",
    merge({ securityContext: { sysctls: [{ name: "kernel.core_pattern", value: "|/x" }] } }),
    "patchStrategicMerge",
  ],
  [
    "the processes of the host in a template by Gatekeeper",
    assign("spec.template.spec.hostPID", true),
    "spec.location",
    bypass,
    "advisory",
  ],
  ["a volume by Kyverno", merge({ volumes: [{ name: "h", ...onHost("/") }] }), "patchStrategicMerge"],
  [
    "a volume by Gatekeeper",
    assign("spec.volumes[name: h]", { name: "h", ...onHost("/etc") }),
    "spec.location",
    writable,
  ],
  [
    "a volume of a template by Gatekeeper",
    {
      type: "kubernetes:mutations.gatekeeper.sh/v1:ModifySet",
      name: "loose",
      props: {
        spec: {
          location: "spec.template.spec.volumes",
          parameters: { values: { fromList: [{ name: "h", ...onHost("/run") }] } },
        },
      },
    },
    "spec.location",
  ],
  [
    "an operation of Kyverno that adds a volume",
    operations({ op: "add", path: "/spec/volumes/-", value: { name: "h", ...onHost("/run") } }),
    "patchesJson6902",
  ],
  ["a disk by an annotation of Gatekeeper", annotate("devices.crio.io", "/dev/sda"), "spec.location"],
  [
    "a mount for one container by an annotation of Gatekeeper",
    annotate("mounts.nri.io/container.web", mounts("/", ["rbind"])),
    "spec.location",
  ],
  [
    "a volume by an annotation of Gatekeeper",
    annotate("sidecar.istio.io/userVolume", text({ h: onHost("/") })),
    "spec.location",
  ],
  [
    "an agent of Vault by an annotation of Gatekeeper",
    annotate("vault.hashicorp.com/agent-set-security-context", "false"),
    "spec.location",
    root,
  ],
  [
    "arguments of virtiofsd by an annotation of Kyverno",
    kyverno({
      patchStrategicMerge: {
        metadata: { annotations: { "+(io.katacontainers.config.hypervisor.virtio_fs_extra_args)": '["-o"]' } },
      },
    }),
    "patchStrategicMerge",
  ],
  [
    "privileges by a patch of Kuma",
    kuma({ sidecarPatch: [{ op: "add", path: "/securityContext/privileged", value: "true" }] }),
    "spec.sidecarPatch",
  ],
  [
    "a writable root by a patch of Kuma",
    kuma({ initPatch: [{ op: "remove", path: "/securityContext/readOnlyRootFilesystem" }] }),
    "spec.initPatch",
    root,
  ],
  [
    "a copied privilege by a patch of Kuma",
    kuma({
      sidecarPatch: [
        { op: "copy", from: "/securityContext/readOnlyRootFilesystem", path: "/securityContext/privileged" },
      ],
    }),
    "spec.sidecarPatch",
  ],
  [
    "a moved flag by a patch of Kuma",
    kuma({ sidecarPatch: [{ op: "move", from: "/securityContext/readOnlyRootFilesystem", path: "/tty" }] }),
    "spec.sidecarPatch",
    root,
  ],
];

const rows = (kind: string, all: readonly Row[]): Attempt[] =>
  all.map(([name, given, at, by = bypass, level]) => ({ kind, name, given, at, by, ...(level && { level }) }));

export const injected: readonly Attempt[] = [
  ...rows("what webhooks add to a pod by its annotations", sidecars),
  ...rows("what engines add to a pod by its annotations", engines),
  ...rows("what policies of the cluster change in pods", policies),
];
