export { Capability } from "./capability";
export * from "./docker/args";
export { HardenedContainer } from "./docker/container";
export type { HardenedContainerArgs } from "./docker/container-args";
export { HardenedService } from "./docker/service";
export type { HardenedServiceArgs } from "./docker/service-args";
export { type Recipe, recipe } from "./recipe";
export type { Bind, Tmpfs } from "./writable";
