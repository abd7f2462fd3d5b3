import type { apps } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type Deployment, type KubernetesService, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { elsewhere, type Spelling, spell } from "../spelling";
import { type LoadBalancer, ServiceType } from "./args";
import { annotations, labelledName } from "./names";
import { inexpressibleOfPod, type ReplicatedArgs } from "./pod-args";
import { type PodParts, replicatedSpelling } from "./pod-settings";
import { createService, loadBalancer, type ServiceParts, servicePorts } from "./service";
import { claimsByPath, createClaims, createTemplate, plannedWorkload, registered } from "./workload";

/** The way in which the pods of a deployment are replaced. */
export const DeploymentStrategy = { RollingUpdate: "RollingUpdate", Recreate: "Recreate" } as const;
export type DeploymentStrategy = (typeof DeploymentStrategy)[keyof typeof DeploymentStrategy];

/** The arguments of a HardenedDeployment. */
export interface HardenedDeploymentArgs extends ReplicatedArgs {
  /**
   * The number of pods. Leave it out where an autoscaler decides.
   * Default: that of the cluster, which is 1 at first. Example: 3.
   */
  replicas?: pulumi.Input<number>;
  /**
   * The way in which pods are replaced: "RollingUpdate" or "Recreate".
   * Default: "RollingUpdate"; but "Recreate" if a container has a volume that only one node can mount at a time, because a
   * second pod would wait for it forever.
   */
  strategy?: DeploymentStrategy;
  /** The pods that an update may add, as a number or a share. Default: "25%" (Kubernetes' own). Example: "1". */
  maxSurge?: string;
  /** The pods that may be missing during an update, as a number or a share. Default: "25%" (Kubernetes' own). Example: "0". */
  maxUnavailable?: string;
  /** Details of a Service of type "LoadBalancer". Default: those of the cluster. Example: { sourceRanges: ["192.0.2.0/24"] }. */
  loadBalancer?: LoadBalancer;
  /** The type of the Service that is created if a container has `ports`. Default: "ClusterIP". Example: "LoadBalancer". */
  serviceType?: ServiceType;
  /**
   * The Service that the program declared before, by its name in the program or its URN: Pulumi goes on with it, its address stays.
   * Default: none. Example: "wordpress".
   */
  serviceAdopts?: string;
  /** The name of the Service in Kubernetes. Default: that of the workload. Example: "wordpress-headless". */
  serviceName?: pulumi.Input<string>;
  /** Annotations of the Service. Default: none. Example: { "external-dns.alpha.kubernetes.io/hostname": "blog.example" }. */
  serviceAnnotations?: Record<string, pulumi.Input<string>>;
}

interface DeploymentParts extends PodParts {
  workload: Pick<apps.v1.DeploymentSpec, "replicas" | "strategy" | "minReadySeconds" | "revisionHistoryLimit">;
  service: Partial<ServiceParts>;
}

const spelling: Spelling<HardenedDeploymentArgs, DeploymentParts> = {
  ...replicatedSpelling,
  replicas: (at, replicas) => ({ workload: { replicas: at.amount(replicas, 0) } }),
  strategy: (at, type, { maxSurge, maxUnavailable }) => {
    if (type === "Recreate" && (maxSurge ?? maxUnavailable) !== undefined) {
      throw at.refuse(
        'must not be "Recreate" beside `maxSurge` and `maxUnavailable`, which are about "RollingUpdate".',
      );
    }
    return { workload: { strategy: { type: at.oneOf(type, Object.values(DeploymentStrategy)) } } };
  },
  maxSurge: (at, share) => ({ workload: { strategy: { rollingUpdate: { maxSurge: podShare(at, share) } } } }),
  maxUnavailable: (at, share) => ({
    workload: { strategy: { rollingUpdate: { maxUnavailable: podShare(at, share) } } },
  }),
  serviceType: {
    default: "ClusterIP",
    spell: (at, type) => ({ service: { spec: { type: at.oneOf(type, Object.values(ServiceType)) } } }),
  },
  loadBalancer: (at, declared, { serviceType }) => {
    if (serviceType !== "LoadBalancer") throw at.refuse('needs `serviceType` "LoadBalancer".');
    return { service: { spec: loadBalancer(at, declared) } };
  },
  serviceAdopts: elsewhere, // the constructor
  serviceName: (at, name) => ({ service: { metadata: { name: labelledName(at, name) } } }),
  serviceAnnotations: (at, map) => ({ service: { metadata: { annotations: annotations(at, map) } } }),
};

/** A number of pods, or a share of them. */
function podShare(at: Argument, share: string): string | number {
  at.matching(share, /^\d+%?$/, 'must be a number or share of pods, such as "1" or "25%"');
  return share.endsWith("%") ? share : Number(share);
}

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
    opts = plainOptions(at, opts);
    at.takes(args, spelling, inexpressibleOfPod);
    const parts = spell(at, args, spelling);
    const workload = plannedWorkload(at, name, args, parts);
    const exclusive = [...workload.pod.volumes.claims.values()].some((claim) => claim.accessMode !== "ReadWriteMany");
    const { strategy: declared, ...settings } = parts.workload ?? {};
    const rolling = args.maxSurge !== undefined || args.maxUnavailable !== undefined;
    const strategy = {
      type: exclusive && !rolling ? "Recreate" : "RollingUpdate",
      ...(declared as object | undefined),
    };
    const ports = servicePorts(at.property("containers"), args.containers);
    const adopted = adoption(at.property("adopts"), args.adopts, "kubernetes:apps/v1:Deployment", opts);
    if (ports.length === 0 && args.serviceAdopts !== undefined) {
      throw at
        .property("serviceAdopts")
        .refuse("needs a container with `ports`, because no Service is made without them.");
    }
    const adoptedService = adoption(
      at.property("serviceAdopts"),
      args.serviceAdopts,
      "kubernetes:core/v1:Service",
      opts,
    );
    const sdk = requireSdk("HardenedDeployment", "@pulumi/kubernetes");
    super("hardened:index:HardenedDeployment", name, registered(args), opts);

    const claims = createClaims(sdk, this, workload);
    const template = createTemplate(sdk, this, workload, claims);
    const { metadata, selector } = workload;
    const spec = { ...settings, strategy, selector: { matchLabels: selector }, template };
    const deployment = new sdk.apps.v1.Deployment(name, { metadata, spec }, { ...adopted, parent: this });
    const service =
      ports.length === 0 ? undefined : createService(sdk, this, workload, parts.service, ports, adoptedService);
    keepChildren(this, { deployment, service });
    this.workloadName = deployment.metadata.name;
    this.serviceName = service?.metadata.name ?? pulumi.output("");
    this.claims = claimsByPath(workload, claims);
    this.registerOutputs({ workloadName: this.workloadName, serviceName: this.serviceName, claims: this.claims });
  }

  /** The Deployment itself, for an autoscaler or as `dependsOn`. Only in TypeScript and JavaScript. */
  get deployment(): Deployment {
    return childOf(this, "deployment");
  }

  /** Its Service, if a container has `ports`. Only in TypeScript and JavaScript. */
  get service(): KubernetesService | undefined {
    return childOf(this, "service");
  }
}
