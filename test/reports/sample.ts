import { Collector } from "../../policies/reports/collector";
import type { Report } from "../../policies/reports/report";
import { rules, stackRules } from "../../policies/rules";

export const all = [...rules, ...stackRules];
export const date = new Date("2026-01-02T03:04:05.678Z");

/** The URN of a Docker container of the stack `prod`. */
export const urn = (name: string, stack = "prod") =>
  `urn:pulumi:${stack}::shop::docker:index/container:Container::${name}`;

export const description = "Containers run on a read-only root filesystem.";
export const says = 'container "web" has a writable root filesystem; set readOnly to true';

/** One finding that blocks, one piece of advice and one about the stack itself, told in another order than they are reported. */
export function sample(name = "web", stack = "prod"): Report {
  const collector = new Collector(all, "1.2.3");
  collector.asked(urn(name, stack));
  collector.told({ policy: "exemptions-current", level: "advisory", message: "An exemption is old.", urn: "" });
  collector.told({
    policy: "read-only-root",
    level: "mandatory",
    message: `${description}\n${says}`,
    urn: urn(name, stack),
  });
  const loose = 'Processes stay within the confinement that the platform offers.\ncontainer "web" has no memory limit';
  collector.told({ policy: "confined-process", level: "advisory", message: loose, urn: urn(name, stack) });
  collector.curable("read-only-root", urn(name, stack), () => [{ path: "readOnly", before: false, after: true }]);
  return collector.report(date);
}
