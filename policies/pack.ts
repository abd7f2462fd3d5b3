import type { PolicyPackArgs } from "@pulumi/policy";
import { policyIn } from "./frame/policy";
import { Run } from "./frame/run";
import { stackPolicyIn } from "./frame/stack-policy";
import { rules, stackRules } from "./rules";

export const packName = "readonly-rootfs";

/** The pack without its side effect: what `new PolicyPack` takes. */
export function packArgs(): PolicyPackArgs {
  const run = new Run();
  return {
    displayName: "Read-only root filesystems",
    description: "Makes read-only root filesystems the normal state of containers on Docker, Swarm and Kubernetes.",
    enforcementLevel: "advisory",
    tags: ["containers", "docker", "kubernetes", "security"],
    policies: [...rules.map(policyIn(run)), ...stackRules.map(stackPolicyIn(run))],
  };
}
