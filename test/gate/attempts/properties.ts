// Properties besides mounts that reach the host, and volumes whose place is named in another way than by a path.
import { container, pod, service } from "../../support/resources";
import type { Attempt } from "./attempt";

const bypass = "no-read-only-bypass";
const writable = "read-only-host-mounts";
const secure = { readOnlyRootFilesystem: true };

/** Kind, name, what is declared, the property that the message names, and the rule if it is not the usual one. */
type Row = readonly [kind: string, name: string, given: Attempt["given"], at: string, by?: string];

const docker = (props: object) => container({ readOnly: true, ...props });
const swarm = (spec: object) => service({ readOnly: true, ...spec });
const onPod = (securityContext: object, spec: object = {}) =>
  pod({ containers: [{ name: "web", securityContext: { ...secure, ...securityContext } }], ...spec });
const mounted = (volume: object, mount: object = {}) =>
  pod({
    containers: [{ name: "web", securityContext: secure, volumeMounts: [{ name: "h", mountPath: "/h", ...mount }] }],
    volumes: [{ name: "h", ...volume }],
  });
const volume = (props: object) => ({ type: "docker:index/volume:Volume", name: "data", props });
const persistent = (spec: object) => ({ type: "kubernetes:core/v1:PersistentVolume", name: "data", props: { spec } });
const storageClass = (props: object) => ({ type: "kubernetes:storage.k8s.io/v1:StorageClass", name: "fast", props });
const plugin = (props: object) => ({ type: "docker:index/plugin:Plugin", name: "sshfs", props });
const builder = (props: object) => ({ type: "docker:index/buildxBuilder:BuildxBuilder", name: "b", props });

const capabilities = ["BPF", "CAP_BPF", "SYS_BOOT", "MAC_ADMIN", "mac_override", "CAP_SOMETHING_NEW"].flatMap(
  (name): Row[] => {
    const kind = "capabilities outside the harmless list";
    return [
      [kind, `${name} on Docker`, docker({ capabilities: { adds: [name] } }), "capabilities.adds[0]"],
      [kind, `${name} on Swarm`, swarm({ capAdds: [name] }), "capAdds[0]"],
      [kind, `${name} on Kubernetes`, onPod({ capabilities: { add: [name] } }), "capabilities.add[0]"],
    ];
  },
);

const settings = [
  "kernel.core_pattern",
  "kernel/core_pattern",
  "kernel.modprobe",
  "fs.suid_dumpable",
  "vm.overcommit_memory",
  "user.max_user_namespaces",
  "kernel.shm_next_id",
  "netcore.x",
].flatMap((name): Row[] => {
  const kind = "settings of the host's kernel";
  const context = { securityContext: { sysctls: [{ name, value: "|/h/x" }] } };
  return [
    [kind, `${name} on Docker`, docker({ sysctls: { [name]: "1" } }), "sysctls["],
    [kind, `${name} on Swarm`, swarm({ sysctl: { [name]: "1" } }), "sysctl["],
    [kind, `${name} on Kubernetes`, onPod({}, context), "spec.securityContext.sysctls[0]"],
  ];
});

const groups = ["writable-cgroups", "writable-cgroups=true", "writable-cgroups:1", "writable-cgroups=T"].flatMap(
  (option): Row[] => {
    const kind = "control groups of the host";
    return [
      [kind, option, docker({ securityOpts: [option] }), "securityOpts"],
      [kind, `${option} of the host`, docker({ securityOpts: [option], cgroupnsMode: "host" }), "cgroupnsMode"],
    ];
  },
);

