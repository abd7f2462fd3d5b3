import type { Backing, Container, Mount } from "../model/container";
import { isWithin } from "../model/places";

const fleeting: Readonly<Partial<Record<Backing, string>>> = {
  memory: "in memory",
  scratch: "in an emptyDir, which goes with its pod",
  anonymous: "on an anonymous volume, which the next container does not get",
};

/** Where what is mounted lies, when that does not outlive its container: `in memory`; undefined when it does. */
export function fleetingPlace({ backing }: Mount): string | undefined {
  return fleeting[backing];
}

/** Whether something that lasts is mounted at `path` or below it, as with PGDATA; but not what cannot be written. */
export function lastsBelow(container: Container, path: string): boolean {
  return container
    .mounts()
    .some(
      (mount) =>
        mount.target !== undefined &&
        isWithin(mount.target, path) &&
        fleetingPlace(mount) === undefined &&
        mount.readOnly.effective !== true,
    );
}
