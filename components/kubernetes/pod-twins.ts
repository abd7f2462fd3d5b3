import { reasonForReadOnly } from "../container-path";
import { refuseTwins, twin, whenSame } from "../twins";
import type { PlannedContainer } from "./container";
import type { PodVolumes } from "./volumes";

/**
 * Refuses a volume that a container may only read and writes at another place, and a volume over programs of one container that
 * another container of the pod writes. Sharing anything else between a container that writes and one that reads is fine.
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
