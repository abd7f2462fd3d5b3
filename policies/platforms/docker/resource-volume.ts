import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { DeclaredVolume } from "../../model/mount";
import { asString } from "../../model/setting";
import { names, shown } from "../../model/shown";
import { shownSource, unlessReadOnly } from "../mounts";
import { constant } from "../settings";
import { driverMount } from "./local-driver";

const options: Path = ["driverOpts"];

/** `docker:index/volume:Volume`, https://www.pulumi.com/registry/packages/docker/api-docs/volume/ */
export function dockerVolume(props: Props, resource: string): DeclaredVolume {
  const driven = props.cached(() => driverMount(props, ["driver"], options));
  return {
    label: `volume "${resource}"`,
    path: showPath(options),
    get name() {
      return asString(props.readQuietly(["name"])) || undefined;
    },
    get backing() {
      return driven().kind;
    },
    get source() {
      const mount = driven();
      return mount.kind === "host" ? mount.source : this.name;
    },
    get shownSource() {
      const mount = props.quietly(driven);
      const from = mount.kind === "host" ? mount.from : ["device"];
      return shownSource(props, this, ...from.map((name) => [...options, name]));
    },
    get fileSystem() {
      const mount = driven();
      if (mount.kind !== "host" || mount.fileSystem === undefined) return undefined;
      return shown(props, () => mount.fileSystem, [[...options, "type"]], this.path, names);
    },
    get readOnly() {
      const mount = driven();
      return constant(mount.kind === "host" && mount.readOnly);
    },
    unlessReadOnly(look) {
      return unlessReadOnly(props, this, look);
    },
  };
}
