import { reasonForReadOnly } from "../container-path";
import { refuseTwins, twin, whenSame } from "../twins";
import type { PlannedContainer } from "./container";
import type { PodVolumes } from "./volumes";

/**
 * Refuses a volume that one container mounts read-only and writes at another path, and a volume over programs of one
 * container that another container of the pod writes. Any other volume may be shared between a writing and a reading
 * container.
 */
export function refusePodTwins(containers: PlannedContainer[], volumes: PodVolumes): void {
  const sourceOf = volumes.sourceOf.bind(volumes);
  for (const { mounts } of containers) refuseTwins(mounts, sourceOf);
  const all = containers.flatMap(({ mounts }) => mounts);
  for (const readable of all.filter((mount) => mount.readOnly && reasonForReadOnly(mount.path) !== undefined)) {
    for (const written of all.filter((mount) => !mount.readOnly)) {
      whenSame(sourceOf(written), sourceOf(readable), () => twin(readable.at, written.path));
    }
  }
}
