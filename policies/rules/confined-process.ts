import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";
import { escalation, profiles } from "./confinement/switched-off";

/**
 * A process stays within the confinement that its platform offers.
 *
 * Docker Container: `securityOpts`, `usernsMode`, `capabilities.drops`, `memory`; Swarm Service: `capDrops` and
 * `privileges.seLinuxContext.disable` of `taskSpec.containerSpec`, and `taskSpec.resources.limits.memoryBytes`; pods:
 * `hostUsers`, and of each container `seccompProfile`, `appArmorProfile`, `allowPrivilegeEscalation`,
 * `capabilities.drop` and `resources.limits.memory`. Allowed: any profile but unconfined, no escalation, ALL
 * capabilities dropped, a limit.
 */
export const confinedProcess: Rule = {
  name: "confined-process",
  title: "Confined processes",
  description: "Processes stay within the confinement that the platform offers.",
  level: "advisory",
  severity: "medium",
  tags: [
    "isolation",
    "availability",
    "Pod Security Standards",
    "NSA/CISA Kubernetes Hardening",
    "Kubescape C-0016, C-0055",
  ],
  remediation:
    "Forbid privilege escalation, keep the default profiles, drop ALL capabilities and add back what the program needs, and set a memory limit.",
  cures: true,
  *check(container: Container): Iterable<Finding> {
    // Nothing confines a privileged container; no-read-only-bypass speaks of it.
    const confinable = container.privileged.effective !== true;
    if (confinable) yield* [...profiles(container), ...escalation(container)];
    const faults = [
      confinable &&
        container.hostUsers.effective === true &&
        `shares the users of the host (${container.hostUsers.path})`,
      confinable &&
        container.droppedCapabilities.includes("ALL") === false &&
        `keeps the default capabilities (no ALL in ${container.droppedCapabilities.path})`,
      container.memoryLimit.set === false && `has no memory limit (${container.memoryLimit.path})`,
    ].filter((fault) => fault !== false);
    if (faults.length > 0) yield { says: faults.join(" and ") };
  },
};
