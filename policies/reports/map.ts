import { plain } from "../engine/plain";
import type { RecipeOptions } from "../images/catalogue";
import { needs } from "../images/needs";
import type { Container } from "../model/container";
import type { Mount } from "../model/mount";
import { mountOver } from "../model/mount-over";
import type { Workload } from "../platforms";
import { type ReportedContainer, type ReportedMount, resourceOf } from "./report";

/** The containers of a resource with all that is mounted in them. Records no unknown value: a report decides nothing. */
export function containersOf(
  urn: string,
  { inputs, containers }: Workload,
  images: RecipeOptions,
): ReportedContainer[] {
  return inputs.quietly(() =>
    containers.map((container) => ({
      ...resourceOf(urn),
      label: plain(container.label),
      image: container.shownImage,
      root: rootOf(container),
      mounts: mountsOf(container, images),
    })),
  );
}

function rootOf({ readOnlyRoot }: Container): ReportedContainer["root"] {
  const closed = readOnlyRoot.effective;
  return closed === undefined ? "unknown" : closed ? "read-only" : "writable";
}

function mountsOf(container: Container, images: RecipeOptions): ReportedMount[] {
  const purposes = new Map<Mount, string[]>();
  for (const { path, why } of needs(container, images)?.paths ?? []) {
    const mount = mountOver(container, path);
    if (mount !== undefined) purposes.set(mount, [...(purposes.get(mount) ?? []), why]);
  }
  return container
    .mounts()
    .map((mount) => reported(mount, purposes.get(mount) ?? []))
    .sort((a, b) => (a.target < b.target ? -1 : 1));
}

const kinds = {
  memory: "memory",
  scratch: "volume",
  anonymous: "volume",
  volume: "volume",
  host: "host",
  configuration: "read-only",
  other: "unknown",
} as const;

function reported(mount: Mount, purpose: readonly string[]): ReportedMount {
  const { backing, source, shownSource, shownTarget, readOnly, memory } = mount;
  const access = memory?.access();
  const known = access?.known === true;
  return {
    target: shownTarget,
    kind: readOnly.effective === true ? "read-only" : readOnly.effective === undefined ? "unknown" : kinds[backing],
    source: source === undefined || source === "" ? undefined : shownSource,
    owner: known ? `${access.uid}:${access.gid}` : undefined,
    size: known ? access.size : undefined,
    exec: known ? access.exec : undefined,
    purpose: [...new Set(purpose)],
  };
}
