// Programs that do what their software is for, and that no mandatory rule may stop.
import type { TestResource } from "../../policies/testing";
import { container, pod, service } from "../support/resources";

export interface Legitimate {
  readonly given: TestResource;
  /** By the name of the policy: what an administrator grants. */
  readonly config?: Readonly<Record<string, object>>;
}

const image = "registry.example/software";
const onDocker = (props: object): Legitimate => ({ given: container({ image, readOnly: true, ...props }) });
const onSwarm = (spec: object): Legitimate => ({ given: service({ image, readOnly: true, ...spec }) });
const onKubernetes = (own: object, spec: object = {}): Legitimate => ({
  given: pod({
    containers: [{ name: "web", image, securityContext: { readOnlyRootFilesystem: true }, ...own }],
    ...spec,
  }),
});

/** A path of the host, mounted on all platforms. */
const mounted = (hostPath: string, readOnly: boolean, target = "/h"): Record<string, Legitimate> => {
  const how = readOnly ? "read-only" : "writable";
  return {
    [`${hostPath}, ${how}, on Docker`]: onDocker({ volumes: [{ hostPath, containerPath: target, readOnly }] }),
    [`${hostPath}, ${how}, on Swarm`]: onSwarm({ mounts: [{ type: "bind", source: hostPath, target, readOnly }] }),
    [`${hostPath}, ${how}, on Kubernetes`]: onKubernetes(
      { volumeMounts: [{ name: "h", mountPath: target, readOnly }] },
      { volumes: [{ name: "h", hostPath: { path: hostPath } }] },
    ),
  };
};

const exempt = (legitimate: Legitimate, ...policies: string[]): Legitimate => {
  const exemptions = [{ resource: "web", reason: "It administers the node." }];
  return { ...legitimate, config: Object.fromEntries(policies.map((policy) => [policy, { exemptions }])) };
};

const allowed = (legitimate: Legitimate, ...allowWritable: string[]): Legitimate => ({
  ...legitimate,
  config: { "read-only-host-mounts": { allowWritable }, "no-read-only-bypass": { allowWritable } },
});

const hostPod = (path: string, mount: object = {}, own: object = {}, spec: object = {}) =>
  onKubernetes(
    { volumeMounts: [{ name: "h", mountPath: "/h", ...mount }], ...own },
    { volumes: [{ name: "h", hostPath: { path } }], ...spec },
  );
const volume = (driverOpts: object): Legitimate => ({
  given: { type: "docker:index/volume:Volume", name: "data", props: { driverOpts } },
});
const driven = (driverOptions: object) =>
  onDocker({ mounts: [{ type: "volume", source: "d", target: "/d", volumeOptions: { driverOptions } }] });
const custom = (kind: string, spec: object): Legitimate => ({ given: { type: `kubernetes:${kind}`, props: { spec } } });
const good = { name: "web", image, securityContext: { readOnlyRootFilesystem: true } };

