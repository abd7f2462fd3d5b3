import type { apps } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../argument";
import { plainArguments } from "../plain";
import { requireSdk } from "../sdk";
import { type Spelling, spell } from "../spelling";
import { annotations } from "./names";
import { inexpressibleOfPod, type PodArgs } from "./pod-args";
import { type PodParts, podSpelling } from "./pod-settings";
import { createService, type ServiceParts, servicePorts } from "./service";
import { createTemplate, plannedWorkload, registered } from "./workload";

/** The arguments of a HardenedStatefulSet. */
export interface HardenedStatefulSetArgs extends PodArgs {
  /** The number of pods, each with its own volumes. Default: 1. Example: 3. */
  replicas?: pulumi.Input<number>;
  /** Annotations of the Service. Default: none. Example: { team: "data" }. */
  serviceAnnotations?: Record<string, pulumi.Input<string>>;
}

interface StatefulSetParts extends PodParts {
  workload: Pick<apps.v1.StatefulSetSpec, "replicas">;
  service: Partial<ServiceParts>;
}

const spelling: Spelling<HardenedStatefulSetArgs, StatefulSetParts> = {
  ...podSpelling,
  replicas: { default: 1, spell: (at, replicas) => ({ workload: { replicas: at.amount(replicas, 0) } }) },
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
    const sdk = requireSdk("HardenedStatefulSet", "@pulumi/kubernetes");
    super("hardened:index:HardenedStatefulSet", name, registered(args), opts);

    this.serviceName = createService(sdk, this, workload, { ...parts.service, spec: { clusterIP: "None" } }, ports);
    const { metadata, selector } = workload;
    const spec = {
      ...parts.workload,
      selector: { matchLabels: selector },
      serviceName: this.serviceName,
      template: createTemplate(sdk, this, workload, new Map()),
      ...(volumeClaimTemplates.length === 0 ? {} : { volumeClaimTemplates }),
    };
    this.workloadName = new sdk.apps.v1.StatefulSet(name, { metadata, spec }, { parent: this }).metadata.name;
    this.registerOutputs({ workloadName: this.workloadName, serviceName: this.serviceName });
  }
}
