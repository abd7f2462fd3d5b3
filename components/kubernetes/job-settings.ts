import type { batch, core } from "@pulumi/kubernetes/types/input";
import type { Spelling } from "../spelling";
import type { HardenedJobArgs } from "./job-args";
import { type PodParts, podSpelling } from "./pod-settings";

type JobSpec = Omit<batch.v1.JobSpec, "template">;

/** Each argument in the form of a Kubernetes job. */
export const jobSpelling: Spelling<HardenedJobArgs, PodParts & { job: JobSpec }> = {
  ...podSpelling,
  retries: { default: 3, spell: (at, retries) => ({ job: { backoffLimit: at.count(retries, 0) } }) },
  timeout: (at, seconds) => ({ job: { activeDeadlineSeconds: at.count(seconds, 1) } }),
  completions: (at, completions) => ({ job: { completions: at.count(completions, 1) } }),
  parallelism: (at, parallelism) => ({ job: { parallelism: at.count(parallelism, 1) } }),
  timeToLive: (at, seconds) => ({ job: { ttlSecondsAfterFinished: at.count(seconds, 0) } }),
};

/** A pod template for jobs: a failed pod stays, so that its logs can be read, and a new pod replaces it. */
export function ending(template: core.v1.PodTemplateSpec): core.v1.PodTemplateSpec {
  return { ...template, spec: { ...(template.spec as core.v1.PodSpec), restartPolicy: "Never" } };
}
