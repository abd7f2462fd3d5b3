import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { childName } from "../child-names";
import { runsNothingFrom } from "../known-image";
import { runsProgramsFrom } from "../recipe";
import { dockerName, given } from "../values";
import type { Owner } from "../writable";
import type { Volume } from "./args";
import type { HardenedContainerArgs } from "./container-args";
import { type PlannedMount, plannedMounts, tmpfsOptions, volumeName } from "./mounts";
import { driverOptions } from "./volume-driver";

/** A volume to create before the container. */
interface NewVolume {
  /** The part of its name that is unique among the volumes of the component. */
  key: string;
  /** Differs for every volume, even if two volumes have the same key. */
  identity: string;
  /** Its name in Docker, if the program gives it one. */
  name: pulumi.Input<string> | undefined;
  args: docker.VolumeArgs;
  retain: boolean;
}

type ContainerMount = PlannedMount<NewVolume>;

const volumeKeys: Record<keyof Volume, true> = {
  name: true,
  driver: true,
  driverOptions: true,
  size: true,
  external: true,
  retain: true,
};

/** Checks `writable` and `readOnlyMounts` of a container and plans its mounts. */
export function containerMounts(
  root: Argument,
  args: HardenedContainerArgs,
  owner: Owner | undefined,
): ContainerMount[] {
  const mounts = plannedMounts(root, args, owner, plannedVolume);
  for (const mount of mounts) {
    if ("tmpfs" in mount && mount.tmpfs.exec) refuseNeedlessExec(mount.at, mount.path, args);
  }
  const paths = new Map<string, string>();
  for (const mount of mounts) {
    if (!("volume" in mount)) continue;
    const { key, identity } = mount.volume;
    const other = paths.get(identity);
    if (other !== undefined) {
      const at = root.property("writable").entry(mount.path).property("volume");
      throw at.refuse(`is the volume "${key}" of "${other}" again. Give each path a volume with its own \`name\`.`);
    }
    paths.set(identity, mount.path);
  }
  return mounts;
}

/** The pack refuses it too: what a program writes there could be run. */
export function refuseNeedlessExec(at: Argument, path: string, args: { image: pulumi.Input<string> }): void {
  if (runsProgramsFrom(args, path)) return;
  const exec = at.property("tmpfs").property("exec");
  exec.checked(args.image, (image) => {
    if (typeof image !== "string" || !runsNothingFrom(image, path)) return;
    throw exec.refuse(`must not be true: the catalogue knows of no program that ${image} runs from "${path}".`);
  });
}

function plannedVolume(at: Argument, path: string, volume: Volume): ContainerMount {
  at.takes(volume, volumeKeys);
  const { name, driver } = volume;
  const retain = at.property("retain").plain(volume.retain, "boolean") ?? false;
  if (at.property("external").plain(volume.external, "boolean") ?? false) {
    const { external, name: itsName, ...configured } = volume;
    const [extra] = Object.keys(given(configured));
    if (name === undefined) throw at.refuse("needs `name` when `external` is true.");
    if (extra !== undefined)
      throw at.refuse(`has \`external\` and \`${extra}\`: what exists already is not configured here.`);
    return { path, at, existing: volumeName(at.property("name"), name), readOnly: false };
  }
  const ownName = optional(name, (text) => dockerName(at.property("name"), text));
  const args: docker.VolumeArgs = given({
    name: ownName,
    driver: optional(driver, (text) => at.property("driver").line(text)),
    driverOpts: driverOptions(at, volume),
  });
  // The volume's own name, so that mounting it elsewhere does not replace it; an unknown name cannot name a resource.
  const key = typeof name === "string" ? name : path.slice(1).replaceAll("/", "-");
  const identity = typeof name === "string" ? `name ${name}` : `path ${path}`;
  return { path, at, volume: { key, identity, args, retain, name: ownName } };
}

/** Creates the volumes of a component. Returns path to name of the volume. */
export function createVolumes(
  sdk: typeof docker,
  component: pulumi.ComponentResource,
  name: string,
  mounts: ContainerMount[],
): Map<string, pulumi.Output<string>> {
  return new Map(
    mounts.flatMap((mount): [string, pulumi.Output<string>][] => {
      if ("existing" in mount) return [[mount.path, pulumi.output(mount.existing)]];
      if (!("volume" in mount)) return [];
      const { key, identity, args, retain } = mount.volume;
      const opts = { parent: component, ...(retain ? { retainOnDelete: true } : {}) };
      return [[mount.path, new sdk.Volume(childName(component, "volume", name, key, identity), args, opts).name]];
    }),
  );
}

/** The mounts in the form of docker.Container: tmpfs in a map of its own, because only that map takes an owner. */
export function mountSettings(
  mounts: ContainerMount[],
  volumes: Map<string, pulumi.Output<string>>,
): Pick<docker.ContainerArgs, "tmpfs" | "mounts"> {
  const tmpfs = mounts.flatMap((mount) => ("tmpfs" in mount ? [[mount.path, tmpfsOptions(mount.tmpfs)]] : []));
  const others = mounts.flatMap((mount): docker.types.input.ContainerMount[] => {
    const { path: target } = mount;
    if ("tmpfs" in mount) return [];
    if ("bind" in mount) return [{ type: "bind", source: mount.bind, target, readOnly: mount.readOnly }];
    const readOnly = "existing" in mount && mount.readOnly;
    return [{ type: "volume", source: volumes.get(target) as pulumi.Output<string>, target, readOnly }];
  });
  return given({
    tmpfs: tmpfs.length === 0 ? undefined : Object.fromEntries(tmpfs),
    mounts: others.length === 0 ? undefined : others,
  });
}
