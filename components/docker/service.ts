import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type DockerService, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { secretFiles } from "../secrets";
import { spell } from "../spelling";
import { given } from "../values";
import { ownerOf } from "../writable";
import { type HardenedServiceArgs, inexpressibleOfService } from "./service-args";
import { createFiles, plannedFiles } from "./service-files";
import { mountSetting, serviceMounts } from "./service-mounts";
import { type ServiceParts, serviceSpelling } from "./service-settings";

/**
 * A Swarm service whose tasks can write only the paths in `writable`: their root filesystem is always read-only. The
 * engines' own configuration decides the settings that the provider cannot set: no new privileges, a limit of processes,
 * seccomp and AppArmor.
 */
export class HardenedService extends pulumi.ComponentResource {
  /** The id of the service. */
  readonly serviceId: pulumi.Output<string>;
  /** The name of the service in the swarm. */
  readonly serviceName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedServiceArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedService "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, serviceSpelling, inexpressibleOfService);
    const owner = ownerOf(at.property("user"), args.user);
    const mounts = serviceMounts(at, args, owner);
    const files = plannedFiles(at.property("files"), args.files, mounts, owner);
    const { service: settings, task, container } = spell(at, args, serviceSpelling) as ServiceParts;
    const adopted = adoption(at.property("adopts"), args.adopts, "docker:index/service:Service", opts);
    const sdk = requireSdk("HardenedService", "@pulumi/docker");
    super("hardened:index:HardenedService", name, registered(args), opts);

    const sources = new Set<string>();
    const service = new sdk.Service(
      name,
      {
        ...settings,
        taskSpec: {
          ...task,
          containerSpec: {
            ...container,
            ...(mounts.length === 0 ? {} : { mounts: mounts.map((mount) => mountSetting(name, mount, sources)) }),
            ...createFiles(sdk, this, name, files),
            readOnly: true,
            capDrops: ["ALL"],
          },
        },
      },
      { ...adopted, parent: this },
    );
    this.serviceId = service.id;
    keepChildren(this, { service });
    this.serviceName = service.name;
    this.registerOutputs({ serviceId: this.serviceId, serviceName: this.serviceName });
  }

  /** The service itself. Only in TypeScript and JavaScript. */
  get service(): DockerService {
    return childOf(this, "service");
  }
}

/** The arguments for the state: values that the contract calls secret are marked, even if they were plain strings. */
function registered(args: HardenedServiceArgs): HardenedServiceArgs {
  return { ...args, ...given({ files: secretFiles(args.files) }) };
}
