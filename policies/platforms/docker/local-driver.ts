import { posix } from "node:path";
import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import { touchesSystem } from "../../model/host";
import { isWithin } from "../../model/places";
import { asString } from "../../model/setting";
import { hostPath, isSet } from "../common";
import { saysReadOnly } from "./tmpfs";

/**
 * What the options `type`, `device` and `o` make Docker's volume driver `local` mount; each other driver has options of its
 * own. https://docs.docker.com/reference/cli/docker/volume/create/#driver-specific-options
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

/** The source that the options at `options` mount, and its part; records unknown options. */
export function driverMount(props: Props, driver: Path, options: Path, subpath?: Path): DriverMount {
  const named = asString(props.read(driver)) ?? "";
  if (named !== "" && named !== "local") return volume;
  const option = (name: string) => asString(props.read(options, [name])) ?? "";
  const flags = driverFlags(props, options);
  const below = subpath === undefined ? "" : (asString(props.read(subpath)) ?? "");
  const inside = (path: string | undefined) => (path?.startsWith("/") && below ? posix.join(path, below) : path);
  const readOnly = saysReadOnly(flags);
  if (flags.some((flag) => /^r?bind$/.test(flag))) {
    const source = isSet(props, options, ["device"]) ? hostPath(props.read(options, ["device"])) : undefined;
    return { kind: "host", source: inside(source), readOnly };
  }
  const type = option("type");
  if (type === "tmpfs" || type === "ramfs") return { kind: "memory" };
  if (shares.has(type)) return volume;
  if (Object.hasOwn(kernel, type)) return { kind: "host", source: inside(kernel[type]), readOnly };
  if (type === "overlay") return overlay(flags, readOnly);
  const device = isSet(props, options, ["device"]) ? hostPath(props.read(options, ["device"])) : undefined;
  if (device !== undefined && isWithin(device, "/dev") && device !== "/dev") {
    return { kind: "host", source: inside(device), readOnly };
  }
  // Without a bind and a disk, the kernel mounts nothing for these two.
  return type === "" || type === "none" ? volume : { kind: "host", source: undefined, fileSystem: type, readOnly };
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
    ...(source === undefined && { fileSystem: "overlay" }),
  };
}
