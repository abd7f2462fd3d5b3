import { touchesSystem } from "../model/host";
import type { Mount } from "../model/mount";
import type { PlacedClaim, PlacedContainer, PlacedVolume, Stack, StackFinding, StackRule } from "../stack-rule";
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
  *examine({ volumes, claims, containers }: Stack, options: AllowWritable): Iterable<StackFinding> {
    const ofHost = volumes.filter(({ volume }) => volume.backing === "host");
    if (ofHost.length === 0) return;
    const find = volumesByMount(ofHost, claims);
    for (const place of containers) {
      for (const mount of place.container.mounts()) {
        const found = mount.backing === "volume" ? find(place, mount) : undefined;
        const what = found && fault(found, mount, options);
        if (what !== undefined) yield { says: `${place.container.label} ${what}`, about: [place] };
      }
    }
  },
};

type Find = (place: PlacedContainer, mount: Mount) => PlacedVolume | undefined;

/** Finds the volume that a container mounts: by its name on Docker, by the claim that takes it on Kubernetes. */
function volumesByMount(volumes: readonly PlacedVolume[], claims: readonly PlacedClaim[]): Find {
  const [named, claimed] = [new Map<string, PlacedVolume>(), new Map<string, PlacedVolume>()];
  const put = (map: Map<string, PlacedVolume>, key: string, volume: PlacedVolume) => {
    if (!map.has(key)) map.set(key, volume);
  };
  for (const one of volumes) {
    const { name, keptFor } = one.volume;
    if (name !== undefined) put(named, key(one.provider, name), one);
    if (keptFor !== undefined) put(claimed, key(one.provider, keptFor), one);
  }
  for (const { provider, claim } of claims) {
    const volume = named.get(key(provider, claim.volume));
    if (volume !== undefined) put(claimed, key(provider, claim.name), volume);
  }
  return ({ provider, resource, container }, { source }) => {
    if (source === undefined) return undefined;
    if (!resource.type.startsWith("kubernetes:")) return named.get(key(provider, source));
    return claimed.get(key(provider, `${container.namespace.name ?? ""}/${source}`));
  };
}

// No URN of a provider has a line break.
const key = (provider: string, name: string) => `${provider}\n${name}`;

/** The fault of a mount of the volume; undefined if its directory is outside the system or named by `allowWritable`. */
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
