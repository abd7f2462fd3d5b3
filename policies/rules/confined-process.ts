import type { Container } from "../model/container";
import { enumerate } from "../model/grammar";
import { type Change, manual } from "../model/setting";
import type { Finding, Rule } from "../rule";

/**
 * A process stays within the confinement of its platform. One finding lists everything that a container lacks.
 *
 * Docker Container: `securityOpts`, `usernsMode`, `networkMode`, `networksAdvanced`, `capabilities.drops`, `memory`; Swarm
 * Service: `capDrops` and `privileges.seLinuxContext.disable` of `taskSpec.containerSpec`, `taskSpec.networksAdvanceds` and
 * `taskSpec.resources.limits.memoryBytes`; pods: `hostUsers`, `hostNetwork`, and of each container `seccompProfile`,
 * `appArmorProfile`, `allowPrivilegeEscalation`, `capabilities.drop` and `resources.limits.memory`. Allowed: any profile but
 * unconfined, no escalation, ALL capabilities dropped, a limit.
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
  check(container: Container): Finding[] {
    // Nothing confines a privileged container; no-read-only-bypass reports it.
    const confinable = container.privileged.effective !== true;
    const faults = [...(confinable ? confinement(container) : []), ...limit(container)];
    if (faults.length === 0) return [];
    const changes = faults.map(({ change }) => change);
    const cure = changes.filter(({ possible }) => possible);
    const steps = changes.filter(({ possible }) => !possible);
    return [{ says: enumerate(faults.map(({ says }) => says)), cure, steps }];
  },
};

interface Fault {
  readonly says: string;
  /** The correction: an edit, or a manual step. */
  readonly change: Change;
}

function confinement(container: Container): Fault[] {
  return [...profiles(container), ...escalation(container), ...namespaces(container), ...capabilities(container)];
}

/** Profiles that are switched off; no-read-only-bypass reports unmasked system paths. */
function profiles({ unconfined }: Container): Fault[] {
  const off = (unconfined.entries ?? []).filter(({ value }) => value !== "masked system paths");
  return off.map(({ value, remove, path }) => ({
    says: `runs without ${value}`,
    change: remove ?? manual(`remove ${path}`),
  }));
}

function escalation({ privilegeEscalation, addedCapabilities }: Container): Fault[] {
  if (privilegeEscalation.effective !== true) return [];
  const forbid = privilegeEscalation.to(false);
  // Kubernetes refuses to forbid escalation to a container with this capability.
  const refused = addedCapabilities.includes("SYS_ADMIN") === true;
  return [{ says: "lets processes gain privileges", change: refused ? manual(forbid.says) : forbid }];
}

/** The host's network has its daemons on localhost and in abstract sockets; a read-only root stays one there. */
function namespaces({ hostUsers, networkNamespace }: Container): Fault[] {
  const faults: Fault[] = [];
  if (hostUsers.effective === true) {
    faults.push({ says: "shares the users of the host", change: manual(`remove ${hostUsers.path}`) });
  }
  const network = networkNamespace.effective;
  if (network === "host" || network === "container") {
    const whose = network === "host" ? "the host" : "another container";
    faults.push({ says: `shares the network of ${whose}`, change: manual(`remove ${networkNamespace.path}`) });
  }
  return faults;
}

function capabilities({ droppedCapabilities, addedCapabilities }: Container): Fault[] {
  if (droppedCapabilities.includes("ALL") !== false) return [];
  const drop = `add ALL to ${droppedCapabilities.path}`;
  const keep = `and what the program needs to ${addedCapabilities.path.split(".").slice(-2).join(".")}`;
  const change = manual(addedCapabilities.closed ? drop : `${drop}, ${keep}`);
  return [{ says: "keeps the default capabilities", change }];
}

function limit({ memoryLimit }: Container): Fault[] {
  const { set, path, beyond } = memoryLimit;
  if (set !== false) return [];
  if (!beyond) return [{ says: "has no memory limit", change: manual(`set ${path}`) }];
  const says = "has a memory limit that no machine reaches";
  return [{ says, change: manual(`set ${path} in its own unit, which is megabytes in a docker.Container`) }];
}
