import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { mountPath, placeOf } from "../container-path";
import { hostPath } from "../host-path";
import { dockerSize, sizeOf } from "../size";
import { type Bind, type BoundedTmpfs, boundedTmpfs, exactlyOne, type Owner, writablePaths } from "../writable";
import type { ExistingVolume, ReadOnlyMount, Volume, WritablePath } from "./args";

/** A volume to create before the container. */
export interface NewVolume {
  /** What tells it from the other volumes of the component. */
  key: string;
  args: docker.VolumeArgs;
  retain: boolean;
}

/** One mount, before the volumes exist. */
export type PlannedMount = { path: string } & (
  | { tmpfs: BoundedTmpfs }
  | { bind: pulumi.Input<string>; readOnly: boolean }
  | { volume: NewVolume }
  | { existing: pulumi.Input<string>; readOnly: boolean }
);

const kinds: Record<keyof WritablePath, true> = { tmpfs: true, bind: true, volume: true };
const readOnlyKinds: Record<keyof ReadOnlyMount, true> = { bind: true, volume: true };
const bindKeys: Record<keyof Bind, true> = { hostPath: true };
const existingKeys: Record<keyof ExistingVolume, true> = { name: true };
const volumeKeys: Record<keyof Volume, true> = {
  name: true,
  driver: true,
  driverOptions: true,
  size: true,
  external: true,
  retain: true,
};

/** Checks `writable` and `readOnlyMounts` and says what to mount. */
export function plannedMounts(
  root: Argument,
  args: { writable?: Record<string, WritablePath>; readOnlyMounts?: Record<string, ReadOnlyMount> },
  owner: Owner | undefined,
): PlannedMount[] {
  const writable = writablePaths(root.property("writable"), args.writable, kinds).map(
    ({ path, declared, at }): PlannedMount => {
      const { tmpfs, bind, volume } = declared;
      if (tmpfs) return { path, tmpfs: boundedTmpfs(at.property("tmpfs"), tmpfs, owner) };
      if (bind) return { path, bind: boundHostPath(at.property("bind"), bind, true), readOnly: false };
      return plannedVolume(at.property("volume"), path, volume as Volume);
    },
  );
  refuseSharedVolumes(root.property("writable"), writable);
  const mounts = [...writable];
  for (const [key, mount, at] of root.property("readOnlyMounts").entries(args.readOnlyMounts)) {
    mounts.push(readOnlyMount(at, key, mount, mounts));
  }
  return mounts;
}

function boundHostPath(at: Argument, bind: Bind, writable: boolean): pulumi.Input<string> {
  at.takes(bind, bindKeys);
  return hostPath(at.property("hostPath"), bind.hostPath, writable);
}

function plannedVolume(at: Argument, path: string, volume: Volume): PlannedMount {
  at.takes(volume, volumeKeys);
  const { name, driver, driverOptions, size } = volume;
  const retain = at.property("retain").plain(volume.retain, "boolean") ?? false;
  if (at.property("external").plain(volume.external, "boolean") ?? false) {
    if (name === undefined) throw at.refuse("needs `name` when `external` is true.");
    const own = Object.entries({ driver, driverOptions, size, retain: volume.retain }).find(
      ([, value]) => value !== undefined,
    )?.[0];
    if (own !== undefined)
      throw at.refuse(`has \`external\` and \`${own}\`: what exists already is not configured here.`);
    return { path, existing: at.property("name").text(name), readOnly: false };
  }
  const optionsAt = at.property("driverOptions");
  const options = optionsAt.entries(driverOptions).map(([key, value, place]) => [key, place.text(value)] as const);
  if (size !== undefined) {
    if (options.some(([key]) => key === "size"))
      throw at.refuse("must have only one of `size` or `driverOptions.size`.");
    options.push(["size", sizeOf(at.property("size"), size, dockerSize)]);
  }
  const args: docker.VolumeArgs = {
    ...(name === undefined ? {} : { name: at.property("name").text(name) }),
    ...(driver === undefined ? {} : { driver: at.property("driver").text(driver) }),
    ...(options.length === 0 ? {} : { driverOpts: Object.fromEntries(options) }),
  };
  // By its own name, so that mounting it elsewhere does not replace it; a name that is not known yet cannot name a resource.
  const key = typeof name === "string" ? name : path.slice(1).replaceAll("/", "-");
  return { path, volume: { key, args, retain } };
}

