import type { batch } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { type CronJob, childOf, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { type Spelling, spell } from "../spelling";
import { cronLine } from "./cron-line";
import type { HardenedJobArgs } from "./job-args";
import { ending, jobSpelling } from "./job-settings";
import { inexpressibleOfPod } from "./pod-args";
import type { PodParts } from "./pod-settings";
import { refuseServicePorts } from "./service";
import { createClaims, createTemplate, plannedWorkload, registered } from "./workload";

/** The handling of a job that is due while the previous job still runs. */
export const ConcurrencyPolicy = { Allow: "Allow", Forbid: "Forbid", Replace: "Replace" } as const;
export type ConcurrencyPolicy = (typeof ConcurrencyPolicy)[keyof typeof ConcurrencyPolicy];

/** The arguments of a HardenedCronJob. */
export interface HardenedCronJobArgs extends HardenedJobArgs {
  /** The times of the jobs, in cron's notation. Example: "0 3 * * *". */
  schedule: pulumi.Input<string>;
  /** The time zone of the schedule. Default: that of the cluster. Example: "Europe/Berlin". */
  timeZone?: pulumi.Input<string>;
  /**
   * The handling of a job that is due while the previous job still runs: "Forbid" skips the next, "Replace" stops the old,
   * "Allow" runs both. Default: "Forbid".
   */
  concurrency?: ConcurrencyPolicy;
  /** Whether the schedule is suspended. Default: false. */
  suspend?: pulumi.Input<boolean>;
  /** The longest delay of a job's start, in seconds; a later job is skipped. Default: no bound. Example: 600. */
  startDeadline?: number;
  /** The number of succeeded jobs to keep. Default: 3. Example: 10. */
  succeededHistory?: number;
  /** The number of failed jobs to keep. Default: 1. Example: 5. */
  failedHistory?: number;
}

type CronJobSpec = Omit<batch.v1.CronJobSpec, "jobTemplate">;

interface CronJobParts extends PodParts {
  job: Omit<batch.v1.JobSpec, "template">;
  workload: Partial<CronJobSpec>;
}

const spelling: Spelling<HardenedCronJobArgs, CronJobParts> = {
  ...jobSpelling,
  schedule: { required: (at, schedule) => ({ workload: { schedule: cronLine(at, schedule) } }) },
  timeZone: (at, timeZone) => ({ workload: { timeZone: at.line(timeZone) } }),
  concurrency: {
    default: "Forbid",
    spell: (at, policy) => ({
      workload: { concurrencyPolicy: at.oneOf(policy, Object.values(ConcurrencyPolicy)) },
    }),
  },
  suspend: (at, suspend) => ({ workload: { suspend: at.flag(suspend) } }),
  startDeadline: (at, seconds) => ({ workload: { startingDeadlineSeconds: at.count(seconds, 1) } }),
  succeededHistory: {
    default: 3,
    spell: (at, count) => ({ workload: { successfulJobsHistoryLimit: at.count(count, 0) } }),
  },
  failedHistory: { default: 1, spell: (at, count) => ({ workload: { failedJobsHistoryLimit: at.count(count, 0) } }) },
};

/** A CronJob whose containers can write only the paths in `writable`: their root filesystems are always read-only. */
export class HardenedCronJob extends pulumi.ComponentResource {
  /** The name of the CronJob. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedCronJobArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedCronJob "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, spelling, inexpressibleOfPod);
    const parts = spell(at, args, spelling);
    const workload = plannedWorkload(at, name, args, parts);
    refuseServicePorts(at.property("containers"), args.containers, "a cron job");
    const adopted = adoption(at.property("adopts"), args.adopts, "kubernetes:batch/v1:CronJob", opts);
    const sdk = requireSdk("HardenedCronJob", "@pulumi/kubernetes");
    super("hardened:index:HardenedCronJob", name, registered(args), opts);

    const template = ending(createTemplate(sdk, this, workload, createClaims(sdk, this, workload)));
    const { metadata } = workload;
    const spec = { ...(parts.workload as CronJobSpec), jobTemplate: { spec: { ...parts.job, template } } };
    const cronJob = new sdk.batch.v1.CronJob(name, { metadata, spec }, { ...adopted, parent: this });
    keepChildren(this, { cronJob });
    this.workloadName = cronJob.metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }

  /** The CronJob itself. Only in TypeScript and JavaScript. */
  get cronJob(): CronJob {
    return childOf(this, "cronJob");
  }
}
