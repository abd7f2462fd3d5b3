import type { batch, core } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { given } from "../values";
import { inexpressibleOfPod, type PodArgs, podKeys } from "./pod-args";
import { kubernetesSdk } from "./sdk";
import { createClaims, createTemplate, plannedWorkload } from "./workload";

/** The arguments of a HardenedJob. */
export interface HardenedJobArgs extends PodArgs {
  /** How often a failed pod is tried again. Default: 3. */
  retries?: number;
  /** How long the job may take, in seconds, before it is stopped. Default: no bound. Example: 3600. */
  timeout?: number;
  /** How many pods must succeed. Default: 1. */
  completions?: number;
  /** How many pods run at once. Default: 1. */
  parallelism?: number;
  /** How long the finished job is kept, in seconds. Default: until it is deleted. Example: 86400. */
  timeToLive?: number;
}

export const jobKeys: Record<keyof HardenedJobArgs, true> = {
  ...podKeys,
  retries: true,
  timeout: true,
  completions: true,
  parallelism: true,
  timeToLive: true,
};

/** How Kubernetes spells a job, but for its pods. */
export function jobSettings(at: Argument, args: HardenedJobArgs): Omit<batch.v1.JobSpec, "template"> {
  return {
    backoffLimit: at.property("retries").count(args.retries, 0) ?? 3,
    ...given({
      activeDeadlineSeconds: at.property("timeout").count(args.timeout, 1),
      completions: at.property("completions").count(args.completions, 1),
      parallelism: at.property("parallelism").count(args.parallelism, 1),
      ttlSecondsAfterFinished: at.property("timeToLive").count(args.timeToLive, 0),
    }),
  };
}

/** Pods that end: a failed one stays, so that its logs can be read, and another takes its place. */
export function ending(template: core.v1.PodTemplateSpec): core.v1.PodTemplateSpec {
  return { ...template, spec: { ...(template.spec as core.v1.PodSpec), restartPolicy: "Never" } };
}

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
