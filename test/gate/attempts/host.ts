// Places of a host that lead around a read-only root, in the spellings a program can give them.
import { container, pod, service } from "../../support/resources";
import type { Attempt } from "./attempt";

/** Writable or not: sockets take orders all the same. */
export const orders = [
  "/run",
  "/var/run",
  "/run/",
  "/var/../run",
  "//run//systemd",
  "/run/dbus/system_bus_socket",
  "/run/systemd/private",
  "/run/systemd/notify",
  "/run/snapd.socket",
  "/run/libvirt/libvirt-sock",
  "/run/nri/nri.sock",
  "/var/run/nri/nri.sock",
  "/run/crio",
  "/run/balena-engine.sock",
  "/run/cri-dockerd.sock",
  "/run/lxd.socket",
  "/run/postgresql",
  "/run/user",
  "/run/user/1000/bus",
  "/var/lib/lxd/unix.socket",
  "/var/lib/incus",
  "/var/snap/lxd/common/lxd/unix.socket",
  "/var/lib/libvirt/qemu",
  "/home/ann/.docker/run/docker.sock",
  "/home/ann/.docker",
  "/Users/ann/.docker/run",
  "/home/ann/.local/share/docker/overlay2",
  "/home/ann/.local/share/containers",
  "/var/home/ann/.local/share/containers/storage",
  "/var/roothome/../run/docker.sock",
  "/private/var/run/docker.sock",
  "/mnt/wsl",
  "/mnt/wsl/docker-desktop/shared-sockets",
  "/mnt/stateful_partition",
  "/mnt/stateful_partition/var/lib/docker/overlay2",
  "/mnt/vda1/var/lib/docker/overlay2",
  "/var/lib/kubelet/device-plugins",
  "/var/lib/kubelet/plugins_registry",
  "/var/lib/rancher/k3s/server/kine.sock",
  "/etc/app/control.sock",
  "/usr/local/app/agent.socket",
  "/home/ann/.gnupg/S.gpg-agent.sock",
  "/var/lib/systemd/x.sock",
  "/var/lib/etcd/peer.sock",
  "/srv/docker/docker.sock",
  "/opt/cni/cni.sock",
  "run/docker.sock",
  "var/run",
  ".",
  "./",
  "../../run",
];

/** Directories whose files the host runs or trusts, mounted writable. */
export const trusted = [
  "etc",
  "./etc/cron.d",
  "usr/local/bin",
  "/var/spool/cron",
  "/var/spool/cron/crontabs/root",
  "/var/spool/anacron",
  "/var/spool",
  "/opt/cni/bin",
  "/opt/bin",
  "/opt",
  "/var/lib/cni",
  "/home/kubernetes/bin",
  "/var/lib/dpkg/info",
  "/var/lib/rpm",
  "/var/lib/pacman",
  "/var/cache/apt/archives",
  "/var/lib/apt",
  "/var/lib/snapd/snaps",
  "/snap",
  "/nix/store",
  "/var/lib/systemd/linger",
  "/var/lib/extensions",
  "/var/lib/cloud/scripts/per-boot",
  "/var/lib/waagent",
  "/var/lib/polkit-1",
  "/var/lib/etcd",
  "/root/.ssh",
  "/var/roothome/.ssh",
  "/home",
  "/home/ann",
  "/home/ann/.ssh",
  "/home/ann/.bashrc",
  "/home/ann/.config/systemd/user",
  "/home/ann/bin",
  "/var/home/ann/.ssh/authorized_keys",
  "/Users/ann/.zshrc",
  "/ostree/repo",
  "/sysroot",
  "/var/usrlocal/bin",
  "/.bottlerocket",
  "/private/etc",
  "/opt/containerd/bin",
  "/opt/nri/plugins",
  "/opt/kata",
  "/opt/rke2/bin",
  "/mnt/c",
  "/mnt/c/Windows",
  "/host_mnt/c/Users/ann/.ssh",
  "/mnt/stateful_partition/etc",
  "/proc/1/root/etc",
  "/proc/1/cwd/var/spool/cron",
];

/** Directories of engines that hold what they run, mounted writable. */
export const state = [
  "/var/lib/docker/volumes",
  "/var/lib/crio",
  "/var/lib/lxc/web/rootfs",
  "/var/lib/libvirt/images",
  "/var/lib/minikube",
  "/var/lib/nomad/alloc",
  "/var/snap/microk8s/current",
  "/var/lib/kubelet/cpu_manager_state",
];

const onDocker = (hostPath: string, readOnly: boolean) =>
  container({ readOnly: true, volumes: [{ hostPath, containerPath: "/h", readOnly }] });
const onSwarm = (source: string, readOnly: boolean) =>
  service({ readOnly: true, mounts: [{ type: "bind", source, target: "/h", readOnly }] });
const onKubernetes = (path: string, readOnly: boolean) =>
  pod({
    containers: [
      {
        name: "web",
        securityContext: { readOnlyRootFilesystem: true },
        volumeMounts: [{ name: "h", mountPath: "/h", readOnly }],
      },
    ],
    volumes: [{ name: "h", hostPath: { path } }],
  });

const everywhere = (kind: string, paths: readonly string[], readOnly: boolean, by: string): Attempt[] =>
  paths.flatMap((path) => [
    { kind, name: `${path} on Docker`, given: onDocker(path, readOnly), by, at: "volumes[0]" },
    { kind, name: `${path} on Swarm`, given: onSwarm(path, readOnly), by, at: "taskSpec.containerSpec.mounts[0]" },
    {
      kind,
      name: `${path} on Kubernetes`,
      given: onKubernetes(path, readOnly),
      by,
      at: "spec.containers[0].volumeMounts[0]",
    },
  ]);

export const hostPlaces: readonly Attempt[] = [
  ...everywhere("places that take orders, read-only", orders, true, "no-read-only-bypass"),
  ...everywhere("places that take orders, writable", orders, false, "no-read-only-bypass"),
  ...everywhere("places the host runs or trusts, writable", trusted, false, "read-only-host-mounts"),
  ...everywhere("what engines run, writable", state, false, "no-read-only-bypass"),
];
