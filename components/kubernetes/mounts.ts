import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional, shown } from "../argument";
import { mountPath, refuseSamePlace } from "../container-path";
import { hostPath } from "../host-path";
import { kubernetesSize, sizeOf } from "../size";
import { given, printable } from "../values";
import { type Bind, boundedTmpfs, exactlyOne, tmpfsKeys, writablePaths } from "../writable";
import {
  AccessMode,
  type ExistingObject,
  type PodReadOnlyMount,
  type PodTmpfs,
  type PodWritablePath,
  type Scratch,
  type SharedVolume,
  type VolumeClaim,
} from "./args";
import { objectName } from "./names";
import type { Restriction } from "./security";
import type { PlannedMount, PodVolumes, Source } from "./volumes";

const kinds: Record<keyof PodWritablePath, true> = {
  tmpfs: true,
  scratch: true,
  volume: true,
  shared: true,
  bind: true,
};
const readOnlyKinds: Record<keyof PodReadOnlyMount, true> = {
  shared: true,
  configMap: true,
  secret: true,
  claim: true,
  bind: true,
};
const memoryKeys: Record<keyof PodTmpfs, true> = { ...tmpfsKeys, name: true };
const scratchKeys: Record<keyof Scratch, true> = { size: true, name: true };
const sharedKeys: Record<keyof SharedVolume, true> = { name: true };
const objectKeys: Record<keyof ExistingObject, true> = { name: true };
const bindKeys: Record<keyof Bind, true> = { hostPath: true };
const claimKeys: Record<keyof VolumeClaim, true> = {
  name: true,
  size: true,
  storageClass: true,
  accessMode: true,
  subPath: true,
  external: true,
  retain: true,
};

/** The writable mounts of a container; adds their volumes to those of the pod. */
export function writableMounts(
  at: Argument,
  map: Record<string, PodWritablePath> | undefined,
  volumes: PodVolumes,
  restriction: Restriction,
): PlannedMount[] {
  return writablePaths(at, map, kinds).map(({ path, declared, at: place }) => {
    const { shared } = declared;
    if (shared) return { path, at: place, readOnly: false, volume: sharedVolume(place.property("shared"), shared) };
    const { name, source } = writableSource(place, declared, restriction);
    const subPath = optional(declared.volume?.subPath, (text) =>
      directory(place.property("volume").property("subPath"), text),
    );
    return { path, at: place, readOnly: false, volume: volumes.add(path, source, name), ...given({ subPath }) };
  });
}

function directory(at: Argument, path: string): string {
  const known = at.plain(path, "string") ?? "";
  printable(at, known);
  if (/^[^/].*$/.test(known) && !known.split("/").includes("..")) return known;
  throw at.refuse(`must be a directory in the volume, such as "data", not ${shown(known)}.`);
}

type Named = { source: Source; name?: { at: Argument; name: string } };

function writableSource(place: Argument, declared: PodWritablePath, restriction: Restriction): Named {
  const { tmpfs, scratch, volume, bind } = declared;
  if (tmpfs) return named(place.property("tmpfs"), tmpfs.name, memory(place.property("tmpfs"), tmpfs));
  if (scratch) return named(place.property("scratch"), scratch.name, disk(place.property("scratch"), scratch));
  if (volume) return named(place.property("volume"), volume.name, claim(place.property("volume"), volume));
  return { source: host(place.property("bind"), bind as Bind, true, restriction) };
}

function named(at: Argument, name: string | undefined, source: Source): Named {
  return name === undefined || name === null ? { source } : { source, name: { at: at.property("name"), name } };
}

function memory(at: Argument, declared: PodTmpfs): Source {
  at.takes(declared, memoryKeys);
  const { name, ...tmpfs } = declared;
  return { emptyDir: { medium: "Memory", sizeLimit: kubernetesSize(boundedTmpfs(at, tmpfs, undefined).bytes) } };
}

function disk(at: Argument, scratch: Scratch): Source {
  at.takes(scratch, scratchKeys);
  return { emptyDir: { sizeLimit: sizeOf(at.property("size"), scratch.size ?? "1Gi", kubernetesSize) } };
}

function host(at: Argument, bind: Bind, writable: boolean, restriction: Restriction): Source {
  at.takes(bind, bindKeys);
  restriction.allow(at, "mounts a path of the node");
  return { hostPath: { path: hostPath(at.property("hostPath"), bind.hostPath, writable) } };
}

function claim(at: Argument, volume: VolumeClaim): Source {
  at.takes(volume, claimKeys);
  const { name, external, subPath: _, ...configured } = volume;
  if (external !== undefined && external !== null) {
    const extra = Object.entries(configured).find(([, value]) => value !== undefined && value !== null)?.[0];
    if (extra !== undefined) {
      throw at.refuse(`has \`external\` and \`${extra}\`: what exists already is not configured here.`);
    }
    return { persistentVolumeClaim: { claimName: objectName(at.property("external"), external) } };
  }
  if (volume.size === undefined || volume.size === null)
    throw at.refuse('needs `size`, such as "10Gi", or `external`.');
  const storage = sizeOf(at.property("size"), volume.size, kubernetesSize);
  const accessMode = at.property("accessMode").oneOf(volume.accessMode, Object.values(AccessMode)) ?? "ReadWriteOnce";
  const storageClassName = optional(volume.storageClass, (text) => objectName(at.property("storageClass"), text));
  const spec = {
    accessModes: [accessMode],
    resources: { requests: { storage } },
    ...(storageClassName === undefined ? {} : { storageClassName }),
  };
  return { claim: { at, name, spec, accessMode, retain: at.property("retain").plain(volume.retain, "boolean") } };
}

function sharedVolume(at: Argument, shared: SharedVolume): { at: Argument; shared: string } {
  at.takes(shared, sharedKeys);
  const name = at.property("name");
  return { at: name, shared: name.plain(shared.name, "string") ?? "" };
}

/** The read-only mounts of a container. Refuses a path that has a mount already. */
export function readOnlyMounts(
  at: Argument,
  map: Record<string, PodReadOnlyMount> | undefined,
  others: { path: string }[],
  volumes: PodVolumes,
  restriction: Restriction,
): PlannedMount[] {
  const mounts: PlannedMount[] = [];
  for (const [key, declared, place] of at.entries(map)) {
    const path = mountPath(place, key);
    place.takes(declared, readOnlyKinds);
    exactlyOne(place, declared, Object.keys(readOnlyKinds));
    refuseSamePlace(place, path, [...others, ...mounts]);
    const { shared } = declared;
    const volume = shared
      ? sharedVolume(place.property("shared"), shared)
      : volumes.add(path, readableSource(place, declared, restriction));
    mounts.push({ path, at: place, readOnly: true, volume });
  }
  return mounts;
}

function readableSource(at: Argument, declared: PodReadOnlyMount, restriction: Restriction): Source {
  const { configMap, secret, claim, bind } = declared;
  if (configMap) return { configMap: { name: existing(at.property("configMap"), configMap) } };
  if (secret) return { secret: { secretName: existing(at.property("secret"), secret) } };
  if (claim) return { persistentVolumeClaim: { claimName: existing(at.property("claim"), claim) } };
  return host(at.property("bind"), bind as Bind, false, restriction);
}

function existing(at: Argument, object: ExistingObject): pulumi.Input<string> {
  at.takes(object, objectKeys);
  return objectName(at.property("name"), object.name);
}
