import { posix } from "node:path";
import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { MemoryLimits, MemoryMount, Mount } from "../../model/container";
import { limit, nothing } from "../../model/listing";
import { asString, type Change, setTo } from "../../model/setting";
import { bytes } from "../../model/size";
import {
  absolutePath,
  constant,
  hostPath,
  innerPath,
  isSet,
  readOnlyMount,
  shownSource,
  shownTarget,
  unlessReadOnly,
} from "../common";
import { saysReadOnly } from "./tmpfs";

/** The `mounts` list of a Docker container or of a Swarm service. */
export function declaredMounts(props: Props, list: Path): Mount[] {
  return props.objects(list).map((at): Mount => {
    const source = () => props.read(at, ["source"]);
    return {
      path: showPath(at),
      get target() {
        return absolutePath(props.read(at, ["target"]));
      },
      get backing() {
        switch (props.read(at, ["type"])) {
          case "tmpfs":
            return "memory";
          case "bind":
            return "host";
          case "volume":
            if (boundDirectory(props, at) !== undefined) return "host";
            return isSet(props, at, ["source"]) ? "volume" : "anonymous";
          default:
            return "other";
        }
      },
      get source() {
        return this.backing === "host"
          ? (boundDirectory(props, at) ?? hostPath(source()))
          : asString(source()) || undefined;
      },
      get part() {
        return this.backing === "volume" ? part(props, at) : "";
      },
      get shownTarget() {
        return shownTarget(props, this, [...at, "target"]);
      },
      get shownSource() {
        return shownSource(props, this, [...at, "source"], device(at), subpath(at));
      },
      get readOnly() {
        const fixed = boundDirectory(props, at) !== undefined && saysReadOnly(driverFlags(props, at) ?? []);
        return fixed ? constant(true) : readOnlyMount(props, at);
      },
      unlessReadOnly(look) {
        return unlessReadOnly(props, this, look);
      },
      get memory() {
        return this.backing === "memory" ? sizeLimit(props, [...at, "tmpfsOptions", "sizeBytes"]) : undefined;
      },
    };
  });
}

/** The directory, or the disk, of the host that the options of the `local` volume driver make a volume of. */
function boundDirectory(props: Props, mount: Path): string | undefined {
  if (props.read(mount, ["type"]) !== "volume") return undefined;
  if (!isSet(props, device(mount))) return undefined;
  const bound = driverFlags(props, mount)?.some((flag) => /^r?bind$/.test(flag));
  const source = props.read(device(mount));
  if (!bound && !(typeof source === "string" && /^\/+dev\/+./.test(source))) return undefined;
  const path = hostPath(source);
  const below = asString(props.read(subpath(mount)));
  return path?.startsWith("/") && below ? posix.join(path, below) : path;
}

function part(props: Props, mount: Path): string | undefined {
  const reading = props.look(subpath(mount));
  if ("unknown" in reading) return undefined;
  return innerPath(asString(reading.value) ?? "");
}

const device = (mount: Path): Path => [...mount, "volumeOptions", "driverOptions", "device"];
const subpath = (mount: Path): Path => [...mount, "volumeOptions", "subpath"];

function driverFlags(props: Props, mount: Path): string[] | undefined {
  return asString(props.read(mount, ["volumeOptions", "driverOptions", "o"]))?.split(",");
}

/** Adds a tmpfs to a Swarm service, which knows no owner for it: the mode has to let everyone write. */
export function addTmpfs(props: Props, list: Path, mount: MemoryMount): Change {
  const tmpfsOptions = {
    sizeBytes: bytes(mount.size) ?? 0,
    mode: mount.uid ? 0o1777 : Number.parseInt(mount.mode ?? "1777", 8),
  };
  return {
    says: mount.exec
      ? `add a volume at ${mount.path} to ${showPath(list)}, for nothing can be run from a tmpfs of Swarm`
      : `add a tmpfs of ${mount.size} at ${mount.path} to ${showPath(list)}`,
    possible: mount.exec !== true && props.canAppend(list),
    apply: () => props.append(list, { target: mount.path, type: "tmpfs", tmpfsOptions }),
  };
}

function sizeLimit(props: Props, path: Path): MemoryLimits {
  return {
    limit: limit(props, path, false),
    allows: nothing,
    bound: (size) => setTo(props, path, bytes(size) ?? 0),
  };
}
