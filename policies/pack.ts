import type { PolicyPackArgs } from "@pulumi/policy";
import { policies } from "./library";

export const packName = "readonly-rootfs";

/** The pack without its side effect: what `new PolicyPack` takes. */
export function packArgs(): PolicyPackArgs {
  return {
    displayName: "Read-only root filesystems",
    description: "Makes read-only root filesystems the normal state of containers on Docker, Swarm and Kubernetes.",
    enforcementLevel: "advisory",
    tags: ["containers", "docker", "kubernetes", "security"],
    policies: policies(),
  };
}
