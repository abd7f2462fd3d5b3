import type * as pulumi from "@pulumi/pulumi";
import { type Argument, shown } from "./argument";
import { cleanPath, isWithin } from "./container-path";
import { printable } from "./values";

// The same lists as in policies/model/host.ts, kept apart on purpose: test/components/host-path.test.ts compares both.

const system = "/bin /boot /dev /etc /lib /lib32 /lib64 /libx32 /proc /root /run /sbin /sys /usr".split(" ");

/** State of container engines, managers of virtual machines and the kubelet. */
const state = [
  ..."/var/lib/docker /etc/kubernetes /var/lib/balena-engine /var/lib/buildkit /var/lib/containerd".split(" "),
  ..."/var/lib/containers /var/lib/cri-dockerd /var/lib/crio /var/lib/incus /var/lib/k0s /var/lib/kubelet".split(" "),
  ..."/var/lib/libvirt /var/lib/lxc /var/lib/lxd /var/lib/minikube /var/lib/nomad /var/lib/rancher".split(" "),
  ..."/var/snap /var/vcap".split(" "),
];

/** Programs, jobs, package databases, units, accounts and start-up data outside the system's directories. */
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

/** Homes, and the keys, settings, units and programs in them. */
const home = /^\/(home|Users)(\/[^/]+(\/(\..+|bin(\/.*)?))?)?$/;
const engineOfUser =
  /^\/mnt\/wsl(\/docker-desktop(\/.*)?)?$|^\/(home|Users)\/[^/]+\/(\.docker(\/(run|desktop)(\/.*)?)?|\.(colima|lima|orbstack|rd)(\/.*)?|\.local\/share\/(containers|docker)(\/.*)?)$/;

/** Parts of /run without control sockets: device databases, locks, logs, single files, DNS, time zones. */
const quiet = [
  /^\/run\/(udev|blkid|lock|log|timezone|localtime|zoneinfo)(\/.*)?$/,
  /^\/run\/(reboot-required(\.pkgs)?|utmp|motd(\.[\w-]+)?|machine-id|os-release|xtables\.lock)$/,
  /^\/run\/(systemd\/resolve\/(stub-)?resolv\.conf|resolvconf\/resolv\.conf|NetworkManager\/resolv\.conf)$/,
];

const sockets = [
  "/run/docker.sock",
  "/run/containerd/containerd.sock",
  "/run/crio/crio.sock",
  "/run/podman/podman.sock",
];
const socket =
  /([/\\]|^)((balena-engine|buildkitd|containerd|cri-dockerd|crio|docker|docker\.raw|dockershim|kubelet|nri|podman)\.sock|pipe[/\\]+(docker_engine|dockerd|containerd-containerd)[\w.-]*)$/i;

/** A process of the host shows the host's root as its own. */
const rootOfProcess = /^(\/proc\/(self|thread-self|\d+)(\/task\/\d+)?\/(root|cwd)(?=\/|$))+/;

/** The disk of Windows with its system, as the Linux of WSL and of Docker Desktop shows it, and what Windows runs there. */
const windowsDisk = /^\/(mnt|host_mnt)\/c(\/|$)/i;
const ofWindows =
  /^\/\w+\/c($|\/((windows|program files( \(x86\))?|programdata|k|etc|run|var\/(lib|run)|opt)(\/|$)|(var|users(\/[^/]+(\/(\..*|appdata.*))?)?)$))/i;

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

/** The path on the host after symbolic links and roots of processes. */
function hostPlaceOf(path: string): string {
  for (let place = cleanPath(path); ; ) {
    let next = place.replace(rootOfProcess, "") || "/";
    for (const [link, target] of links) next = next.replace(link, target) || "/";
    if (next === place) return place;
    place = next;
  }
}

function reasonAgainst(path: string, writable: boolean): string | undefined {
  const place = hostPlaceOf(path);
  if (place === "/") return "it is the whole host";
  if (socket.test(place))
    return "who can talk to the container engine owns the host, and read-only does not prevent that";
  const inside = sockets.find((own) => isWithin(own, place));
  if (inside !== undefined) return `it contains "${inside}", the socket of the container engine`;
  if (engineOfUser.test(place)) return "it belongs to a container engine, which owns what it runs";
  const engine = state.find((own) => isWithin(place, own) || isWithin(own, place));
  if (engine !== undefined) {
    return isWithin(place, engine)
      ? "it belongs to the container engine or the kubelet, which own the host"
      : `it contains "${engine}", which belongs to the container engine or the kubelet`;
  }
  if (isWithin(place, "/run") && !quiet.some((files) => files.test(place)))
    return "sockets in /run take orders, and read-only does not prevent that";
  if (isWithin(place, "/proc")) return "through it a process reaches the files of others, whatever is read-only";
  if (isWithin(place, "/dev")) return "a read-only mount does not stop writes to a device";
  if (/^\/pipe\//i.test(place)) return "a named pipe takes orders, and read-only does not prevent that";
  const ofSystem = [...system, ...trusted].some((own) => isWithin(place, own)) || home.test(place);
  if (ofSystem && /[^/]\.(sock|socket)$/.test(place))
    return "a socket takes orders, and read-only does not prevent that";
  if (!writable) return undefined;
  if (windowsDisk.test(place)) return ofWindows.test(place) ? "Windows itself runs from it" : undefined;
  if (system.some((own) => isWithin(place, own))) return "the host itself runs from it";
  const own = trusted.find((known) => isWithin(place, known) || isWithin(known, place));
  if (own !== undefined) return `the host trusts "${own}"`;
  return home.test(place) ? "homes hold keys, settings and programs of users" : undefined;
}

/** A path of the host that may be mounted into a container, cleaned; may be an output. */
export function hostPath(at: Argument, path: pulumi.Input<string>, writable: boolean): pulumi.Input<string> {
  return at.checked(path, (known) => {
    if (typeof known !== "string" || !known.startsWith("/")) {
      throw at.refuse(`must be an absolute path on the host, not ${shown(known)}.`);
    }
    printable(at, known);
    const reason = reasonAgainst(known, writable);
    if (reason !== undefined) throw at.refuse(`must not be "${known}": ${reason}.`);
    return cleanPath(known);
  });
}
