import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";

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

/** Profiles that are switched off; what shows system paths is left to no-read-only-bypass. */
function profiles({ unconfined }: Container): Finding[] {
  const off = (unconfined.entries ?? []).filter(({ value }) => value !== "masked system paths");
  return off.map(({ value, remove }) => ({ says: `runs without ${value}`, cure: remove ? [remove] : [] }));
}

function escalation({ privilegeEscalation, addedCapabilities }: Container): Finding[] {
  if (privilegeEscalation.effective !== true) return [];
  const forbid = privilegeEscalation.to(false);
  // Kubernetes refuses to forbid it to a container with this capability.
  const possible = forbid.possible && addedCapabilities.includes("SYS_ADMIN") !== true;
  return [{ says: "lets processes gain privileges", cure: [{ ...forbid, possible }] }];
}
