import type { apps } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type KubernetesService, keepChildren, type StatefulSet } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { elsewhere, type Spelling, spell, spelled } from "../spelling";
import { ClaimFate, type ClaimRetention, PodManagement } from "./args";
import { annotations, labelledName } from "./names";
import { inexpressibleOfPod, type ReplicatedArgs } from "./pod-args";
import { type PodParts, replicatedSpelling } from "./pod-settings";
import { createService, type ServiceParts, servicePorts } from "./service";
import { createTemplate, plannedWorkload, registered } from "./workload";

/** The arguments of a HardenedStatefulSet. */
export interface HardenedStatefulSetArgs extends ReplicatedArgs {
  /**
   * The number of pods, each with its own volumes. Leave it out where an autoscaler decides.
   * Default: that of the cluster, which is 1 at first. Example: 3.
   */
  replicas?: pulumi.Input<number>;
  /** When Kubernetes deletes the claims. Default: never. Example: { whenScaled: "Delete" }. */
  claimRetention?: ClaimRetention;
  /** The order in which pods are made: "OrderedReady" or "Parallel"; it never changes. Default: "OrderedReady". */
  podManagement?: PodManagement;
  /**
   * The Service that the program declared before, by its name in the program or its URN: Pulumi goes on with it, its address stays.
   * Default: none. Example: "wordpress".
   */
  serviceAdopts?: string;
  /** The name of the Service in Kubernetes. Default: that of the workload. Example: "wordpress-headless". */
  serviceName?: pulumi.Input<string>;
  /** Annotations of the Service. Default: none. Example: { team: "data" }. */
  serviceAnnotations?: Record<string, pulumi.Input<string>>;
}

interface StatefulSetParts extends PodParts {
  workload: Pick<
    apps.v1.StatefulSetSpec,
    | "replicas"
    | "minReadySeconds"
    | "revisionHistoryLimit"
    | "persistentVolumeClaimRetentionPolicy"
    | "podManagementPolicy"
  >;
  service: Partial<ServiceParts>;
}

const fates = Object.values(ClaimFate);

const retentionSpelling: Spelling<ClaimRetention, apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy> = {
  whenDeleted: { default: "Retain", spell: (at, fate) => ({ whenDeleted: at.oneOf(fate, fates) }) },
  whenScaled: { default: "Retain", spell: (at, fate) => ({ whenScaled: at.oneOf(fate, fates) }) },
};

const spelling: Spelling<HardenedStatefulSetArgs, StatefulSetParts> = {
  ...replicatedSpelling,
  replicas: (at, replicas) => ({ workload: { replicas: at.amount(replicas, 0) } }),
  claimRetention: (at, declared) => ({
    workload: { persistentVolumeClaimRetentionPolicy: spelled(at, declared, retentionSpelling) },
  }),
  podManagement: (at, order) => ({ workload: { podManagementPolicy: at.oneOf(order, Object.values(PodManagement)) } }),
  serviceAdopts: elsewhere, // the constructor
  serviceName: (at, name) => ({ service: { metadata: { name: labelledName(at, name) } } }),
  serviceAnnotations: (at, map) => ({ service: { metadata: { annotations: annotations(at, map) } } }),
};

/**
 * A StatefulSet, with a headless Service, whose containers can write only the paths in `writable`: their root filesystems
 * are always read-only. Kubernetes makes a claim of each `volume` for each pod, and keeps it when the pod is deleted.
 */
export class HardenedStatefulSet extends pulumi.ComponentResource {
  /** The name of the StatefulSet. */
  readonly workloadName: pulumi.Output<string>;
  /** The name of its Service, which is its host name in the namespace; a pod's name comes before it, as in "db-0.db". */
  readonly serviceName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedStatefulSetArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedStatefulSet "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, spelling, inexpressibleOfPod);
    const parts = spell(at, args, spelling);
    const workload = plannedWorkload(at, name, args, parts);
    const ports = servicePorts(at.property("containers"), args.containers);
    const volumeClaimTemplates = [...workload.pod.volumes.claims].map(([volume, claim]) => {
      if (claim.retain !== undefined) {
        throw claim.at.refuse("takes no `retain` in a stateful set: Kubernetes keeps the claims of its pods.");
      }
      return { metadata: { name: volume }, spec: claim.spec };
    });
    const adopted = adoption(at.property("adopts"), args.adopts, "kubernetes:apps/v1:StatefulSet", opts);
    const adoptedService = adoption(
      at.property("serviceAdopts"),
      args.serviceAdopts,
      "kubernetes:core/v1:Service",
      opts,
    );
    const sdk = requireSdk("HardenedStatefulSet", "@pulumi/kubernetes");
    super("hardened:index:HardenedStatefulSet", name, registered(args), opts);

    const headless = { ...parts.service, spec: { clusterIP: "None" } };
    const service = createService(sdk, this, workload, headless, ports, adoptedService);
    this.serviceName = service.metadata.name;
    const { metadata, selector } = workload;
    const spec = {
      ...parts.workload,
      selector: { matchLabels: selector },
      serviceName: this.serviceName,
      template: createTemplate(sdk, this, workload, new Map()),
      ...(volumeClaimTemplates.length === 0 ? {} : { volumeClaimTemplates }),
    };
    const statefulSet = new sdk.apps.v1.StatefulSet(name, { metadata, spec }, { ...adopted, parent: this });
    keepChildren(this, { statefulSet, service });
    this.workloadName = statefulSet.metadata.name;
    this.registerOutputs({ workloadName: this.workloadName, serviceName: this.serviceName });
  }

  /** The StatefulSet itself. Only in TypeScript and JavaScript. */
  get statefulSet(): StatefulSet {
    return childOf(this, "statefulSet");
  }

  /** Its Service. Only in TypeScript and JavaScript. */
  get service(): KubernetesService {
    return childOf(this, "service");
  }
}
