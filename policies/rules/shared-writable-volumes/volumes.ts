import type { Mount } from "../../model/container";
import { inSystem } from "../../model/host";
import type { PlacedContainer } from "../../rule";

/** Names that platforms accept. */
const name = /^[\w][\w.-]*$/;

/** A volume as several workloads may share it. */
export interface Volume {
  /** What makes two mounts the same volume: the engine or cluster, the namespace, and the name or the path. */
  readonly key: string;
  /** What it is called: `volume "uploads" of namespace shop`; where that may be secret, after the mount. */
  says(): string;
}

/** The volume behind a mount; undefined where others cannot mount it, or nobody can tell which one it is. */
export function volumeOf({ resource, provider, container }: PlacedContainer, mount: Mount): Volume | undefined {
  const { backing, source } = mount;
  const { name: namespace } = container.namespace;
  if (source === undefined || namespace === undefined) return undefined;
  const scope = [resource.type.split(":")[0], provider];
  if (backing === "host" && !inSystem(source)) {
    const says = () => called("the host path", source, mount);
    return { key: [...scope, source].join(" "), says };
  }
  if (backing !== "volume" || !name.test(source) || !/^[\w-]*$/.test(namespace)) return undefined;
  const where = () => (namespace === "" ? "" : ` of namespace ${container.namespace.shown}`);
  const says = () => called("volume", `"${source}"`, mount) + where();
  return { key: [...scope, namespace, source].join(" "), says };
}

function called(kind: string, name: string, { source, shownSource }: Mount): string {
  return shownSource === source ? `${kind} ${name}` : `${kind} of ${shownSource}`;
}
