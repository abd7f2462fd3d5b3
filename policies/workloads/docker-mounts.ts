import type { Backing, MemoryLimits, MemoryMount, Mount } from "../model/container";
import { limit, nothing } from "../model/listing";
import { type Path, showPath } from "../model/path";
import type { Props } from "../model/props";
import type { Change } from "../model/setting";
import { asBoolean, asString, Property } from "../model/setting";
import { absolutePath, constant } from "./common";
import { bytes, tmpfsLimits } from "./tmpfs";

const writable = (props: Props, path: Path) =>
  new Property<boolean>(props, path, { parse: asBoolean, absent: false, malformed: false });

/** The `mounts` list of a Docker container or of a Swarm service. */
export function declaredMounts(props: Props, list: Path): Mount[] {
  return props.objects(list).map((at): Mount => {
    const source = () => asString(props.read([...at, "source"])) || undefined;
    return {
      path: showPath(at),
      get target() {
        return absolutePath(props.read([...at, "target"]));
      },
      get backing() {
        switch (props.read([...at, "type"])) {
          case "tmpfs":
            return "memory";
          case "bind":
            return "host";
          case "volume":
            return props.has([...at, "source"]) ? "volume" : "anonymous";
          default:
            return "other";
        }
      },
      get source() {
        return this.backing === "host" ? absolutePath(source()) : source();
      },
      readOnly: writable(props, [...at, "readOnly"]),
      get memory() {
        return this.backing === "memory" ? sizeLimit(props, [...at, "tmpfsOptions", "sizeBytes"]) : undefined;
      },
    };
  });
}

/** The `volumes` list of a Docker container: host paths, named and anonymous volumes. */
export function volumeMounts(props: Props): Mount[] {
  return props
    .objects(["volumes"])
    .filter((at) => props.has([...at, "containerPath"]))
    .map((at): Mount => {
      const host = [...at, "hostPath"];
      const volume = [...at, "volumeName"];
      const backing: Backing = isSet(props, host) ? "host" : isSet(props, volume) ? "volume" : "anonymous";
      return {
        path: showPath(at),
        get target() {
          return absolutePath(props.read([...at, "containerPath"]));
        },
        backing,
        get source() {
          return backing === "host" ? absolutePath(props.read(host)) : asString(props.read(volume));
        },
        readOnly: writable(props, [...at, "readOnly"]),
        memory: undefined,
      };
    });
}

/** The `tmpfs` map of a Docker container: path to mount options. */
export function mapMounts(props: Props): Mount[] {
  return props.keys(["tmpfs"]).map((target): Mount => {
    const at: Path = ["tmpfs", target];
    return {
      path: showPath(at),
      target: absolutePath(target),
      backing: "memory",
      source: undefined,
      readOnly: {
        ...constant(false),
        get effective() {
          const options = props.read(at);
          if ("unknown" in props.look(at)) return undefined;
          return typeof options === "string" && options.split(",").includes("ro");
        },
      },
      memory: tmpfsLimits(props, at),
    };
  });
}

/** Adds a tmpfs to a Swarm service, which knows no owner for it: the mode has to let everyone write. */
export function addTmpfs(props: Props, list: Path, mount: MemoryMount): Change {
  const tmpfsOptions = {
    sizeBytes: bytes(mount.size) ?? 0,
    mode: mount.uid ? 0o1777 : Number.parseInt(mount.mode ?? "1777", 8),
  };
  return {
    says: `add a tmpfs of ${mount.size} at ${mount.path} to ${showPath(list)}`,
    // Swarm mounts every tmpfs noexec.
    possible: mount.exec !== true && props.canAppend(list),
    apply: () => props.append(list, { target: mount.path, type: "tmpfs", tmpfsOptions }),
  };
}

function sizeLimit(props: Props, path: Path): MemoryLimits {
  return {
    limit: limit(props, path, false),
    allows: nothing,
    bound: (size) => ({
      says: `set ${showPath(path)} to ${bytes(size)}`,
      possible: props.canWrite(path),
      apply: () => props.write(path, bytes(size)),
    }),
  };
}

// The provider fills an empty string in for what is not declared.
function isSet(props: Props, path: Path): boolean {
  return props.has(path) && props.peek(() => props.read(path)) !== "";
}
