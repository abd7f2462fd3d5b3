import type { PodArgs } from "./pod-args";

/** The arguments of a HardenedJob. */
export interface HardenedJobArgs extends PodArgs {
  /** How often a failed pod is tried again. Default: 3. Example: 0. */
  retries?: number;
  /** How long the job may take, in seconds, before it is stopped. Default: no bound. Example: 3600. */
  timeout?: number;
  /** How many pods must succeed. Default: 1. Example: 10. */
  completions?: number;
  /** How many pods run at once. Default: 1. Example: 5. */
  parallelism?: number;
  /** How long the finished job is kept, in seconds. Default: until it is deleted. Example: 86400. */
  timeToLive?: number;
}
