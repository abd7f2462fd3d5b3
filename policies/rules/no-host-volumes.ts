import type { Mount } from "../model/container";
import { touchesSystem } from "../model/host";
import type { PlacedContainer, PlacedVolume, Stack, StackFinding, StackRule } from "../rule";
import { type AllowWritable, allowWritable, isAllowed } from "./no-read-only-bypass/allow-writable";
import { bypass } from "./no-read-only-bypass/host";

/**
 * No container mounts a volume of its own resource that stands on the host's system.
 *
 * Docker Container and Swarm Service: named volumes that a `docker.Volume` with `driverOpts` declares; pods: claims that take a
 * PersistentVolume with `hostPath` or `local`, by its `claimRef` or by the claim's `volumeName`.
 */
export const noHostVolumes: StackRule<AllowWritable> = {
  name: "no-host-volumes",
  title: "No volumes on the host's system",
  description: "No container mounts a volume that stands on the host's system.",
  level: "advisory",
  severity: "high",
  tags: ["filesystem", "host", "NIST SP 800-190", "Kubescape C-0045"],
  remediation: "Give the volume a directory of its own on the host, or storage that the engine or the cluster manages.",
  options: { allowWritable },
  *examine(stack: Stack, options: AllowWritable): Iterable<StackFinding> {
    const volumes = stack.volumes.filter(({ volume }) => volume.backing === "host");
    if (volumes.length === 0) return;
    for (const place of stack.containers) {
      for (const mount of place.container.mounts()) {
        const found =
          mount.backing === "volume" ? volumes.find((one) => isMounted(one, mount, place, stack)) : undefined;
        const what = found && fault(found, mount, options);
        if (what !== undefined) yield { says: `${place.container.label} ${what}`, about: [place] };
      }
    }
  },
};

function isMounted({ volume, provider }: PlacedVolume, mount: Mount, place: PlacedContainer, stack: Stack): boolean {
  if (provider !== place.provider || mount.source === undefined) return false;
  const onKubernetes = place.resource.type.startsWith("kubernetes:");
  if (!onKubernetes) return volume.name === mount.source;
  const claim = `${place.container.namespace.name ?? ""}/${mount.source}`;
  if (volume.keptFor === claim) return true;
  const taken = stack.claims.some(
    (one) => one.provider === provider && one.claim.name === claim && one.claim.volume === volume.name,
  );
  return volume.name !== undefined && taken;
}

/** The fault of a mount of the volume; undefined for a directory that is no part of the system, or is meant. */
function fault({ volume }: PlacedVolume, mount: Mount, options: AllowWritable): string | undefined {
  const { source } = volume;
  const whole = bypass(volume, options);
  if (whole === undefined) {
    if (source === undefined || !touchesSystem(source) || isAllowed(source, options)) return undefined;
    if (mount.readOnly.effective !== false) return undefined;
  }
  const place = whole?.place ?? `${volume.shownSource} of the host`;
  const verb = mount.readOnly.effective === false ? "can write to" : "mounts";
  return `${verb} ${place} through ${volume.label}; remove ${mount.path}, or ${volume.path} of the volume`;
}
