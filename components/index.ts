export { Capability } from "./capability";
export * from "./docker/args";
export { HardenedContainer } from "./docker/container";
export type { HardenedContainerArgs } from "./docker/container-args";
export { type Recipe, recipe } from "./recipe";
export type { Bind, Tmpfs } from "./writable";
