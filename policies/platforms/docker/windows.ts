import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { nothing } from "../../model/listing";
import { overlaid } from "../../model/overlay";
import { constant } from "../settings";
import { type Workload, workload } from "../workload";

/** The workload of a container on Linux, or of what remains to be judged of one on Windows. */
export function onItsSystem(props: Props, windows: boolean, container: Container): Workload {
  if (!windows) return workload(props, [container]);
  const host = props.quietly(() => container.mounts().some(({ backing }) => backing === "host"));
  if (!host)
    return workload(props, [], { notApplicable: "a Windows container cannot have a read-only root filesystem" });
  return workload(props, [overlaid(container, undecided)]);
}

/**
 * Whether a docker.Container is for Windows: an engine on Linux then refuses it. The name of an image decides nothing, because a
 * program can give that of a Windows image to any other.
 */
export function isWindowsContainer(props: Props): boolean {
  const platform = props.readQuietly(["platform"]);
  return typeof platform === "string" && /^windows(\/|$)/.test(platform);
}

/** Whether a docker.Service runs on nodes with Windows only. */
export function isWindowsService(props: Props): boolean {
  const places = props.quietly(() => props.objects(["taskSpec", "placement", "platforms"]));
  return places.length > 0 && places.every((at) => props.readQuietly(at, ["os"]) === "windows");
}

/** Windows has neither a read-only root nor privileges, capabilities or profiles; only mounts of its host are judged. */
const undecided: Partial<Container> = {
  readOnlyRoot: constant<boolean>(undefined),
  privileged: constant<boolean>(undefined),
  privilegeEscalation: constant<boolean>(undefined),
  hostUsers: constant<boolean>(undefined),
  memoryLimit: { path: "", set: undefined },
  addedCapabilities: nothing,
  droppedCapabilities: nothing,
  unconfined: nothing,
  mountsComplete: false,
  logging: undefined,
};