export const legitimate: Readonly<Record<string, Legitimate>> = {
  ...mounted("/etc/localtime", true, "/etc/localtime"),
  ...mounted("/usr/share/zoneinfo", true),
  ...mounted("/etc/ssl/certs", true),
  ...mounted("/etc/os-release", true),
  ...mounted("/etc/machine-id", true),
  ...mounted("/var/log", true),
  ...mounted("/var/log/pods", true),
  ...mounted("/var/log/journal", true),
  ...mounted("/run/log/journal", true),
  ...mounted("/run/udev", true),
  ...mounted("/run/systemd/resolve/resolv.conf", true),
  ...mounted("/sys", true),
  ...mounted("/sys/class/net", true),
  ...mounted("/proc/meminfo", true),
  ...mounted("/lib/modules", true),
  ...mounted("/var/lib/docker/containers", true),
  ...mounted("/opt/app/data", false),
  ...mounted("/srv/www", false),
  ...mounted("/mnt/disks/ssd0", false),
  ...mounted("/data/postgres", false),
  ...mounted("/home/ann/app/data", false),
  ...mounted("/home/ann/.kube/config", true),
  ...mounted("/var/lib/app", false),
  "sockets of an own program, which the administrator names": allowed(hostPod("/run/shop"), "/run/shop"),
  "the socket of a database on the host": allowed(hostPod("/run/postgresql", { readOnly: true }), "/run/postgresql"),
  "the state of a driver, which the administrator names": allowed(
    hostPod("/var/lib/kubelet/device-plugins"),
    "/var/lib/kubelet/device-plugins",
  ),
  "node-exporter with the whole host, exempt": exempt(
    hostPod("/", { readOnly: true, mountPropagation: "HostToContainer" }, {}, { hostNetwork: true, hostPID: true }),
    "no-read-only-bypass",
  ),
  "node-exporter with /proc and /sys": onKubernetes(
    {
      volumeMounts: [
        { name: "proc", mountPath: "/host/proc", readOnly: true },
        { name: "sys", mountPath: "/host/sys", readOnly: true },
      ],
    },
    {
      hostNetwork: true,
      hostPID: true,
      volumes: [
        { name: "proc", hostPath: { path: "/proc" } },
        { name: "sys", hostPath: { path: "/sys" } },
      ],
    },
  ),
  "a network plugin, exempt": exempt(hostPod("/opt/cni/bin"), "read-only-host-mounts"),
  "the settings of network plugins, exempt": exempt(hostPod("/etc/cni/net.d"), "read-only-host-mounts"),
  "kube-proxy, exempt": exempt(hostPod("/run/xtables.lock", {}, {}, { hostNetwork: true }), "read-only-host-mounts"),
  "a storage driver, exempt": exempt(hostPod("/var/lib/kubelet/plugins/driver", {}, {}), "no-read-only-bypass"),
  "Docker in Docker, exempt": exempt(onDocker({ privileged: true }), "no-read-only-bypass"),
  "a proxy that watches the engine, exempt": exempt(
    onDocker({
      volumes: [{ hostPath: "/var/run/docker.sock", containerPath: "/var/run/docker.sock", readOnly: true }],
    }),
    "no-read-only-bypass",
  ),
  "a GPU": onDocker({ devices: [{ hostPath: "/dev/dri/renderD128" }] }),
  "GPUs by their request": onDocker({ gpus: "all" }),
  "a serial port": onDocker({
    devices: [{ hostPath: "/dev/ttyUSB0", containerPath: "/dev/ttyUSB0", permissions: "rw" }],
  }),
  "USB devices": onDocker({ deviceCgroupRules: ["c 189:* rmw"] }),
  "a tunnel": onDocker({ devices: [{ hostPath: "/dev/net/tun" }], capabilities: { adds: ["NET_ADMIN"] } }),
  "a sound card": onDocker({ devices: [{ hostPath: "/dev/snd" }] }),
  "a camera": onDocker({ devices: [{ hostPath: "/dev/video0" }] }),
  "a share of the network": driven({ type: "nfs", o: "addr=nas,rw", device: ":/export" }),
  "a Windows share": driven({ type: "cifs", o: "username=app", device: "//nas/data" }),
  "memory through a volume": driven({ type: "tmpfs", device: "tmpfs", o: "size=64m,noexec,nosuid,nodev" }),
  "a share as a volume": volume({ type: "nfs4", o: "addr=nas", device: ":/export" }),
  "a bind of data as a volume": volume({ type: "none", o: "bind", device: "/srv/data" }),
  "a size as a volume": volume({ size: "10G" }),
  "a volume of a plugin": {
    given: {
      type: "docker:index/volume:Volume",
      name: "data",
      props: { driver: "vieux/sshfs", driverOpts: { sshcmd: "app@nas:/data", type: "ssh" } },
    },
  },
  "one volume in two parts": onKubernetes(
    {
      volumeMounts: [
        { name: "d", mountPath: "/app/conf", subPath: "conf", readOnly: true },
        { name: "d", mountPath: "/app/data", subPath: "data" },
      ],
    },
    { volumes: [{ name: "d", persistentVolumeClaim: { claimName: "d" } }] },
  ),
  "a sidecar that fetches pages": {
    given: pod({
      containers: [
        { ...good, volumeMounts: [{ name: "w", mountPath: "/srv/www", readOnly: true }] },
        { ...good, name: "git", volumeMounts: [{ name: "w", mountPath: "/git" }] },
      ],
      volumes: [{ name: "w", emptyDir: {} }],
    }),
  },
  "an init container that brings programs": {
    given: pod({
      initContainers: [{ ...good, name: "tools", volumeMounts: [{ name: "t", mountPath: "/out" }] }],
      containers: [{ ...good, volumeMounts: [{ name: "t", mountPath: "/usr/local/bin", readOnly: true }] }],
      volumes: [{ name: "t", emptyDir: {} }],
    }),
  },
  "a persistent volume of a node": {
    given: {
      type: "kubernetes:core/v1:PersistentVolume",
      name: "data",
      props: { spec: { local: { path: "/mnt/disks/ssd0" }, accessModes: ["ReadWriteOnce"] } },
    },
  },
  "a persistent volume of a driver": {
    given: { type: "kubernetes:core/v1:PersistentVolume", name: "data", props: { spec: { csi: { driver: "d" } } } },
  },
  "the network of the host": onKubernetes({}, { hostNetwork: true }),
  "the network of another container": onDocker({ networkMode: "container:proxy" }),
  "a seccomp profile of one's own": onDocker({
    securityOpts: ["no-new-privileges", 'seccomp={"defaultAction":"SCMP_ACT_ERRNO","syscalls":[]}'],
  }),
  "a Windows pod": {
    given: pod({ nodeSelector: { "beta.kubernetes.io/os": "windows" }, containers: [{ name: "web", image }] }),
  },
  "a Windows pod by its affinity": {
    given: pod({
      containers: [{ name: "web", image }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: "kubernetes.io/os", operator: "In", values: ["windows"] }] },
            ],
          },
        },
      },
    }),
  },
  "a patch of an image": {
    given: {
      type: "kubernetes:apps/v1:DeploymentPatch",
      props: { spec: { template: { spec: { containers: [{ name: "web", image }] } } } },
    },
  },
  "a Prometheus that changes an argument of its own container": custom("monitoring.coreos.com/v1:Prometheus", {
    containers: [{ name: "prometheus", args: ["--x"] }, good],
  }),
  "a Postgres cluster that says nothing of its containers": custom("postgresql.cnpg.io/v1:Cluster", {
    instances: 3,
    securityContext: { runAsUser: 26 },
  }),
  "a policy with a pattern of pods": custom("kyverno.io/v1:ClusterPolicy", {
    rules: [
      { validate: { pattern: { spec: { containers: [{ image: "*:?*", securityContext: { privileged: true } }] } } } },
    ],
  }),
  "a constraint with a pattern of pods": custom("templates.gatekeeper.sh/v1:ConstraintTemplate", {
    examples: [{ spec: { containers: [{ name: "x", image: "x" }] } }],
  }),
  "a definition of a kind": custom("apiextensions.k8s.io/v1:CustomResourceDefinition", {
    versions: [{ schema: { openAPIV3Schema: { properties: { containers: { items: { image: "x" } } } } } }],
  }),
  "a status with a pod": {
    given: {
      type: "kubernetes:example.com/v1:Thing",
      props: { status: { template: { spec: { containers: [{ name: "x", image: "x" }] } } } },
    },
  },
  "a machine with a container of a kernel": custom("kubevirt.io/v1:VirtualMachine", {
    template: { spec: { domain: { firmware: { kernelBoot: { container: { image: "kernel" } } } } } },
  }),
  "a storage account with containers of another kind": custom("storage.azure.crossplane.io/v1:Account", {
    containers: [{ name: "blobs", access: "private" }],
  }),
  "a hardened step of Tekton": custom("tekton.dev/v1:Task", { steps: [{ ...good, name: "build" }] }),
  "a hardened RayCluster": custom("ray.io/v1:RayCluster", {
    headGroupSpec: { template: { spec: { containers: [good] } } },
  }),
};
