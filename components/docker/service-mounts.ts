import { createHash } from "node:crypto";
import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { digest } from "../child-names";
import { runsProgramsFrom } from "../recipe";
import { given } from "../values";
import type { Owner } from "../writable";
import type { ServiceVolume } from "./args";
import { type PlannedMount, plannedMounts, tmpfsOptions, volumeName } from "./mounts";
import type { HardenedServiceArgs } from "./service-args";
import { driverOptions } from "./volume-driver";

type VolumeOptions = docker.types.input.ServiceTaskSpecContainerSpecMountVolumeOptions;
type ServiceMount = PlannedMount<{ name: pulumi.Input<string>; options?: VolumeOptions }>;

const volumeKeys: Record<keyof ServiceVolume, true> = { name: true, driver: true, driverOptions: true, size: true };

/** Checks `writable` and `readOnlyMounts` of a service and plans the mounts of its tasks. */
export function serviceMounts(root: Argument, args: HardenedServiceArgs, owner: Owner | undefined): ServiceMount[] {
  const mounts = plannedMounts(root, args, owner, plannedVolume);
  for (const mount of mounts) {
    if (!("tmpfs" in mount) || !mount.tmpfs.exec || runsProgramsFrom(args, mount.path)) continue;
    throw mount.at
      .property("tmpfs")
      .property("exec")
      .refuse(
        "must not be true in a service, unless a recipe says that the image runs programs from it: use a volume.",
      );
  }
  return mounts;
}

function plannedVolume(at: Argument, path: string, volume: ServiceVolume): ServiceMount {
  at.takes(volume, volumeKeys);
  const options: VolumeOptions = given({
    driverName: optional(volume.driver, (driver) => at.property("driver").line(driver)),
    driverOptions: driverOptions(at, volume),
  });
  const name = volumeName(at.property("name"), volume.name);
  return { path, at, volume: { name, ...(Object.keys(options).length === 0 ? {} : { options }) } };
}

/**
 * A mount in the form of docker.Service. The provider crashes on the size of a service's tmpfs and takes no owner for it, so
 * each tmpfs is a volume of the local driver that mounts one with both: it is empty at every start, because the last user
 * unmounts it. The volume has a name, because Swarm creates a second volume for a mount without one. The name depends on the
 * options, because Docker keeps the options of an existing volume. `sources` are the names in other mounts of the service.
 */
export function mountSetting(
  component: string,
  mount: ServiceMount,
  sources: Set<string>,
): docker.types.input.ServiceTaskSpecContainerSpecMount {
  const { path: target } = mount;
  if ("tmpfs" in mount) {
    const o = tmpfsOptions(mount.tmpfs);
    const owner = `${component}${target}`.replace(/[^a-zA-Z0-9_.-]+/g, "-").replace(/^[_.-]+/, "");
    const options = createHash("sha256").update(o).digest("hex").slice(0, 8);
    const short = `${owner}-${options}`;
    // Two paths can lead to one name, as /run/a-b and /run/a/b: the first keeps it.
    const name = sources.has(short) ? `${owner}-${digest(target)}-${options}` : short;
    sources.add(name);
    return {
      type: "volume",
      source: `${name}-{{.Service.ID}}-{{.Task.Slot}}`,
      target,
      readOnly: false,
      volumeOptions: { noCopy: true, driverName: "local", driverOptions: { type: "tmpfs", device: "tmpfs", o } },
    };
  }
  if ("bind" in mount) return { type: "bind", source: mount.bind, target, readOnly: mount.readOnly };
  if ("existing" in mount) return { type: "volume", source: mount.existing, target, readOnly: mount.readOnly };
  const { name, options } = mount.volume;
  return { type: "volume", source: name, target, readOnly: false, ...given({ volumeOptions: options }) };
}
