import type { Stack, StackFinding, StackRule } from "../../stack-rule";
import { overlapping, type Use, workloads } from "./overlap";
import { volumeOf } from "./volumes";

/**
 * Of several workloads that share a volume or a path of the host, one writes.
 *
 * Docker Container: `volumes`, `mounts`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts` with
 * `persistentVolumeClaim` and `hostPath`. Allowed: one workload that writes, others that mount it read-only or mount
 * other parts of it. Replicas and containers of one pod are one workload.
 */
export const sharedWritableVolumes: StackRule = {
  name: "shared-writable-volumes",
  title: "No shared writable volumes",
  description: "A volume that several workloads share is written by one of them only.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "isolation"],
  remediation: "Mount the volume read-only in all workloads but one, or give each workload a volume of its own.",
  argument: "readOnlyMounts",
  *examine({ containers }: Stack): Iterable<StackFinding> {
    const written = new Map<string, { says(): string; by: Use[] }>();
    for (const place of containers) {
      for (const mount of place.container.mounts()) {
        const shared = mount.unlessReadOnly(() => volumeOf(place, mount));
        if (shared === undefined || mount.readOnly.effective !== false) continue;
        const { part } = mount;
        if (part === undefined) continue;
        const volume = written.get(shared.key) ?? { says: shared.says, by: [] };
        volume.by.push({ place, part });
        written.set(shared.key, volume);
      }
    }
    for (const { says, by } of written.values()) {
      for (const about of overlapping(by)) {
        const several = workloads(about);
        if (several === undefined) continue;
        yield { says: `${says()} is mounted writable by ${several}; mount it read-only in all but one`, about };
      }
    }
  },
};
