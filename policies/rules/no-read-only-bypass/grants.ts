import type { Grant } from "../../model/container";
import { isStorage, touchesSystem } from "../../model/host";
import type { Workload } from "../../platforms";
import type { Finding } from "../../rule";
import type { AllowWritable } from "./allow-writable";
import { isAllowed } from "./allow-writable";
import { undoes } from "./privileges";

/** The access to the host that a resource without containers gives to a program. */
export function grants({ grants }: Workload, options: AllowWritable): Finding[] {
  return grants.flatMap((grant) => {
    const level = levelOf(grant, options);
    if (level === "none") return [];
    return [{ says: `${grant.label} ${grant.says}`, note: () => grant.instead, advice: level === "advice" }];
  });
}

function levelOf({ kind, value }: Grant, options: AllowWritable): "none" | "advice" | "violation" {
  switch (kind) {
    case "network":
      return "none";
    case "builder":
    case "namespace":
      return "advice";
    case "mount":
      return touchesSystem(value) && !isAllowed(value, options) ? "violation" : "advice";
    case "device":
      return isStorage(value) ? "violation" : "advice";
    case "capability":
      return undoes(value) === undefined ? "none" : "violation";
    default:
      return "violation";
  }
}
