import type { PodArgs } from "./pod-args";

/** The arguments of a HardenedJob. */
export interface HardenedJobArgs extends PodArgs {
  /** The number of retries after a failed pod. Default: 3. Example: 0. */
  retries?: number;
  /** The longest time of the job, in seconds, before it is stopped. Default: no bound. Example: 3600. */
  timeout?: number;
  /** The number of pods that must succeed. Default: 1. Example: 10. */
  completions?: number;
  /** The number of pods that run at once. Default: 1. Example: 5. */
  parallelism?: number;
  /** The time for which the finished job is kept, in seconds. Default: until it is deleted. Example: 86400. */
  timeToLive?: number;
}
