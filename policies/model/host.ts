import { cleanPath, isWithin } from "./paths";

/** Directories of the host's system. */
const system = "/bin /boot /dev /etc /lib /lib32 /lib64 /libx32 /proc /root /run /sbin /sys /usr".split(" ");

/** Directories in which container engines, virtual machine managers and the kubelet keep programs and disks. */
const state = [
  ..."/var/lib/balena-engine /var/lib/buildkit /var/lib/containerd /var/lib/containers /var/lib/cri-dockerd".split(" "),
  ..."/var/lib/crio /var/lib/docker /var/lib/incus /var/lib/k0s /var/lib/kubelet /var/lib/libvirt".split(" "),
  ..."/var/lib/lxc /var/lib/lxd /var/lib/minikube /var/lib/nomad /var/lib/rancher /var/snap".split(" "),
  "/var/vcap",
];

/**
 * Paths outside the system's directories that the host runs or trusts: jobs, network plugins, package databases, units,
 * start-up data of clouds, accounts, the cluster's database, other roots of the same disk.
 */
const trusted = [
  ..."/var/at /var/spool/anacron /var/spool/at /var/spool/atjobs /var/spool/atspool /var/spool/cron".split(" "),
  ..."/home/kubernetes/bin /home/kubernetes/flexvolume /opt/bin /opt/cni /opt/containerd /opt/kata".split(" "),
  ..."/opt/nri /opt/rke2 /var/lib/cni".split(" "),
  ..."/gnu /nix /snap /var/cache/apt /var/cache/dnf /var/cache/yum /var/lib/apt /var/lib/dnf /var/lib/dpkg".split(" "),
  ..."/var/lib/flatpak /var/lib/pacman /var/lib/rpm /var/lib/snapd /var/lib/yum".split(" "),
  ..."/var/lib/confexts /var/lib/extensions /var/lib/machines /var/lib/portables /var/lib/systemd".split(" "),
  ..."/var/lib/amazon /var/lib/cloud /var/lib/google /var/lib/ignition /var/lib/waagent".split(" "),
  ..."/var/lib/AccountsService /var/lib/ipa-client /var/lib/polkit-1 /var/lib/sss".split(" "),
  ..."/var/lib/etcd /var/lib/etcd-data /var/lib/kube-proxy /var/lib/kubernetes".split(" "),
  ..."/.bottlerocket /ostree /sysroot".split(" "),
];

const all = [...system, ...state, ...trusted];

/** Keys, settings, units and rootless engines of users: hidden files and programs in a home, and a home as a whole. */
const homes = /^\/(home|Users)(\/[^/]+(\/(\..+|bin(\/.*)?))?)?$/;

/**
 * Directories with sockets of engines, and with the mounted root filesystems and volumes of containers. A read-only mount of
 * such a directory does not protect them: a socket still takes commands, and filesystems mounted below stay writable.
 */
const runtime = [
  ..."/var/lib/balena-engine/overlay2 /var/lib/containers/storage /var/lib/docker/overlay2".split(" "),
  ..."/var/lib/docker/rootfs /var/lib/incus /var/lib/k0s/kubelet /var/lib/kubelet/plugins".split(" "),
  ..."/var/lib/kubelet/pods /var/lib/libvirt/qemu /var/lib/lxd /var/snap/lxd/common".split(" "),
  ..."/var/snap/microk8s/common/run /var/snap/microk8s/common/var/lib/kubelet".split(" "),
];
const runtimeOfUser =
  /^\/mnt\/wsl(\/docker-desktop(\/.*)?)?$|^\/(home|Users)\/[^/]+\/(\.docker(\/(run|desktop)(\/.*)?)?|\.(colima|lima|orbstack|rd)(\/.*)?|\.local\/share\/(containers|docker)(\/.*)?)$/;

/** Directories with sockets at which the kubelet takes drivers and devices. */
const ordersOfKubelet = ["/var/lib/kubelet/device-plugins", "/var/lib/kubelet/plugins_registry"];

/** Files and directories of /run through which a reader cannot control the host, each with its reason. */
const quiet: readonly (readonly [path: RegExp, why: string])[] = [
  [/^\/run\/(udev|blkid)(\/.*)?$/, "databases of devices; the socket of udev takes orders from root of the host only"],
  [/^\/run\/(lock|log)(\/.*)?$/, "locks and log files"],
  [/^\/run\/(reboot-required(\.pkgs)?|utmp|motd(\.[\w-]+)?|machine-id|os-release|xtables\.lock)$/, "single files"],
  [/^\/run\/(systemd\/resolve\/(stub-)?resolv\.conf|resolvconf\/resolv\.conf|NetworkManager\/resolv\.conf)$/, "DNS"],
  [/^\/run\/(timezone|localtime|zoneinfo)(\/.*)?$/, "time zones"],
];

/** Sockets of container engines, by their names; Windows' named pipes among them. */
const socket =
  /([/\\]|^)((balena-engine|buildkitd|containerd|cri-dockerd|crio|docker|docker\.raw|dockershim|kubelet|nri|podman)\.sock|pipe[/\\]+(docker_engine|dockerd|containerd-containerd)[\w.-]*)$/i;

/** A named pipe of Windows, the counterpart of a socket. */
const pipe = /^[\\/]+[.?][\\/]+pipe[\\/]|^\/pipe\//i;

/** The system of a Windows host: a whole disk, programs, settings of users, the files of Kubernetes and of engines. */
const windowsSystem =
  /^\/($|(windows|program files( \(x86\))?|programdata|k|etc|run|var\/(lib|run)|opt)(\/|$)|(var|users(\/[^/]+(\/(\..*|appdata.*))?)?)$)/;

