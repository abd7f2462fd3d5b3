import type { core } from "@pulumi/kubernetes/types/input";
import type { Argument } from "../argument";
import type { MountSource } from "../twins";
import type { AccessMode } from "./args";
import { dnsLabel, files, secretFiles, UniqueNames } from "./names";

/** A claim to create, for the workload or for each of its pods. */
export interface PlannedClaim {
  at: Argument;
  /** The name given by the program. */
  name: string | undefined;
  spec: core.v1.PersistentVolumeClaimSpec;
  accessMode: AccessMode;
  retain: boolean | undefined;
}

/** The source of a pod's volume. */
export type Source = Omit<core.v1.Volume, "name"> | { claim: PlannedClaim };

/** One mount of one container: of a volume, or of a volume that another container declares under a name. */
export interface PlannedMount {
  path: string;
  at: Argument;
  readOnly: boolean;
  subPath?: string;
  volume: string | { at: Argument; shared: string };
}

/** The volumes of a pod, collected from the mounts of its containers. */
export class PodVolumes {
  /** The volumes whose source is known. */
  readonly sources: core.v1.Volume[] = [];
  /** The claims to create, by the name of their volume. */
  readonly claims = new Map<string, PlannedClaim>();
  private readonly names = new UniqueNames(files, secretFiles);
  private readonly shared = new Map<string, string>();

  /** Adds a volume and names it after the path, or as the program names it. */
  add(path: string, source: Source, own?: { at: Argument; name: string }): string {
    const name = own === undefined ? this.names.of(path) : this.ownName(own.at, own.name);
    if ("claim" in source) this.claims.set(name, source.claim);
    else this.sources.push({ name, ...source });
    return name;
  }

  private ownName(at: Argument, name: string): string {
    const label = dnsLabel(at, at.plain(name, "string") ?? "");
    if (this.shared.has(label)) {
      throw at.refuse(
        `is "${label}" again: mount the volume that has this name with \`shared: { name: "${label}" }\`.`,
      );
    }
    const volume = this.names.of(label);
    this.shared.set(label, volume);
    return volume;
  }

  /** The mounts in the form of Kubernetes; call it after all containers were added. */
  mounts(planned: PlannedMount[]): core.v1.VolumeMount[] {
    return planned.map(({ path, readOnly, subPath, volume }) => ({
      name: typeof volume === "string" ? volume : this.named(volume.at, volume.shared),
      mountPath: path,
      readOnly,
      ...(subPath === undefined ? {} : { subPath }),
    }));
  }

  /** The source of a mount: the claim or the path of the host behind its volume, or the volume itself. */
  sourceOf({ volume }: PlannedMount): MountSource {
    const name = typeof volume === "string" ? volume : this.named(volume.at, volume.shared);
    const source = this.sources.find((known) => known.name === name);
    const claim = (source?.persistentVolumeClaim as core.v1.PersistentVolumeClaimVolumeSource | undefined)?.claimName;
    const host = (source?.hostPath as core.v1.HostPathVolumeSource | undefined)?.path;
    if (host !== undefined) return { kind: "host", name: host };
    const created = this.claims.get(name)?.name;
    if (claim !== undefined || created !== undefined) return { kind: "claim", name: claim ?? (created as string) };
    return { kind: "volume", name };
  }

  private named(at: Argument, name: string): string {
    const volume = this.shared.get(name);
    if (volume !== undefined) return volume;
    const known = [...this.shared.keys()].map((other) => `"${other}"`).join(", ");
    throw at.refuse(
      `is "${name}", but no container declares a volume with that \`name\`${known && `, only ${known}`}.`,
    );
  }
}
