import { enumerate } from "../catalogue/needs";
import type { Placed, Stack, StackFinding, StackRule } from "../rule";
import { volumeOf } from "./sharing/volumes";

/**
 * What several workloads share they do not all write.
 *
 * Docker Container: `volumes`, `mounts`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts` with
 * `persistentVolumeClaim` and `hostPath`. Allowed: one workload that writes, others that mount it read-only. Replicas and
 * containers of one pod are one workload.
 */
export const sharedWritableVolumes: StackRule = {
  name: "shared-writable-volumes",
  title: "No shared writable volumes",
  description: "What several workloads share is written by one of them only.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "isolation"],
  remediation: "Mount the volume read-only in all workloads but one, or give each workload a volume of its own.",
  *examine({ containers }: Stack): Iterable<StackFinding> {
    const written = new Map<string, { says: string; by: Placed[] }>();
    for (const place of containers) {
      for (const mount of place.container.mounts()) {
        const shared = volumeOf(place, mount);
        if (shared === undefined || mount.readOnly.effective !== false) continue;
        const volume = written.get(shared.key) ?? { says: shared.says, by: [] };
        volume.by.push(place);
        written.set(shared.key, volume);
      }
    }
    for (const { says, by } of written.values()) {
      const workloads = new Map(by.map(({ resource }) => [resource.urn, `${kind(resource.type)} "${resource.name}"`]));
      if (workloads.size < 2) continue;
      const names = [...workloads.values()];
      const others = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} others`] : names;
      yield {
        says: `${says} is mounted writable by ${enumerate(others)}; mount it read-only in all but one`,
        about: by,
      };
    }
  },
};

const most = 5;
const kind = (type: string) => type.split(":").at(-1);