function refuseSharedVolumes(at: Argument, mounts: PlannedMount[]): void {
  const paths = new Map<string, string>();
  for (const mount of mounts) {
    if (!("volume" in mount)) continue;
    const other = paths.get(mount.volume.key);
    if (other !== undefined) {
      throw at
        .entry(mount.path)
        .property("volume")
        .refuse(
          `is the volume "${mount.volume.key}" of "${other}" again. Give each path a volume with its own \`name\`.`,
        );
    }
    paths.set(mount.volume.key, mount.path);
  }
}

function readOnlyMount(at: Argument, key: string, mount: ReadOnlyMount, others: PlannedMount[]): PlannedMount {
  const path = mountPath(at, key);
  at.takes(mount, readOnlyKinds);
  exactlyOne(at, mount, Object.keys(readOnlyKinds));
  const same = others.find((other) => placeOf(other.path) === placeOf(path));
  if (same !== undefined) throw at.refuse(`is the same place as "${same.path}". Declare it once.`);
  if (mount.bind) return { path, bind: boundHostPath(at.property("bind"), mount.bind, false), readOnly: true };
  const volume = mount.volume as ExistingVolume;
  at.property("volume").takes(volume, existingKeys);
  return { path, existing: at.property("volume").property("name").text(volume.name), readOnly: true };
}

/** The options of an entry of Docker's `tmpfs` map, the only spelling that takes an owner. */
export function tmpfsOptions({ bytes, owner, mode, exec }: BoundedTmpfs): string {
  const flags = [exec ? "exec" : "noexec", "nosuid", "nodev"];
  return [...flags, `size=${dockerSize(bytes)}`, `uid=${owner.uid}`, `gid=${owner.gid}`, `mode=${mode}`].join(",");
}

/** The Docker volumes of a component, created before the container: path to the name of the volume. */
export function createVolumes(
  sdk: typeof docker,
  component: pulumi.ComponentResource,
  name: string,
  mounts: PlannedMount[],
): Map<string, pulumi.Output<string>> {
  return new Map(
    mounts.flatMap((mount): [string, pulumi.Output<string>][] => {
      if ("existing" in mount) return [[mount.path, pulumi.output(mount.existing)]];
      if (!("volume" in mount)) return [];
      const { key, args, retain } = mount.volume;
      const volume = new sdk.Volume(`${name}-${key}`, args, {
        parent: component,
        ...(retain ? { retainOnDelete: true } : {}),
      });
      return [[mount.path, volume.name]];
    }),
  );
}

/** How docker.Container spells the mounts. */
export function containerMounts(
  mounts: PlannedMount[],
  volumes: Map<string, pulumi.Output<string>>,
): Pick<docker.ContainerArgs, "tmpfs" | "mounts"> {
  const tmpfs = mounts.flatMap((mount) => ("tmpfs" in mount ? [[mount.path, tmpfsOptions(mount.tmpfs)]] : []));
  const others = mounts.flatMap((mount): docker.types.input.ContainerMount[] => {
    const { path: target } = mount;
    if ("bind" in mount) return [{ type: "bind", source: mount.bind, target, readOnly: mount.readOnly }];
    if ("existing" in mount) return [{ type: "volume", source: mount.existing, target, readOnly: mount.readOnly }];
    if (!("volume" in mount)) return [];
    return [{ type: "volume", source: volumes.get(target) as pulumi.Output<string>, target, readOnly: false }];
  });
  return {
    ...(tmpfs.length === 0 ? {} : { tmpfs: Object.fromEntries(tmpfs) }),
    ...(others.length === 0 ? {} : { mounts: others }),
  };
}