const own = ["127.0.0.1", "127.1", "0", "0x7f.1", "2130706433", "localhost", "LOCALHOST.", "::1", "[::1]", "0.0.0.0"];
const bracketed = (server: string) => (/^[^[]*:/.test(server) ? `[${server}]` : server);
const shares = own.flatMap((server): Row[] => {
  const kind = "shares that the host itself serves";
  const options = { type: "nfs", o: `addr=${server},rw`, device: ":/etc" };
  return [
    [kind, `${server} on Kubernetes`, mounted({ nfs: { server, path: "/etc" } }), "volumeMounts[0]", writable],
    [kind, `${server} of a volume`, persistent({ nfs: { server, path: "/" } }), "spec.nfs", bypass],
    [kind, `${server} on Docker`, volume({ driverOpts: options }), "driverOpts", writable],
    [
      kind,
      `${server} by ssh`,
      volume({ driver: "vieux/sshfs", driverOpts: { sshcmd: `app@${bracketed(server)}:/` } }),
      "driverOpts",
    ],
  ];
});

const places: Readonly<Record<string, readonly [path: string, by: string]>> = {
  "the system": ["/etc", writable],
  "a path that climbs": ["../../etc", writable],
  "the root": ["/", bypass],
  "sockets of the engine": ["/run/containerd", bypass],
};
const drivers = Object.entries(places).flatMap(([name, [path, by]]): Row[] => {
  const kind = "options of drivers that name the host";
  const driverOptions = { mountpoint: path };
  const mount = { type: "volume", source: "d", target: "/d", volumeOptions: { driverName: "other", driverOptions } };
  const flex = { driver: "example/local", options: { directory: path } };
  const csi = { driver: "local.example", volumeAttributes: { "example/path": path } };
  return [
    [
      kind,
      `${name} by local-persist`,
      volume({ driver: "local-persist", driverOpts: driverOptions }),
      "driverOpts",
      by,
    ],
    [kind, `${name} by a mount's driver`, docker({ mounts: [mount] }), "mounts[0]", by],
    [kind, `${name} by a mount's driver of Swarm`, swarm({ mounts: [mount] }), "mounts[0]", by],
    [kind, `${name} by an inline volume of CSI`, mounted({ csi }), "volumeMounts[0]", by],
    [kind, `${name} by flexVolume`, mounted({ flexVolume: flex }), "volumeMounts[0]", by],
    [kind, `${name} by a volume of CSI`, persistent({ csi: { ...csi, volumeHandle: "x" } }), "spec.csi", by],
    [kind, `${name} by a volume of flexVolume`, persistent({ flexVolume: flex }), "spec.flexVolume", by],
    [kind, `${name} by a storage class`, storageClass({ parameters: { nodePath: path } }), "parameters.nodePath", by],
  ];
});

const openebs = '- name: StorageType\n  value: "hostpath"\n- name: BasePath\n  value: "/etc/x"\n';
const others: readonly Row[] = [
  [
    "files of other types",
    "a disk",
    mounted({ hostPath: { path: "/srv/d", type: "BlockDevice" } }),
    "volumeMounts[0]",
    writable,
  ],
  [
    "files of other types",
    "a device",
    mounted({ hostPath: { path: "/srv/d", type: "CharDevice" } }),
    "volumeMounts[0]",
    writable,
  ],
  ["files of other types", "a repository", mounted({ gitRepo: { repository: "https://x" } }), "volumeMounts[0]"],
  [
    "options of drivers that name the host",
    "the system by OpenEBS",
    storageClass({ metadata: { annotations: { "cas.openebs.io/config": openebs } }, provisioner: "openebs.io/local" }),
    "cas.openebs.io/config",
    writable,
  ],
  ["plugins of the engine", "everything", plugin({ grantAllPermissions: true }), "grantAllPermissions"],
  ["plugins of the engine", "the root", plugin({ grantPermissions: [{ name: "mount", values: ["/"] }] }), "[0]"],
  [
    "plugins of the engine",
    "the engine",
    plugin({ grantPermissions: [{ name: "mount", values: ["/run/docker.sock"] }] }),
    "[0]",
  ],
  ["plugins of the engine", "a disk", plugin({ grantPermissions: [{ name: "device", values: ["/dev/sda"] }] }), "[0]"],
  [
    "plugins of the engine",
    "all devices",
    plugin({ grantPermissions: [{ name: "allow-all-devices", values: ["true"] }] }),
    "[0]",
  ],
  [
    "plugins of the engine",
    "a capability",
    plugin({ grantPermissions: [{ name: "capabilities", values: ["CAP_SYS_ADMIN"] }] }),
    "[0]",
  ],
  [
    "plugins of the engine",
    "an unknown one",
    plugin({ grantPermissions: [{ name: "host root", values: ["true"] }] }),
    "[0]",
  ],
  [
    "builders of the engine",
    "an own image",
    builder({ dockerContainer: { image: "me/root" } }),
    "dockerContainer.image",
  ],
  [
    "builders of the engine",
    "an own image by its options",
    builder({ driver: "docker-container", driverOptions: { image: "me/root" } }),
    "driverOptions.image",
  ],
  [
    "builders of the engine",
    "privileged builds",
    builder({ buildkitFlags: "--allow-insecure-entitlement security.insecure" }),
    "buildkitFlags",
  ],
  [
    "builders of the engine",
    "an own image in a cluster",
    builder({ driver: "kubernetes", kubernetes: { image: "me/root" } }),
    "kubernetes.image",
  ],
  [
    "revisions of a workload",
    "a writable root",
    {
      type: "kubernetes:apps/v1:ControllerRevision",
      props: { data: { spec: { template: { spec: { containers: [{ name: "web", image: "x" }] } } } }, revision: 1 },
    },
    "data.spec.template.spec.containers[0]",
    "read-only-root",
  ],
];

export const properties: readonly Attempt[] = [
  ...capabilities,
  ...settings,
  ...groups,
  ...shares,
  ...drivers,
  ...others,
].map(([kind, name, given, at, by = bypass]) => ({ kind, name, given, at, by }));
