import * as pulumi from "@pulumi/pulumi";
import { Argument, optional } from "../argument";
import { given } from "../values";
import { type HardenedJobArgs, jobKeys } from "./job-args";
import { ending, jobSettings } from "./job-settings";
import { inexpressibleOfPod } from "./pod-args";
import { kubernetesSdk } from "./sdk";
import { createClaims, createTemplate, plannedWorkload } from "./workload";

/** What happens when a job is due while the one before it still runs. */
export const ConcurrencyPolicy = { Allow: "Allow", Forbid: "Forbid", Replace: "Replace" } as const;
export type ConcurrencyPolicy = (typeof ConcurrencyPolicy)[keyof typeof ConcurrencyPolicy];

/** The arguments of a HardenedCronJob. */
export interface HardenedCronJobArgs extends HardenedJobArgs {
  /** When a job is due, in cron's notation. Example: "0 3 * * *". */
  schedule: pulumi.Input<string>;
  /** The time zone of the schedule. Default: that of the cluster. Example: "Europe/Berlin". */
  timeZone?: pulumi.Input<string>;
  /** What happens while one still runs: "Forbid" skips the next, "Replace" stops the old, "Allow" runs both. Default: "Forbid". */
  concurrency?: ConcurrencyPolicy;
  /** Whether no job is started for now. Default: false. */
  suspend?: pulumi.Input<boolean>;
  /** How long after it was due a job may still start, in seconds. Default: no bound. Example: 600. */
  startDeadline?: number;
  /** How many succeeded jobs are kept. Default: 3. Example: 10. */
  succeededHistory?: number;
  /** How many failed jobs are kept. Default: 1. Example: 5. */
  failedHistory?: number;
}

const keys: Record<keyof HardenedCronJobArgs, true> = {
  ...jobKeys,
  schedule: true,
  timeZone: true,
  concurrency: true,
  suspend: true,
  startDeadline: true,
  succeededHistory: true,
  failedHistory: true,
};

/** A CronJob whose containers can write only what `writable` names: their root filesystems are read-only, always. */
export class HardenedCronJob extends pulumi.ComponentResource {
  /** The name of the CronJob. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedCronJobArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedCronJob "${name}"`);
    at.takes(args, keys, inexpressibleOfPod);
    const workload = plannedWorkload(at, name, args);
    const job = jobSettings(at, args);
    const concurrency = at.property("concurrency").oneOf(args.concurrency, Object.values(ConcurrencyPolicy));
    const settings = {
      schedule: at.property("schedule").text(args.schedule),
      concurrencyPolicy: concurrency ?? "Forbid",
      successfulJobsHistoryLimit: at.property("succeededHistory").count(args.succeededHistory, 0) ?? 3,
      failedJobsHistoryLimit: at.property("failedHistory").count(args.failedHistory, 0) ?? 1,
      ...given({
        timeZone: optional(args.timeZone, (text) => at.property("timeZone").text(text)),
        suspend: optional(args.suspend, (suspend) => suspend),
        startingDeadlineSeconds: at.property("startDeadline").count(args.startDeadline, 1),
      }),
    };
    const sdk = kubernetesSdk("HardenedCronJob");
    super("hardened:index:HardenedCronJob", name, args, opts);

    const template = ending(createTemplate(sdk, this, workload, createClaims(sdk, this, workload)));
    const { metadata } = workload;
    const spec = { ...settings, jobTemplate: { spec: { ...job, template } } };
    this.workloadName = new sdk.batch.v1.CronJob(name, { metadata, spec }, { parent: this }).metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }
}
