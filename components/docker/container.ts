import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type DockerContainer, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { spell } from "../spelling";
import { ownerOf } from "../writable";
import { type HardenedContainerArgs, inexpressible } from "./container-args";
import { containerMounts, createVolumes, mountSettings } from "./container-mounts";
import { containerSpelling } from "./container-settings";
import { ulimitSettings } from "./settings";

type UlimitSettings = ReturnType<typeof ulimitSettings>;

/** A Docker container that can write only the paths in `writable`: its root filesystem is always read-only. */
export class HardenedContainer extends pulumi.ComponentResource {
  /** The id of the container. */
  readonly containerId: pulumi.Output<string>;
  /** The name of the container in Docker. */
  readonly containerName: pulumi.Output<string>;
  /** The address of the container in each network, by the name of the network. */
  readonly addresses: pulumi.Output<Record<string, string>>;
  /**
   * The port on the host for each published port, by the port in the container and its protocol.
   * Example: { "80/tcp": 8080 }.
   */
  readonly hostPorts: pulumi.Output<Record<string, number>>;
  /** The name of the Docker volume for each path with a volume. Example: { "/var/lib/mysql": "db" }. */
  readonly volumes: pulumi.Output<Record<string, string>>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedContainerArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedContainer "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, containerSpelling, inexpressible);
    const mounts = containerMounts(at, args, ownerOf(at.property("user"), args.user));
    const settings = spell(at, args, containerSpelling);
    const ulimits = [...ulimitSettings(at.property("ulimits"), args.ulimits), ...(settings.ulimits as UlimitSettings)];
    const adopted = adoption(at.property("adopts"), args.adopts, "docker:index/container:Container", opts);
    const sdk = requireSdk("HardenedContainer", "@pulumi/docker");
    super("hardened:index:HardenedContainer", name, args, opts);

    const volumes = createVolumes(sdk, this, name, mounts);
    const container = new sdk.Container(
      name,
      { ...settings, ulimits, ...mountSettings(mounts, volumes), readOnly: true, privileged: false },
      {
        ...adopted,
        parent: this,
        // Two containers cannot hold the same name, ports and volumes at once.
        deleteBeforeReplace: true,
        // The provider reports a change of tmpfs as an update and does not make it.
        replaceOnChanges: ["tmpfs"],
      },
    );
    this.containerId = container.id;
    keepChildren(this, { container });
    this.containerName = container.name;
    this.addresses = container.networkDatas.apply((networks) =>
      Object.fromEntries((networks ?? []).map((network) => [network.networkName ?? "", network.ipAddress ?? ""])),
    );
    this.hostPorts = container.ports.apply((ports) =>
      Object.fromEntries(
        (ports ?? []).map((port) => [`${port.internal}/${port.protocol ?? "tcp"}`, port.external ?? 0]),
      ),
    );
    this.volumes = pulumi.output(Object.fromEntries(volumes));
    this.registerOutputs({
      containerId: this.containerId,
      containerName: this.containerName,
      addresses: this.addresses,
      hostPorts: this.hostPorts,
      volumes: this.volumes,
    });
  }

  /** The container itself. Only in TypeScript and JavaScript. */
  get container(): DockerContainer {
    return childOf(this, "container");
  }
}
