import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { given } from "../values";
import type { Owner } from "../writable";
import type { ServiceVolume } from "./args";
import { driverOptions, type PlannedMount, plannedMounts, tmpfsOptions } from "./mounts";
import type { HardenedServiceArgs } from "./service-args";

type VolumeOptions = docker.types.input.ServiceTaskSpecContainerSpecMountVolumeOptions;
type ServiceMount = PlannedMount<{ name: pulumi.Input<string>; options?: VolumeOptions }>;

const volumeKeys: Record<keyof ServiceVolume, true> = { name: true, driver: true, driverOptions: true, size: true };

/** Checks what the tasks of a service may write and read, and says what to mount. */
export function serviceMounts(root: Argument, args: HardenedServiceArgs, owner: Owner | undefined): ServiceMount[] {
  return plannedMounts(root, args, owner, plannedVolume);
}

function plannedVolume(at: Argument, path: string, volume: ServiceVolume): ServiceMount {
  at.takes(volume, volumeKeys);
  const options: VolumeOptions = given({
    driverName: optional(volume.driver, (driver) => at.property("driver").text(driver)),
    driverOptions: driverOptions(at, volume),
  });
  const name = at.property("name").text(volume.name);
  return { path, volume: { name, ...(Object.keys(options).length === 0 ? {} : { options }) } };
}

/**
 * How docker.Service spells a mount. A tmpfs of a service takes no owner and no flags, so each is an anonymous volume of the
 * local driver, which mounts a tmpfs with all of them; Docker removes it with its task.
 */
export function mountSetting(mount: ServiceMount): docker.types.input.ServiceTaskSpecContainerSpecMount {
  const { path: target } = mount;
  if ("tmpfs" in mount) {
    const options = { type: "tmpfs", device: "tmpfs", o: tmpfsOptions(mount.tmpfs) };
    return {
      type: "volume",
      target,
      readOnly: false,
      volumeOptions: { noCopy: true, driverName: "local", driverOptions: options },
    };
  }
  if ("bind" in mount) return { type: "bind", source: mount.bind, target, readOnly: mount.readOnly };
  if ("existing" in mount) return { type: "volume", source: mount.existing, target, readOnly: mount.readOnly };
  const { name, options } = mount.volume;
  return { type: "volume", source: name, target, readOnly: false, ...given({ volumeOptions: options }) };
}
