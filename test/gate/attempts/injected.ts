// What annotations of a pod and policies of the cluster add to containers after the program has declared them.
import { deployment } from "../../support/resources";
import type { Attempt } from "./attempt";

const bypass = "no-read-only-bypass";
const writable = "read-only-host-mounts";
const root = "read-only-root";

const good = { name: "web", image: "x", securityContext: { readOnlyRootFilesystem: true } };

type Row = readonly [name: string, given: Attempt["given"], at: string, by?: string];

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
];

const rows = (kind: string, all: readonly Row[]): Attempt[] =>
  all.map(([name, given, at, by = bypass]) => ({ kind, name, given, at, by }));

export const injected: readonly Attempt[] = [
  ...rows("what webhooks add to a pod by its annotations", sidecars),
  ...rows("what engines add to a pod by its annotations", engines),
  ...rows("what policies of the cluster change in pods", policies),
];
