export { type AttachOptions, attach } from "./attach";
export { type DiscoverOptions, discover } from "./discover";
export type { Discovery, FoundPath } from "./discovery";
export { connect, type Engine, engineAt } from "./engine/connect";
export type { RunOptions } from "./engine/spec";
export { exitCodes, Failure } from "./failure";
export { type Readiness, readinessFrom } from "./learn/ready";
export { type Target, type Used, type Workload, workloadFrom } from "./learn/workload";
export type { Need } from "./prove/prove";
