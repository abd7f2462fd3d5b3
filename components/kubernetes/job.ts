import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { type HardenedJobArgs, jobKeys } from "./job-args";
import { ending, jobSettings } from "./job-settings";
import { inexpressibleOfPod } from "./pod-args";
import { kubernetesSdk } from "./sdk";
import { createClaims, createTemplate, plannedWorkload } from "./workload";

/** A Job whose containers can write only what `writable` names: their root filesystems are read-only, always. */
export class HardenedJob extends pulumi.ComponentResource {
  /** The name of the Job. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedJobArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedJob "${name}"`);
    at.takes(args, jobKeys, inexpressibleOfPod);
    const workload = plannedWorkload(at, name, args);
    const settings = jobSettings(at, args);
    const sdk = kubernetesSdk("HardenedJob");
    super("hardened:index:HardenedJob", name, args, opts);

    const template = ending(createTemplate(sdk, this, workload, createClaims(sdk, this, workload)));
    const { metadata } = workload;
    const job = new sdk.batch.v1.Job(name, { metadata, spec: { ...settings, template } }, { parent: this });
    this.workloadName = job.metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }
}
