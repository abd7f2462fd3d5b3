import type { apps } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { plainArguments } from "../plain";
import { requireSdk } from "../sdk";
import { type Spelling, spell } from "../spelling";
import { ServiceType } from "./args";
import { annotations } from "./names";
import { inexpressibleOfPod, type PodArgs } from "./pod-args";
import { type PodParts, podSpelling } from "./pod-settings";
import { createService, type ServiceParts, servicePorts } from "./service";
import { claimsByPath, createClaims, createTemplate, plannedWorkload, registered } from "./workload";

/** The way in which the pods of a deployment are replaced. */
export const DeploymentStrategy = { RollingUpdate: "RollingUpdate", Recreate: "Recreate" } as const;
export type DeploymentStrategy = (typeof DeploymentStrategy)[keyof typeof DeploymentStrategy];

/** The arguments of a HardenedDeployment. */
export interface HardenedDeploymentArgs extends PodArgs {
  /** The number of pods. Default: 1. Example: 3. */
  replicas?: pulumi.Input<number>;
  /**
   * The way in which pods are replaced: "RollingUpdate" or "Recreate".
   * Default: "RollingUpdate"; but "Recreate" if a container has a volume that only one node can mount at a time, because a
   * second pod would wait for it forever.
   */
  strategy?: DeploymentStrategy;
  /** The type of the Service that is created if a container has `ports`. Default: "ClusterIP". Example: "LoadBalancer". */
  serviceType?: ServiceType;
  /** Annotations of the Service. Default: none. Example: { "external-dns.alpha.kubernetes.io/hostname": "blog.example" }. */
  serviceAnnotations?: Record<string, pulumi.Input<string>>;
}

interface DeploymentParts extends PodParts {
  workload: Pick<apps.v1.DeploymentSpec, "replicas" | "strategy">;
  service: Partial<ServiceParts>;
}

const spelling: Spelling<HardenedDeploymentArgs, DeploymentParts> = {
  ...podSpelling,
  replicas: { default: 1, spell: (at, replicas) => ({ workload: { replicas: at.amount(replicas, 0) } }) },
  strategy: (at, type) => ({ workload: { strategy: { type: at.oneOf(type, Object.values(DeploymentStrategy)) } } }),
  serviceType: {
    default: "ClusterIP",
    spell: (at, type) => ({ service: { spec: { type: at.oneOf(type, Object.values(ServiceType)) } } }),
  },
  serviceAnnotations: (at, map) => ({ service: { metadata: { annotations: annotations(at, map) } } }),
};

/**
 * A Deployment, with a Service, whose containers can write only the paths in `writable`: their root filesystems are always
 * read-only.
 */
export class HardenedDeployment extends pulumi.ComponentResource {
  /** The name of the Deployment. */
  readonly workloadName: pulumi.Output<string>;
  /** The name of its Service, which is its host name in the namespace; empty if no container has `ports`. */
  readonly serviceName: pulumi.Output<string>;
  /**
   * The name of the claim for each path with a volume that the component has created.
   * Example: { "/var/www/uploads": "uploads" }.
   */
  readonly claims: pulumi.Output<Record<string, string>>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedDeploymentArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedDeployment "${name}"`);
    args = plainArguments(at, args);
    at.takes(args, spelling, inexpressibleOfPod);
    const parts = spell(at, args, spelling);
    const workload = plannedWorkload(at, name, args, parts);
    const exclusive = [...workload.pod.volumes.claims.values()].some((claim) => claim.accessMode !== "ReadWriteMany");
    const strategy = { type: exclusive ? "Recreate" : "RollingUpdate" };
    const ports = servicePorts(at.property("containers"), args.containers);
    const sdk = requireSdk("HardenedDeployment", "@pulumi/kubernetes");
    super("hardened:index:HardenedDeployment", name, registered(args), opts);

    const claims = createClaims(sdk, this, workload);
    const template = createTemplate(sdk, this, workload, claims);
    const { metadata, selector } = workload;
    const spec = { strategy, ...parts.workload, selector: { matchLabels: selector }, template };
    this.workloadName = new sdk.apps.v1.Deployment(name, { metadata, spec }, { parent: this }).metadata.name;
    this.serviceName =
      ports.length === 0 ? pulumi.output("") : createService(sdk, this, workload, parts.service, ports);
    this.claims = claimsByPath(workload, claims);
    this.registerOutputs({ workloadName: this.workloadName, serviceName: this.serviceName, claims: this.claims });
  }
}
