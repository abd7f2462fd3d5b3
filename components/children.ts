// biome-ignore-all lint/suspicious/noTsIgnore: an error only where the SDK is not installed.
import type * as pulumi from "@pulumi/pulumi";

// `any` in a program that has not installed the SDK: it compiles all the same.

/** A container of Docker.
 * @ts-ignore */
export type DockerContainer = import("@pulumi/docker").Container;
/** A Swarm service.
 * @ts-ignore */
export type DockerService = import("@pulumi/docker").Service;
/** A Deployment.
 * @ts-ignore */
export type Deployment = import("@pulumi/kubernetes").apps.v1.Deployment;
/** A StatefulSet.
 * @ts-ignore */
export type StatefulSet = import("@pulumi/kubernetes").apps.v1.StatefulSet;
/** A DaemonSet.
 * @ts-ignore */
export type DaemonSet = import("@pulumi/kubernetes").apps.v1.DaemonSet;
/** A Job.
 * @ts-ignore */
export type Job = import("@pulumi/kubernetes").batch.v1.Job;
/** A CronJob.
 * @ts-ignore */
export type CronJob = import("@pulumi/kubernetes").batch.v1.CronJob;
/** A Service of Kubernetes.
 * @ts-ignore */
export type KubernetesService = import("@pulumi/kubernetes").core.v1.Service;

// Kept outside of the components: a property would become an output of the package's schema.
const children = new WeakMap<pulumi.ComponentResource, Record<string, unknown>>();

/** Keeps the children of a component for its getters. */
export function keepChildren(component: pulumi.ComponentResource, made: Record<string, unknown>): void {
  children.set(component, made);
}

/** The child of a component that it keeps under a name. */
export function childOf<T>(component: pulumi.ComponentResource, name: string): T {
  return children.get(component)?.[name] as T;
}
