import * as pulumi from "@pulumi/pulumi";
import { Argument, optional } from "../argument";
import { ServiceType } from "./args";
import { inexpressibleOfPod, type PodArgs, podKeys } from "./pod-args";
import { kubernetesSdk } from "./sdk";
import { createService, servicePorts } from "./service";
import { claimsByPath, createClaims, createTemplate, plannedWorkload } from "./workload";

/** How the pods of a deployment are replaced. */
export const DeploymentStrategy = { RollingUpdate: "RollingUpdate", Recreate: "Recreate" } as const;
export type DeploymentStrategy = (typeof DeploymentStrategy)[keyof typeof DeploymentStrategy];

/** The arguments of a HardenedDeployment. */
export interface HardenedDeploymentArgs extends PodArgs {
  /** How many pods run. Default: 1. Example: 3. */
  replicas?: pulumi.Input<number>;
  /**
   * How pods are replaced: "RollingUpdate" or "Recreate". Default: "Recreate" when a container has a volume that one node can mount
   * at a time, because a second pod would wait for it forever; else "RollingUpdate".
   */
  strategy?: DeploymentStrategy;
  /** How the Service is reached that is created when a container has `ports`. Default: "ClusterIP". Example: "LoadBalancer". */
  serviceType?: ServiceType;
  /** Annotations of the Service. Default: none. Example: { "external-dns.alpha.kubernetes.io/hostname": "blog.example" }. */
  serviceAnnotations?: Record<string, pulumi.Input<string>>;
}

const keys: Record<keyof HardenedDeploymentArgs, true> = {
  ...podKeys,
  replicas: true,
  strategy: true,
  serviceType: true,
  serviceAnnotations: true,
};

/** A Deployment, with a Service, whose containers can write only what `writable` names: their root filesystems are read-only, always. */
export class HardenedDeployment extends pulumi.ComponentResource {
  /** The name of the Deployment. */
  readonly workloadName: pulumi.Output<string>;
  /** The name of its Service, which is its host name in the namespace; empty when no container has `ports`. */
  readonly serviceName: pulumi.Output<string>;
  /** The name of the claim for each path on a volume that the component created. Example: { "/var/www/uploads": "uploads" }. */
  readonly claims: pulumi.Output<Record<string, string>>;

  /** @throws when an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedDeploymentArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedDeployment "${name}"`);
    at.takes(args, keys, inexpressibleOfPod);
    const workload = plannedWorkload(at, name, args);
    const replicas = at.property("replicas").amount(args.replicas ?? 1, 0);
    const exclusive = [...workload.pod.volumes.claims.values()].some((claim) => claim.accessMode !== "ReadWriteMany");
    const strategy =
      at.property("strategy").oneOf(args.strategy, Object.values(DeploymentStrategy)) ??
      (exclusive ? "Recreate" : "RollingUpdate");
    const type = at.property("serviceType").oneOf(args.serviceType, Object.values(ServiceType)) ?? "ClusterIP";
    const annotations = optional(args.serviceAnnotations, (map) => at.property("serviceAnnotations").strings(map));
    const ports = servicePorts(at.property("containers"), args.containers);
    const sdk = kubernetesSdk("HardenedDeployment");
    super("hardened:index:HardenedDeployment", name, args, opts);

    const claims = createClaims(sdk, this, workload);
    const template = createTemplate(sdk, this, workload, claims);
    const { metadata, selector } = workload;
    const spec = { replicas, selector: { matchLabels: selector }, strategy: { type: strategy }, template };
    this.workloadName = new sdk.apps.v1.Deployment(name, { metadata, spec }, { parent: this }).metadata.name;
    this.serviceName =
      ports.length === 0 ? pulumi.output("") : createService(sdk, this, workload, { type, ports }, annotations);
    this.claims = claimsByPath(workload, claims);
    this.registerOutputs({ workloadName: this.workloadName, serviceName: this.serviceName, claims: this.claims });
  }
}
