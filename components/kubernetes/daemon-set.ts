import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { inexpressibleOfPod, type PodArgs, podKeys } from "./pod-args";
import { kubernetesSdk } from "./sdk";
import { createClaims, createTemplate, plannedWorkload } from "./workload";

/** The arguments of a HardenedDaemonSet. */
export interface HardenedDaemonSetArgs extends PodArgs {
  /** How many pods may be missing while they are replaced. Default: 1. Example: 3. */
  maxUnavailable?: pulumi.Input<number>;
}

const keys: Record<keyof HardenedDaemonSetArgs, true> = { ...podKeys, maxUnavailable: true };

/** A DaemonSet whose containers can write only what `writable` names: their root filesystems are read-only, always. */
export class HardenedDaemonSet extends pulumi.ComponentResource {
  /** The name of the DaemonSet. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedDaemonSetArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedDaemonSet "${name}"`);
    at.takes(args, keys, inexpressibleOfPod);
    const workload = plannedWorkload(at, name, args);
    const maxUnavailable = at.property("maxUnavailable").amount(args.maxUnavailable ?? 1, 1);
    const sdk = kubernetesSdk("HardenedDaemonSet");
    super("hardened:index:HardenedDaemonSet", name, args, opts);

    const { metadata, selector } = workload;
    const template = createTemplate(sdk, this, workload, createClaims(sdk, this, workload));
    const updateStrategy = { type: "RollingUpdate", rollingUpdate: { maxUnavailable } };
    const spec = { selector: { matchLabels: selector }, updateStrategy, template };
    this.workloadName = new sdk.apps.v1.DaemonSet(name, { metadata, spec }, { parent: this }).metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }
}
