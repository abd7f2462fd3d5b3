// The neighbours of the attempts: the same properties, with values that leave the host alone. No rule says more than advice.
import { container, pod, service } from "../support/resources";
import type { Legitimate } from "./legitimate";

const docker = (props: object): Legitimate => ({ given: container({ readOnly: true, ...props }) });
const swarm = (spec: object): Legitimate => ({ given: service({ readOnly: true, ...spec }) });
const onPod = (securityContext: object, spec: object = {}): Legitimate => ({
  given: pod({
    containers: [{ name: "web", securityContext: { readOnlyRootFilesystem: true, ...securityContext } }],
    ...spec,
  }),
});
const mounted = (volume: object, mount: object = {}): Legitimate => ({
  given: pod({
    containers: [
      {
        name: "web",
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: "h", mountPath: "/h", ...mount }],
      },
    ],
    volumes: [{ name: "h", ...volume }],
  }),
});
const other = (type: string, props: object): Legitimate => ({ given: { type, name: "one", props } });
const annotated = (annotations: object): Legitimate => ({
  given: pod(
    { containers: [{ name: "web", image: "x", securityContext: { readOnlyRootFilesystem: true } }] },
    { annotations },
  ),
});
const volume = (props: object) => other("docker:index/volume:Volume", props);
const persistent = (spec: object) => other("kubernetes:core/v1:PersistentVolume", { spec });
const storageClass = (props: object) => other("kubernetes:storage.k8s.io/v1:StorageClass", props);
const plugin = (props: object) => other("docker:index/plugin:Plugin", props);
const builder = (props: object) => other("docker:index/buildxBuilder:BuildxBuilder", props);

const hardened = (volume: string) => ({
  name: volume,
  image: "x",
  securityContext: { readOnlyRootFilesystem: true },
  volumeMounts: [{ name: volume, mountPath: "/d" }],
});

/** https://man7.org/linux/man-pages/man7/capabilities.7.html without what is refused. */
export const harmlessCapabilities = [
  "AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE FOWNER FSETID IPC_LOCK",
  "IPC_OWNER KILL LEASE LINUX_IMMUTABLE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID",
  "SETPCAP SETUID SYSLOG SYS_CHROOT SYS_NICE SYS_PACCT SYS_PTRACE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM",
].flatMap((line) => line.split(" "));

const settings = {
  "net.core.somaxconn": "1024",
  "net/ipv4/ip_forward": "1",
  "kernel.shmmax": "1",
  "fs.mqueue.msg_max": "9",
};

