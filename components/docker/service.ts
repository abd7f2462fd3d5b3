import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { ownerOf } from "../writable";
import { dockerSdk } from "./sdk";
import { type HardenedServiceArgs, inexpressibleOfService, serviceKeys } from "./service-args";
import { createFiles, plannedFiles } from "./service-files";
import { mountSetting, serviceMounts } from "./service-mounts";
import { containerSpec, serviceSettings, taskSettings } from "./service-settings";

/**
 * A Swarm service whose tasks can write only what `writable` names: their root filesystem is read-only, always. What the provider
 * cannot set of a service (no new privileges, a limit of processes, seccomp and AppArmor profiles) is left as the engines have it.
 */
export class HardenedService extends pulumi.ComponentResource {
  /** The id of the service. */
  readonly serviceId: pulumi.Output<string>;
  /** The name of the service in the swarm. */
  readonly serviceName: pulumi.Output<string>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedServiceArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedService "${name}"`);
    at.takes(args, serviceKeys, inexpressibleOfService);
    const owner = ownerOf(args.user);
    const mounts = serviceMounts(at, args, owner);
    const files = plannedFiles(at.property("files"), args.files, mounts, owner);
    const container = containerSpec(at, args);
    const task = taskSettings(at, args);
    const settings = serviceSettings(at, args);
    const sdk = dockerSdk("HardenedService");
    super("hardened:index:HardenedService", name, args, opts);

    const service = new sdk.Service(
      name,
      {
        ...settings,
        taskSpec: {
          ...task,
          containerSpec: {
            ...container,
            ...(mounts.length === 0 ? {} : { mounts: mounts.map((mount) => mountSetting(name, mount)) }),
            ...createFiles(sdk, this, name, files),
          },
        },
      },
      { parent: this },
    );
    this.serviceId = service.id;
    this.serviceName = service.name;
    this.registerOutputs({ serviceId: this.serviceId, serviceName: this.serviceName });
  }
}
