import { canonical, isWithin } from "./places";

/** Directories of the host that belong to its system. */
const system = [
  ..."/bin /boot /dev /etc /lib /lib32 /lib64 /libx32 /proc /root /run /sbin /sys /usr".split(" "),
  // Where container engines and the kubelet keep what they run.
  ..."/var/lib/containerd /var/lib/containers /var/lib/crio /var/lib/docker /var/lib/k0s /var/lib/kubelet".split(" "),
  ..."/var/lib/rancher /var/snap/docker /var/snap/microk8s".split(" "),
];

const state = system.filter((directory) => directory.startsWith("/var/"));

/**
 * Where engines keep sockets and mount the root filesystems and volumes of what runs. A read-only mount of such a
 * directory protects neither: a socket takes commands all the same, and what is mounted below stays writable.
 */
const runtime = [
  ..."/run/buildkit /run/containerd /run/crio /run/docker /run/k0s /run/k3s /run/podman".split(" "),
  ..."/var/lib/containers/storage /var/lib/docker/overlay2 /var/lib/docker/rootfs".split(" "),
  ..."/var/lib/k0s/kubelet /var/lib/kubelet/plugins /var/lib/kubelet/pods".split(" "),
  ..."/var/snap/microk8s/common/run /var/snap/microk8s/common/var/lib/kubelet".split(" "),
];

const socket = /\/(buildkitd|containerd|cri-dockerd|crio|docker|docker\.raw|dockershim|podman)\.sock$/;
const socketOfUser = /^\/run\/user(\/\d+(\/podman)?)?$/;
const storage =
  /^\/dev($|\/((s|h|v|xv|das)d[a-z]|(nvme|mmcblk|mtd|mtdblock|pmem|md|dm-|loop|nbd|rbd|drbd|bcache|zd|zram|ram|sr|sg)\d|k?mem$|port$|char\/(1:[124*]$|\*:|(21|90):)))/;

/** Directories of /dev without disks. Any other may be a volume group, which has the name that its owner gave it. */
const withoutDisks =
  /^\/dev\/(accel|bus|char|cpu|dma_heap|dri|dvb|hugepages[^/]*|infiniband|input|mqueue|net|nvidia-caps[^/]*|pts|serial|sgx|shm|snd|usb|v4l|vfio|vhost-[^/]*|xen)\//;

/** What leads from a process to files that it uses; its other files tell of it, and change no file of others. */
const processes = /^\/proc(\/(self|thread-self|\d+)(\/task|(\/task\/\d+)?(\/(fd|map_files)(\/.*)?)?)?)?$/;

/** A process of the host shows the whole host under its root, the first one under its working directory as well. */
function behind(path: string): string {
  return path.replace(/^(\/proc\/(self|thread-self|\d+)(\/task\/\d+)?\/(root|cwd)(?=\/|$))+/, "") || "/";
}

/** The directory of the host's system, or of the state of a container engine, that the path is or lies below. */
export function systemDirectory(path: string): string | undefined {
  return system.find((directory) => isWithin(path, directory));
}

/** Whether the path is one of the host's system directories, the state of a container engine, or lies below one. */
export function inSystem(path: string): boolean {
  return systemDirectory(path) !== undefined;
}

/** Whether the path is in the host's system, or holds a part of it: `/`, `/var`. */
export function touchesSystem(path: string): boolean {
  return system.some((directory) => isWithin(path, directory) || isWithin(directory, path));
}

/** Whether the path touches what a container engine or the kubelet keeps. */
export function touchesState(path: string): boolean {
  const place = behind(path);
  return state.some((directory) => isWithin(place, directory) || isWithin(directory, place));
}

/** Whether the path touches sockets or mounted filesystems of running containers. */
export function touchesRuntime(path: string): boolean {
  const place = behind(path);
  if (socketOfUser.test(canonical(place))) return true;
  return runtime.some((directory) => isWithin(place, directory) || isWithin(directory, place));
}

/** Whether the path shows processes of the host with what leads to their files. */
export function showsProcesses(path: string): boolean {
  return processes.test(behind(path));
}

/** Whether the path is the socket of a container engine, by its name. */
export function isEngineSocket(path: string): boolean {
  return socket.test(path);
}

/** Whether a device holds a filesystem or memory of the host, by its name. */
export function isStorage(device: string): boolean {
  return storage.test(device) || (/^\/dev\/[^/]+\/./.test(device) && !withoutDisks.test(device));
}
