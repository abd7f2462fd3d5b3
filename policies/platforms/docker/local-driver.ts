import { posix } from "node:path";
import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { touchesSystem } from "../../model/host";
import { isWithin } from "../../model/paths";
import { asString } from "../../model/setting";
import { hostOption, isOwnAddress } from "../driver-options";
import { saysReadOnly } from "../mount-options";
import { hostPath } from "../paths";
import { isSet } from "../settings";

/**
 * What the options `type`, `device` and `o` make Docker's volume driver `local` mount, or the option of another driver that names
 * a place of the host. https://docs.docker.com/reference/cli/docker/volume/create/#driver-specific-options
 */
export type DriverMount =
  | { readonly kind: "volume" | "memory" }
  | {
      readonly kind: "host";
      /** The place of the host; undefined where only the type of the file system is known. */
      readonly source: string | undefined;
      /** A file system type outside the harmless list that mounts no path of the host. */
      readonly fileSystem?: string;
      readonly readOnly: boolean;
      /** The options that name the place. */
      readonly from: readonly string[];
    };

/** File systems that hold nothing of the host: shares of the network. */
const shares = new Set(["ceph", "cifs", "glusterfs", "lustre", "nfs", "nfs4", "smb3"]);

/** File systems of the kernel, and where every host mounts them. */
const kernel: Readonly<Record<string, string>> = {
  binfmt_misc: "/proc/sys/fs/binfmt_misc",
  bpf: "/sys/fs/bpf",
  cgroup: "/sys/fs/cgroup",
  cgroup2: "/sys/fs/cgroup",
  configfs: "/sys/kernel/config",
  debugfs: "/sys/kernel/debug",
  devpts: "/dev/pts",
  devtmpfs: "/dev",
  efivarfs: "/sys/firmware/efi/efivars",
  fusectl: "/sys/fs/fuse/connections",
  mqueue: "/dev/mqueue",
  nfsd: "/proc/fs/nfsd",
  proc: "/proc",
  pstore: "/sys/fs/pstore",
  resctrl: "/sys/fs/resctrl",
  securityfs: "/sys/kernel/security",
  selinuxfs: "/sys/fs/selinux",
  sysfs: "/sys",
  tracefs: "/sys/kernel/tracing",
};

const volume: DriverMount = { kind: "volume" };

/** The options of `local` that say what is mounted. */
const from = ["device", "o", "type"];

/** The source that the options at `options` mount, and its part; records unknown options. */
export function driverMount(props: Props, driver: Path, options: Path, subpath?: Path): DriverMount {
  const named = asString(props.read(driver)) ?? "";
  if (named !== "" && named !== "local") return plugin(props, options);
  const option = (name: string) => asString(props.read(options, [name])) ?? "";
  const flags = driverFlags(props, options);
  const below = subpath === undefined ? "" : (asString(props.read(subpath)) ?? "");
  const inside = (path: string | undefined) => (path?.startsWith("/") && below ? posix.join(path, below) : path);
  const readOnly = saysReadOnly(flags);
  if (flags.some((flag) => /^r?bind$/.test(flag))) {
    const source = isSet(props, options, ["device"]) ? hostPath(props.read(options, ["device"])) : undefined;
    return { kind: "host", source: inside(source), readOnly, from };
  }
  const type = option("type");
  if (type === "tmpfs" || type === "ramfs") return { kind: "memory" };
  if (shares.has(type)) return share(props, options, flags, readOnly);
  if (Object.hasOwn(kernel, type)) return { kind: "host", source: inside(kernel[type]), readOnly, from };
  if (type === "overlay") return overlay(flags, readOnly);
  const device = isSet(props, options, ["device"]) ? hostPath(props.read(options, ["device"])) : undefined;
  if (device !== undefined && isWithin(device, "/dev") && device !== "/dev") {
    return { kind: "host", source: inside(device), readOnly, from };
  }
  // Without a bind and a disk, the kernel mounts nothing for these two.
  return type === "" || type === "none"
    ? volume
    : { kind: "host", source: undefined, fileSystem: type, readOnly, from };
}

/** The volume of a driver that is installed besides: the option `mountpoint` of local-persist, or what names the host's system. */
function plugin(props: Props, options: Path): DriverMount {
  const persists = asString(props.read(options, ["mountpoint"]))?.startsWith("/");
  const place = persists ? [...options, "mountpoint"] : hostOption(props, options);
  if (place === undefined) return ownShare(props, options) ?? volume;
  return { kind: "host", source: hostPath(props.read(place)), readOnly: false, from: [String(place.at(-1))] };
}

/** A share of the host itself in an option of another driver: `sshcmd: app@localhost:/data`. */
function ownShare(props: Props, options: Path): DriverMount | undefined {
  for (const key of props.keys(options)) {
    const text = asString(props.readQuietly(options, [key])) ?? "";
    const [, server, path] = /^(?:[^@/\s]+@)?(\[.*\]|[^:/@\s]+):(\/.*)$/.exec(text) ?? [];
    if (server === undefined || !isOwnAddress(server)) continue;
    return { kind: "host", source: hostPath(path), readOnly: false, from: [key] };
  }
  return undefined;
}

/** A share of the network; one that the host itself serves is the place of the host behind it. */
function share(props: Props, options: Path, flags: readonly string[], readOnly: boolean): DriverMount {
  const device = asString(props.read(options, ["device"])) ?? "";
  const [, server = "", path = ""] = /^((?:\[.*\]|[^:/]*)):(.*)$/.exec(device) ?? [];
  const address = flags.findLast((flag) => flag.startsWith("addr="))?.slice("addr=".length) ?? server;
  if (!isOwnAddress(address) || !path.startsWith("/")) return volume;
  return { kind: "host", source: hostPath(path), readOnly, from: ["device", "o"] };
}

/** The option `o`: mount flags; the last flag of a kind counts. */
function driverFlags(props: Props, options: Path): string[] {
  const text = asString(props.read(options, ["o"])) ?? "";
  return text === "" ? [] : text.split(",").map((flag) => flag.trim());
}

/** An overlay reads from its lower directories and writes to its upper one. */
function overlay(flags: readonly string[], readOnly: boolean): DriverMount {
  const directories = (name: string) =>
    flags
      .filter((flag) => flag.startsWith(`${name}=`))
      .flatMap((flag) => flag.slice(name.length + 1).split(":"))
      .flatMap((path) => hostPath(path) ?? []);
  const upper = directories("upperdir").at(-1);
  const lower = directories("lowerdir");
  const source = upper ?? lower.find(touchesSystem) ?? lower[0];
  return {
    kind: "host",
    source,
    readOnly: readOnly || upper === undefined,
    from,
    ...(source === undefined && { fileSystem: "overlay" }),
  };
}