export const harmless: Readonly<Record<string, Legitimate>> = {
  "every harmless capability on Docker": docker({ capabilities: { adds: harmlessCapabilities } }),
  "every harmless capability on Swarm": swarm({ capAdds: harmlessCapabilities.map((name) => `CAP_${name}`) }),
  "every harmless capability on Kubernetes": onPod({ capabilities: { add: harmlessCapabilities } }),
  "settings of the container's own network and memory on Docker": docker({ sysctls: settings }),
  "settings of the container's own network and memory on Swarm": swarm({ sysctl: settings }),
  "settings of the container's own network and memory on Kubernetes": onPod(
    {},
    { securityContext: { sysctls: Object.entries(settings).map(([name, value]) => ({ name, value })) } },
  ),
  "writable control groups of one's own": docker({ securityOpts: ["writable-cgroups"], cgroupnsMode: "private" }),
  "control groups that stay read-only": docker({ securityOpts: ["writable-cgroups", "writable-cgroups=false"] }),
  "the host's control groups, which are mounted read-only": docker({ cgroupnsMode: "host" }),
  "a parent for its control group": docker({ cgroupParent: "/batch.slice" }),
  "another runtime, which the host's administrator installed": docker({ runtime: "nvidia" }),
  "a class of runtimes, which the cluster's administrator installed": onPod({}, { runtimeClassName: "gvisor" }),
  "a group of the container's own": docker({ groupAdds: ["docker"] }),
  "the host's mounts as they come": docker({
    mounts: [{ type: "bind", source: "/srv", target: "/s", readOnly: true, bindOptions: { propagation: "rslave" } }],
  }),
  "mounts that appear on the host": docker({
    mounts: [{ type: "bind", source: "/srv", target: "/s", readOnly: true, bindOptions: { propagation: "rshared" } }],
  }),
  "a configuration of Swarm over a program": swarm({ configs: [{ configId: "c", fileName: "/usr/bin/web" }] }),
  "a secret of Swarm over a program": swarm({ secrets: [{ secretId: "c", fileName: "/usr/bin/web" }] }),
  "a share of another host": mounted({ nfs: { server: "nas.example", path: "/" } }),
  "a share whose name begins like this host's": mounted({ nfs: { server: "localhost.example.com", path: "/etc" } }),
  "a share of this host that holds data": mounted({ nfs: { server: "127.0.0.1", path: "/srv/data" } }),
  "a disk that this host serves": mounted({
    iscsi: { targetPortal: "127.0.0.1:3260", iqn: "iqn.2001-04.x:y", lun: 0 },
  }),
  "a share by CSI": mounted({ csi: { driver: "nfs.csi.k8s.io", volumeAttributes: { server: "nas", share: "/" } } }),
  "a share by SMB": persistent({ csi: { driver: "smb.csi.k8s.io", volumeAttributes: { source: "//nas/etc" } } }),
  "secrets by CSI": mounted({
    csi: { driver: "secrets-store.csi.k8s.io", readOnly: true, volumeAttributes: { secretProviderClass: "app" } },
  }),
  "a share by flexVolume": mounted({ flexVolume: { driver: "fstab/cifs", options: { networkPath: "//nas/data" } } }),
  "data by local-persist": volume({ driver: "local-persist", driverOpts: { mountpoint: "/srv/data" } }),
  "a share by ssh, with a key of the host": volume({
    driver: "vieux/sshfs",
    driverOpts: { sshcmd: "app@nas:/data", IdentityFile: "/root/.ssh/nas" },
  }),
  "a class of a cloud": storageClass({
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
  }),
  "a class of disks for data": storageClass({
    provisioner: "rancher.io/local-path",
    parameters: { nodePath: "/mnt/d" },
  }),
  "a class of OpenEBS for data": storageClass({
    provisioner: "openebs.io/local",
    metadata: { annotations: { "cas.openebs.io/config": "- name: BasePath\n  value: /var/openebs/local\n" } },
  }),
  "a class of shares": storageClass({ provisioner: "nfs.csi.k8s.io", parameters: { server: "nas", share: "/" } }),
  "a socket of an own program": mounted(
    { hostPath: { path: "/srv/app/app.sock", type: "Socket" } },
    { readOnly: true },
  ),
  "a device that can be read": mounted({ hostPath: { path: "/srv/d", type: "CharDevice" } }, { readOnly: true }),
  "a plugin without permissions": plugin({ name: "logs" }),
  "a plugin that uses the network": plugin({ grantPermissions: [{ name: "network", values: ["host"] }] }),
  "a plugin for shares": plugin({
    grantPermissions: [
      { name: "device", values: ["/dev/fuse"] },
      { name: "capabilities", values: ["CAP_NET_ADMIN"] },
      { name: "mount", values: ["/srv/data"] },
    ],
  }),
  "a builder of BuildKit": builder({ driver: "docker-container" }),
  "a builder that runs already": builder({ driver: "remote", endpoint: "tcp://buildkit:1234" }),
  "a builder without root": builder({ driver: "kubernetes", kubernetes: { rootless: true } }),
  "a revision of a hardened workload": other("kubernetes:apps/v1:ControllerRevision", {
    data: {
      spec: {
        template: {
          spec: { containers: [{ name: "web", image: "x", securityContext: { readOnlyRootFilesystem: true } }] },
        },
      },
    },
  }),
  "a log collector on Windows": other("kubernetes:core/v1:Pod", {
    spec: {
      os: { name: "windows" },
      containers: [{ name: "logs", volumeMounts: [{ name: "h", mountPath: "C:\\h", readOnly: true }] }],
      volumes: [{ name: "h", hostPath: { path: "C:\\var\\log" } }],
    },
  }),
  "data on Windows": docker({ volumes: [{ hostPath: "D:\\data", containerPath: "/d" }] }),
  "a project of a user on Windows": docker({ volumes: [{ hostPath: "C:/Users/ann/shop", containerPath: "/d" }] }),
  "a privileged pod on Windows, where the API refuses the word": other("kubernetes:core/v1:Pod", {
    spec: { os: { name: "windows" }, containers: [{ name: "web", securityContext: { privileged: true } }] },
  }),
  "a Prometheus with a volume of its own": other("kubernetes:monitoring.coreos.com/v1:Prometheus", {
    spec: {
      image: "prometheus",
      volumes: [{ name: "d", emptyDir: {} }],
      volumeMounts: [{ name: "d", mountPath: "/d" }],
      securityContext: { runAsUser: 1000 },
    },
  }),
  "a collector that reads the logs of its node": other("kubernetes:opentelemetry.io/v1beta1:OpenTelemetryCollector", {
    spec: {
      mode: "daemonset",
      volumes: [{ name: "logs", hostPath: { path: "/var/log/pods" } }],
      volumeMounts: [{ name: "logs", mountPath: "/var/log/pods", readOnly: true }],
      securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"], add: ["DAC_OVERRIDE"] } },
    },
  }),
  "steps of Tekton with one context for all": other("kubernetes:tekton.dev/v1:Task", {
    spec: {
      stepTemplate: { securityContext: { readOnlyRootFilesystem: true } },
      steps: [
        { name: "build", image: "x" },
        { name: "test", image: "x", securityContext: { runAsUser: 1 } },
      ],
    },
  }),
  "two pods of one resource with volumes of one name": other("kubernetes:batch.volcano.sh/v1alpha1:Job", {
    spec: {
      tasks: [
        { template: { spec: { containers: [hardened("d")], volumes: [{ name: "d", emptyDir: {} }] } } },
        { template: { spec: { containers: [hardened("e")], volumes: [{ name: "e", hostPath: { path: "/srv" } }] } } },
      ],
    },
  }),
  "certificates for the proxy of Istio": annotated({
    "sidecar.istio.io/userVolume": '{"certs":{"secret":{"secretName":"certs"}}}',
    "sidecar.istio.io/userVolumeMount": '{"certs":{"mountPath":"/etc/certs","readOnly":true}}',
  }),
  "the logs of the node for the proxy of Istio": annotated({
    "sidecar.istio.io/userVolume": '[{"name":"logs","hostPath":{"path":"/var/log"}}]',
    "sidecar.istio.io/userVolumeMount": '[{"name":"logs","mountPath":"/logs","readOnly":true}]',
  }),
  "resources that Istio lays over its proxy": annotated({
    "proxy.istio.io/overrides":
      '{"containers":[{"name":"istio-proxy","image":"auto","resources":{"limits":{"cpu":"3"}}}]}',
  }),
  "an agent of Vault": annotated({
    "vault.hashicorp.com/agent-inject": "true",
    "vault.hashicorp.com/agent-set-security-context": "true",
    "vault.hashicorp.com/agent-json-patch": '[{"op":"add","path":"/lifecycle","value":{}}]',
  }),
  "a proxy of Istio with settings of its own": annotated({
    "proxy.istio.io/config": "proxyMetadata: {ISTIO_META_DNS_CAPTURE: 'true'}",
    "inject.istio.io/templates": "grpc-agent",
    "sidecar.istio.io/enableCoreDump": "false",
  }),
  "a proxy of Linkerd": annotated({
    "linkerd.io/inject": "enabled",
    "config.linkerd.io/enable-debug-sidecar": "false",
    "config.linkerd.io/close-wait-timeout": "0s",
    "config.linkerd.io/proxy-cpu-limit": "1",
    "config.alpha.linkerd.io/proxy-enable-native-sidecar": "true",
  }),
  "a hardened component of Dapr": other("kubernetes:dapr.io/v1alpha1:Component", {
    metadata: {
      annotations: {
        "dapr.io/component-container":
          '{"name":"store","image":"x","securityContext":{"readOnlyRootFilesystem":true},"volumeMounts":[{"name":"d","mountPath":"/d"}]}',
      },
    },
    spec: { type: "state.mine", version: "v1" },
  }),
  "a component of Dapr that cannot be read": other("kubernetes:dapr.io/v1alpha1:Component", {
    metadata: { annotations: { "dapr.io/component-container": "{" } },
  }),
  "components of KubeVirt with resources of their own": other("kubernetes:kubevirt.io/v1:KubeVirt", {
    spec: {
      customizeComponents: {
        patches: [
          {
            resourceName: "virt-api",
            resourceType: "Deployment",
            type: "strategic",
            patch:
              '{"spec":{"template":{"spec":{"containers":[{"name":"virt-api","resources":{"limits":{"memory":"1Gi"}}}]}}}}',
          },
          { resourceName: "x", resourceType: "Deployment", type: "json", patch: "{" },
        ],
      },
    },
  }),
  "a virtual machine": other("kubernetes:kubevirt.io/v1:VirtualMachine", {
    spec: { template: { metadata: { annotations: { "hooks.kubevirt.io/hookSidecars": "[]" } }, spec: {} } },
  }),
  "an image that Kuma takes from a mirror": other("kubernetes:kuma.io/v1alpha1:ContainerPatch", {
    spec: {
      sidecarPatch: [
        { op: "replace", path: "/image", value: '"m/kuma-dp"' },
        { op: "add", path: "/securityContext/privileged", value: "false" },
        { op: "add", path: "/env/-", value: '{"name":"A","value":"b"}' },
      ],
    },
  }),
  "a mutator that sets a label": other("kubernetes:mutations.gatekeeper.sh/v1:AssignMetadata", {
    spec: { location: "metadata.labels.owner", parameters: { assign: { value: "team" } } },
  }),
  "a mutator that adds a volume of configuration": other("kubernetes:mutations.gatekeeper.sh/v1:Assign", {
    spec: {
      location: "spec.volumes[name: ca]",
      parameters: { assign: { value: { name: "ca", configMap: { name: "ca" } } } },
    },
  }),
  "a policy that keeps pods from the host": other("kubernetes:kyverno.io/v1:ClusterPolicy", {
    spec: { rules: [{ mutate: { patchStrategicMerge: { spec: { hostPID: false, hostNetwork: false } } } }] },
  }),
  "certificates of the host that the proxy of Istio reads": annotated({
    "sidecar.istio.io/userVolume": '{"ca":{"hostPath":{"path":"/etc/ssl"}}}',
    "sidecar.istio.io/userVolumeMount": '{"ca":{"mountPath":"/ca","readOnly":true}}',
  }),
  "a tunnel by CRI-O": annotated({ "io.kubernetes.cri-o.Devices": "/dev/net/tun,/dev/fuse" }),
  "the null device by an injector": annotated({ "devices.nri.io": "- {path: /dev/n, type: c, major: 1, minor: 3}" }),
  "a disk for a container of another pod": annotated({
    "devices.nri.io/container.other": "- {path: /dev/x, type: b, major: 8, minor: 0}",
  }),
  "data by an injector": annotated({ "mounts.nri.io": "- {source: /srv/d, destination: /d, type: bind}" }),
  "logs and threads of virtiofsd": annotated({
    "io.katacontainers.config.hypervisor.virtio_fs_extra_args": '["--log-level", "debug", "--thread-pool-size=1"]',
  }),
  "annotations that no program can read": annotated({
    "proxy.istio.io/overrides": "{",
    "sidecar.istio.io/userVolumeMount": "7",
    "mounts.nri.io": "x",
    "devices.nri.io": "- 7",
  }),
  "a mutator that makes roots read-only": other("kubernetes:mutations.gatekeeper.sh/v1:Assign", {
    spec: {
      location: "spec.containers[name:*].securityContext.readOnlyRootFilesystem",
      parameters: { assign: { value: true } },
    },
  }),
  "a mutator that hardens containers": other("kubernetes:mutations.gatekeeper.sh/v1:Assign", {
    spec: {
      location: "spec.containers[name:*].securityContext",
      parameters: { assign: { value: { readOnlyRootFilesystem: true, runAsNonRoot: true } } },
    },
  }),
  "a mutator of the pod's own security context": other("kubernetes:mutations.gatekeeper.sh/v1:Assign", {
    spec: { location: "spec.securityContext", parameters: { assign: { value: { runAsNonRoot: true } } } },
  }),
  "a mutator that sets how images are pulled": other("kubernetes:mutations.gatekeeper.sh/v1:Assign", {
    spec: { location: "spec.containers[name:*].imagePullPolicy", parameters: { assign: { value: "Always" } } },
  }),
  "a policy that takes images from a mirror": other("kubernetes:kyverno.io/v1:ClusterPolicy", {
    spec: {
      rules: [
        {
          mutate: {
            foreach: [
              {
                list: "request.object.spec.containers",
                patchStrategicMerge: {
                  spec: { containers: [{ name: "{{ element.name }}", image: "m/{{ element.image }}" }] },
                },
              },
            ],
          },
        },
      ],
    },
  }),
  "a policy that hardens what is privileged": other("kubernetes:kyverno.io/v1:ClusterPolicy", {
    spec: {
      rules: [
        {
          mutate: {
            patchStrategicMerge: {
              spec: {
                containers: [
                  {
                    "(name)": "*",
                    "(securityContext)": { privileged: true },
                    securityContext: { "+(readOnlyRootFilesystem)": true, privileged: false },
                  },
                ],
              },
            },
            patchesJson6902:
              "- {op: add, path: /spec/containers/0/securityContext/readOnlyRootFilesystem, value: true}",
          },
        },
      ],
    },
  }),
};
