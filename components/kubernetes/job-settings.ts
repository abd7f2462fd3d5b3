import type { batch, core } from "@pulumi/kubernetes/types/input";
import type { Argument } from "../argument";
import { given } from "../values";
import type { HardenedJobArgs } from "./job-args";

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
