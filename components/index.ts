export * from "./aws/args";
export { HardenedTaskDefinition } from "./aws/task-definition";
export { Capability } from "./capability";
export * from "./docker/args";
export { HardenedContainer } from "./docker/container";
export type { HardenedContainerArgs } from "./docker/container-args";
export { HardenedService } from "./docker/service";
export type { HardenedServiceArgs } from "./docker/service-args";
export type { Exclusive, Paths } from "./exclusive";
export * from "./kubernetes/args";
export type { PodContainer, PodInitContainer } from "./kubernetes/container-args";
export { ConcurrencyPolicy, HardenedCronJob, type HardenedCronJobArgs } from "./kubernetes/cron-job";
export { HardenedDaemonSet, type HardenedDaemonSetArgs } from "./kubernetes/daemon-set";
export { DeploymentStrategy, HardenedDeployment, type HardenedDeploymentArgs } from "./kubernetes/deployment";
export { HardenedJob } from "./kubernetes/job";
export type { HardenedJobArgs } from "./kubernetes/job-args";
export type { PodArgs, ReplicatedArgs, SelectorArgs } from "./kubernetes/pod-args";
export {
  AdmissionAction,
  LabelOperator,
  type NamespaceExpression,
  type NamespaceSelector,
  ReadOnlyRootAdmission,
  type ReadOnlyRootAdmissionArgs,
} from "./kubernetes/read-only-root-admission";
export * from "./kubernetes/scheduling-args";
export { HardenedStatefulSet, type HardenedStatefulSetArgs } from "./kubernetes/stateful-set";
export { type Recipe, recipe } from "./recipe";
export type { Bind, Tmpfs } from "./writable";
