import type { PolicyPackArgs } from "@pulumi/policy";
import type { Watcher } from "./engine/run";
import { policies } from "./library";

export const packName = "readonly-rootfs";

/** The pack without its side effect: what `new PolicyPack` takes. */
export function packArgs(watcher?: Watcher): PolicyPackArgs {
  return {
    displayName: "Read-only root filesystems",
    description:
      "Makes read-only root filesystems the normal state of containers on Docker, Swarm, Kubernetes, Amazon ECS and AWS Batch.",
    enforcementLevel: "advisory",
    tags: ["aws", "containers", "docker", "kubernetes", "security"],
    policies: policies({}, watcher),
  };
}
