// Volumes whose driver mounts a place of the host or a file system of its kernel.
import { container, service } from "../../support/resources";
import type { Attempt } from "./attempt";

const bypass = "no-read-only-bypass";
const writable = "read-only-host-mounts";

/** Options of the driver `local`, and the rule that has to refuse them. */
export const drivers: Readonly<Record<string, readonly [options: object, by: string]>> = {
  "a bind of /": [{ type: "none", o: "bind", device: "/" }, bypass],
  "a bind of / in another spelling": [{ type: "none", o: "rw, bind", device: "/usr/.." }, bypass],
  "a bind of a relative path": [{ type: "none", o: "bind", device: "etc" }, writable],
  "a bind without a type": [{ o: "rbind", device: "/etc" }, writable],
  "a bind under the type of a share": [{ type: "nfs", o: "bind", device: "/etc" }, writable],
  "a bind under the type of memory": [{ type: "tmpfs", o: "bind", device: "/root" }, writable],
  "a read-only bind of a socket": [{ type: "none", o: "bind,ro", device: "/run/docker.sock" }, bypass],
  "a disk": [{ type: "ext4", device: "/dev/sda1" }, writable],
  "a disk with dots": [{ type: "xfs", device: "/./dev/sda" }, writable],
  "a disk with doubled slashes": [{ type: "btrfs", device: "//dev/sda" }, writable],
  "a disk by a relative path": [{ type: "ext4", device: "dev/sda" }, writable],
  "an overlay that writes to /etc": [
    { type: "overlay", o: "lowerdir=/usr,upperdir=/etc,workdir=/w", device: "overlay" },
    writable,
  ],
  "an overlay that writes to a relative path": [
    { type: "overlay", o: "lowerdir=/srv,upperdir=usr/bin,workdir=/w" },
    writable,
  ],
  "an overlay that shows the engine's directories": [{ type: "overlay", o: "lowerdir=/srv:/var/lib/docker" }, bypass],
  "an overlay without directories": [{ type: "overlay", device: "overlay" }, bypass],
  proc: [{ type: "proc", device: "proc" }, writable],
  sysfs: [{ type: "sysfs", device: "sysfs" }, writable],
  devtmpfs: [{ type: "devtmpfs", device: "devtmpfs" }, writable],
  cgroup2: [{ type: "cgroup2", device: "cgroup2" }, writable],
  cgroup: [{ type: "cgroup", device: "cgroup", o: "memory" }, writable],
  debugfs: [{ type: "debugfs", device: "debugfs" }, writable],
  tracefs: [{ type: "tracefs", device: "tracefs" }, writable],
  securityfs: [{ type: "securityfs", device: "securityfs" }, writable],
  configfs: [{ type: "configfs", device: "configfs" }, writable],
  efivarfs: [{ type: "efivarfs", device: "efivarfs" }, writable],
  bpf: [{ type: "bpf", device: "bpf" }, writable],
  binfmt_misc: [{ type: "binfmt_misc", device: "binfmt_misc" }, writable],
  "a file system nobody knows": [{ type: "hostshare", device: "host" }, bypass],
  "a share of the machine around a virtual one": [{ type: "virtiofs", device: "host" }, bypass],
  "a share of that kind in another spelling": [{ type: "9p", device: "host0", o: "trans=virtio" }, bypass],
};

const mount = (driverOptions: object, driverName?: string) => ({
  type: "volume",
  source: "data",
  target: "/data",
  volumeOptions: { driverOptions, driverName },
});

export const drivenVolumes: readonly Attempt[] = Object.entries(drivers).flatMap(([name, [options, by]]) => {
  const kind = "volumes whose driver mounts a place of the host";
  return [
    {
      kind,
      name: `${name} in a container`,
      given: container({ readOnly: true, mounts: [mount(options)] }),
      by,
      at: "mounts[0]",
    },
    {
      kind,
      name: `${name} in a service`,
      given: service({ readOnly: true, mounts: [mount(options, "local")] }),
      by,
      at: "taskSpec.containerSpec.mounts[0]",
    },
    {
      kind,
      name: `${name} as a volume`,
      given: { type: "docker:index/volume:Volume", name: "data", props: { name: "data", driverOpts: options } },
      by,
      at: "driverOpts",
    },
  ];
});

const persistent = (spec: object, name: string, by: string): Attempt => ({
  kind: "persistent volumes on a node",
  name,
  given: { type: "kubernetes:core/v1:PersistentVolume", name: "data", props: { spec } },
  by,
  at: `spec.${Object.keys(spec)[0]}`,
});

const onRoot = { apiVersion: "v1", kind: "PersistentVolume", spec: { hostPath: { path: "/" } } };
const declared = (name: string, kind: string, props: object, at: string): Attempt => ({
  kind: "persistent volumes on a node",
  name,
  given: { type: `kubernetes:core/v1:${kind}`, name: "data", props },
  by: bypass,
  at,
});

export const persistentVolumes: readonly Attempt[] = [
  persistent({ hostPath: { path: "/" } }, "/ of the node", bypass),
  persistent({ hostPath: { path: "etc" }, accessModes: ["ReadOnlyMany"] }, "a relative path", writable),
  persistent({ hostPath: { path: "/run/containerd" } }, "sockets of the engine", bypass),
  persistent({ local: { path: "/var/lib/kubelet" } }, "what the kubelet keeps", bypass),
  persistent({ local: { path: "/dev/sda" }, volumeMode: "Block" }, "a disk of the node", writable),
  persistent({ local: { path: "/opt/cni/bin" } }, "network plugins", writable),
  declared("a ConfigMap that is a volume of the node", "ConfigMap", onRoot, "spec.hostPath"),
  declared(
    "a list of volumes and pods",
    "List",
    { apiVersion: "v1", kind: "List", items: [onRoot] },
    "items[0].spec.hostPath",
  ),
];
