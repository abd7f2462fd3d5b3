import { inSystem } from "../../model/host";
import type { Mount } from "../../model/mount";
import type { PlacedContainer } from "../../stack-rule";

/** Names that Docker and Kubernetes accept for volumes. */
const name = /^[\w][\w.-]*$/;

/** A volume, or a path of the host, that several workloads can mount. */
export interface Volume {
  /** Equal for two mounts of the same volume: engine or cluster, namespace, and name or path. */
  readonly key: string;
  /** For messages: `volume "uploads" of namespace shop`; a secret name is replaced by the mount's path. */
  says(): string;
}

/** The volume behind a mount; undefined if other workloads cannot mount it, or its name or namespace is unknown. */
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
