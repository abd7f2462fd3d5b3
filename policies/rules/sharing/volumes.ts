import type { Mount } from "../../model/container";
import { inSystem } from "../../model/host";
import type { Placed } from "../../rule";

/** Names that platforms accept, so that nothing else a program put there ends up in a message. */
const name = /^[\w][\w.-]*$/;

/** A volume as several workloads may share it. */
export interface Volume {
  /** What makes two mounts the same volume: the engine or cluster, the namespace, and the name or the path. */
  readonly key: string;
  /** What it is called: `volume "uploads" of namespace shop`. */
  readonly says: string;
}

/** The volume behind a mount; undefined where others cannot mount it, or nobody can tell which one it is. */
export function volumeOf({ resource, provider, container }: Placed, { backing, source }: Mount): Volume | undefined {
  const { name: namespace } = container.namespace;
  if (source === undefined || namespace === undefined) return undefined;
  const scope = [resource.type.split(":")[0], provider];
  if (backing === "host" && !inSystem(source))
    return { key: [...scope, source].join(" "), says: `the host path ${source}` };
  if (backing !== "volume" || !name.test(source) || !/^[\w-]*$/.test(namespace)) return undefined;
  const where = namespace === "" ? "" : ` of namespace ${namespace}`;
  return { key: [...scope, namespace, source].join(" "), says: `volume "${source}"${where}` };
}
