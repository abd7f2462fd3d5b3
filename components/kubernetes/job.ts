import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { plainArguments } from "../plain";
import { requireSdk } from "../sdk";
import { spell } from "../spelling";
import type { HardenedJobArgs } from "./job-args";
import { ending, jobSpelling } from "./job-settings";
import { inexpressibleOfPod } from "./pod-args";
import { refuseServicePorts } from "./service";
import { createClaims, createTemplate, plannedWorkload, registered } from "./workload";

/** A Job whose containers can write only the paths in `writable`: their root filesystems are always read-only. */
export class HardenedJob extends pulumi.ComponentResource {
  /** The name of the Job. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedJobArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedJob "${name}"`);
    args = plainArguments(at, args);
    at.takes(args, jobSpelling, inexpressibleOfPod);
    const parts = spell(at, args, jobSpelling);
    const workload = plannedWorkload(at, name, args, parts);
    refuseServicePorts(at.property("containers"), args.containers, "a job");
    const sdk = requireSdk("HardenedJob", "@pulumi/kubernetes");
    super("hardened:index:HardenedJob", name, registered(args), opts);

    const template = ending(createTemplate(sdk, this, workload, createClaims(sdk, this, workload)));
    const { metadata } = workload;
    const job = new sdk.batch.v1.Job(name, { metadata, spec: { ...parts.job, template } }, { parent: this });
    this.workloadName = job.metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }
}
