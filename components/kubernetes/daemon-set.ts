import type { apps } from "@pulumi/kubernetes/types/input";
import * as pulumi from "@pulumi/pulumi";
import { adoption } from "../adoption";
import { Argument } from "../argument";
import { childOf, type DaemonSet, keepChildren } from "../children";
import { plainArguments, plainOptions } from "../plain";
import { requireSdk } from "../sdk";
import { type Spelling, spell } from "../spelling";
import { inexpressibleOfPod, type SelectorArgs } from "./pod-args";
import { type PodParts, selectorSpelling } from "./pod-settings";
import { refuseServicePorts } from "./service";
import { createClaims, createTemplate, plannedWorkload, registered } from "./workload";

/** The arguments of a HardenedDaemonSet. */
export interface HardenedDaemonSetArgs extends SelectorArgs {
  /** The number of pods that may be missing during an update. Default: 1. Example: 3. */
  maxUnavailable?: pulumi.Input<number>;
}

interface DaemonSetParts extends PodParts {
  workload: Pick<apps.v1.DaemonSetSpec, "updateStrategy" | "minReadySeconds" | "revisionHistoryLimit">;
}

const spelling: Spelling<HardenedDaemonSetArgs, DaemonSetParts> = {
  ...selectorSpelling,
  maxUnavailable: {
    default: 1,
    spell: (at, count) => ({
      workload: { updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: at.amount(count, 1) } } },
    }),
  },
};

/** A DaemonSet whose containers can write only the paths in `writable`: their root filesystems are always read-only. */
export class HardenedDaemonSet extends pulumi.ComponentResource {
  /** The name of the DaemonSet. */
  readonly workloadName: pulumi.Output<string>;

  /** @throws Error if an argument breaks its contract, before anything is registered. */
  constructor(name: string, args: HardenedDaemonSetArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const at = new Argument(`HardenedDaemonSet "${name}"`);
    args = plainArguments(at, args);
    opts = plainOptions(at, opts);
    at.takes(args, spelling, inexpressibleOfPod);
    const parts = spell(at, args, spelling);
    const workload = plannedWorkload(at, name, args, parts);
    refuseServicePorts(at.property("containers"), args.containers, "a daemon set");
    const adopted = adoption(at.property("adopts"), args.adopts, "kubernetes:apps/v1:DaemonSet", opts);
    const sdk = requireSdk("HardenedDaemonSet", "@pulumi/kubernetes");
    super("hardened:index:HardenedDaemonSet", name, registered(args), opts);

    const { metadata, selector } = workload;
    const template = createTemplate(sdk, this, workload, createClaims(sdk, this, workload));
    const spec = { ...parts.workload, selector: { matchLabels: selector }, template };
    const daemonSet = new sdk.apps.v1.DaemonSet(name, { metadata, spec }, { ...adopted, parent: this });
    keepChildren(this, { daemonSet });
    this.workloadName = daemonSet.metadata.name;
    this.registerOutputs({ workloadName: this.workloadName });
  }

  /** The DaemonSet itself. Only in TypeScript and JavaScript. */
  get daemonSet(): DaemonSet {
    return childOf(this, "daemonSet");
  }
}