/** The disk of Windows with its system, as the Linux of WSL and of Docker Desktop shows it. */
const windowsDisk = /^\/(mnt|host_mnt)\/c(?=\/|$)/i;

/** A path of Windows in small letters, with slashes and without its drive: `/programdata`; undefined for any other path. */
function windowsPlace(path: string): string | undefined {
  if (windowsDisk.test(path)) return cleanPath(path.replace(windowsDisk, "")).toLowerCase();
  return /^[A-Za-z]:[\\/]|^\\/.test(path)
    ? cleanPath(path.replace(/^[A-Za-z]:/, "").replaceAll("\\", "/")).toLowerCase()
    : undefined;
}

const storage =
  /^\/dev($|\/((s|h|v|xv|das)d[a-z]|(nvme|ng|dax|ubi|ubiblock|ublkb|mmcblk|mtd|mtdblock|pmem|md|dm-|loop|nbd|rbd|drbd|bcache|zd|zram|ram|sr|sg)\d|k?mem$|port$|char\/(1:[124*]$|\*:|(21|90):)))/;

/** Directories of /dev without disks. Any other may be a volume group, which has the name that its owner gave it. */
const withoutDisks =
  /^\/dev\/(accel|bus|char|cpu|dma_heap|dri|dvb|hugepages[^/]*|infiniband|input|mqueue|net|nvidia-caps[^/]*|pts|serial|sgx|shm|snd|usb|v4l|vfio|vhost-[^/]*|xen)\//;

/** Entries of /proc/<pid> through which the process's files can be reached. The other entries only describe the process. */
const processes = /^\/proc(\/(self|thread-self|\d+)(\/task|(\/task\/\d+)?(\/(fd|map_files)(\/.*)?)?)?)?$/;

/** A process of the host shows the whole host under its root, the first one under its working directory as well. */
const rootOfProcess = /^(\/proc\/(self|thread-self|\d+)(\/task\/\d+)?\/(root|cwd)(?=\/|$))+/;

/** Links and second places of the usual distributions, of those on ostree, of Container-Optimized OS, boot2docker and macOS. */
const links: readonly (readonly [RegExp, string])[] = [
  [/^\/var\/run(?=\/|$)/, "/run"],
  [/^\/var\/lock(?=\/|$)/, "/run/lock"],
  [/^\/var\/(home|opt|srv|mnt)(?=\/|$)/, "/$1"],
  [/^\/var\/roothome(?=\/|$)/, "/root"],
  [/^\/var\/usrlocal(?=\/|$)/, "/usr/local"],
  [/^\/private\/(etc|var|tmp)(?=\/|$)/, "/$1"],
  [/^\/mnt\/(stateful_partition(?=\/|$)|[hsv]da1(?=\/var(\/|$)))/, ""],
];

/** The path on the host after symbolic links and roots of processes, for a clean absolute path. */
function placeOf(path: string): string {
  // A loop: the root of a process may be followed by a link, and a link by another.
  for (let place = path; ; ) {
    let next = place.replace(rootOfProcess, "") || "/";
    for (const [link, target] of links) next = next.replace(link, target) || "/";
    if (next === place) return place;
    place = next;
  }
}

const touches = (place: string, directories: readonly string[]) =>
  directories.some((directory) => isWithin(place, directory) || isWithin(directory, place));

/**
 * The trusted directory of the host at or above the path: of its system, of an engine's state, of jobs, plugins, packages
 * and units, or a home.
 */
export function systemDirectory(path: string): string | undefined {
  const named = (place: string) => all.find((directory) => isWithin(place, directory)) ?? homeDirectory(place);
  return named(path) ?? named(placeOf(path));
}

function homeDirectory(place: string): string | undefined {
  return homes.test(place) ? place.split("/").slice(0, 2).join("/") : undefined;
}

/** Whether the host runs or trusts the path: it is or lies below one of its directories. */
export function inSystem(path: string): boolean {
  return systemDirectory(path) !== undefined;
}

/** Whether the host runs or trusts the path or a part of it: `/`, `/var`. */
export function touchesSystem(path: string): boolean {
  const windows = windowsPlace(path);
  if (windows !== undefined) return windowsSystem.test(windows);
  const place = placeOf(path);
  return touches(place, all) || homes.test(place);
}

/** Whether the path is, contains or lies below state of a container engine or the kubelet. */
export function touchesState(path: string): boolean {
  return touches(placeOf(path), state);
}

/** Whether the path is, contains or lies below mounted filesystems of containers, or their engine's sockets there. */
export function touchesRuntime(path: string): boolean {
  const place = placeOf(path);
  return touches(place, runtime) || runtimeOfUser.test(place);
}

/** Whether the path is /run, contains it, or lies in it, except entries that cannot control the host; or a pipe of Windows. */
export function takesOrders(path: string): boolean {
  if (pipe.test(path)) return true;
  const place = placeOf(path);
  if (isWithin("/run", place)) return true;
  if (ordersOfKubelet.some((directory) => isWithin(place, directory))) return true;
  return isWithin(place, "/run") && !quiet.some(([files]) => files.test(place));
}

/** Whether the path contains entries of /proc through which files of the host's processes can be reached. */
export function showsProcesses(path: string): boolean {
  return processes.test(placeOf(path));
}

/** Whether the path is the socket of a container engine, by its name. */
export function isEngineSocket(path: string): boolean {
  return socket.test(path);
}

/** Whether the file calls itself a socket, by its name. */
export function namesSocket(path: string): boolean {
  return /[^/\\]\.(sock|socket)$/.test(path);
}

/** Whether a device holds a filesystem or memory of the host, by its name. */
export function isStorage(device: string): boolean {
  return storage.test(device) || (/^\/dev\/[^/]+\/./.test(device) && !withoutDisks.test(device));
}
