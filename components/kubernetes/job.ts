import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type Job, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
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
    opts = plainOptions(at, opts);
    at.takes(args, jobSpelling, inexpressibleOfPod);
    const parts = spell(at, args, jobSpelling);
    const workload = plannedWorkload(at, name, args, parts);
    refuseServicePorts(at.property("containers"), args.containers, "a job");
    const adopted = adoption(at.property("adopts"), args.adopts, "kubernetes:batch/v1:Job", opts);
    const sdk = requireSdk("HardenedJob", "@pulumi/kubernetes");
    super("hardened:index:HardenedJob", name, registered(args), opts);

    const template = ending(createTemplate(sdk, this, workload, createClaims(sdk, this, workload)));
    const { metadata } = workload;
    const spec = { ...parts.job, template };
    const job = new sdk.batch.v1.Job(name, { metadata, spec }, { ...adopted, parent: this });
    this.workloadName = job.metadata.name;
    keepChildren(this, { job });
    this.registerOutputs({ workloadName: this.workloadName });
  }

  /** The Job itself, as `dependsOn`. Only in TypeScript and JavaScript. */
  get job(): Job {
    return childOf(this, "job");
  }
}
