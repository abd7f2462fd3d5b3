import type { Container } from "../../model/container";
import type { Finding } from "../../rule";

/** Profiles that are switched off; what shows system paths is left to no-read-only-bypass. */
export function profiles({ unconfined }: Container): Finding[] {
  const off = (unconfined.entries ?? []).filter(({ value }) => value !== "masked system paths");
  return off.map(({ value, remove }) => ({ says: `runs without ${value}`, cure: remove ? [remove] : [] }));
}

export function escalation({ privilegeEscalation, addedCapabilities }: Container): Finding[] {
  if (privilegeEscalation.effective !== true) return [];
  const forbid = privilegeEscalation.to(false);
  // Kubernetes refuses to forbid it to a container with this capability.
  const possible = forbid.possible && addedCapabilities.includes("SYS_ADMIN") !== true;
  return [{ says: "lets processes gain privileges", cure: [{ ...forbid, possible }] }];
}
