import { lock } from "../images/cure";
import { notLookedUp } from "../images/not-looked-up";
import type { CatalogueOptions } from "../images/options";
import { prerequisites } from "../images/prerequisites";
import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";
import { insteadOf } from "./no-uploads";
import { catalogueOptions } from "./writable-paths-declared";

/**
 * Every container runs on a read-only root filesystem.
 *
 * Docker Container: `readOnly`; Swarm Service: `taskSpec.containerSpec.readOnly`;
 * pods: `securityContext.readOnlyRootFilesystem` of each init, regular and ephemeral container; tasks of Amazon ECS and jobs of
 * AWS Batch: `readonlyRootFilesystem` of each container. Allowed value: true.
 */
export const readOnlyRoot: Rule<CatalogueOptions> = {
  name: "read-only-root",
  title: "Read-only root filesystem",
  description: "Containers run on a read-only root filesystem.",
  level: "mandatory",
  severity: "high",
  framework: {
    name: "CIS Docker Benchmark",
    version: "1.8.0",
    reference: "5.13",
    specification: "Ensure that the container's root filesystem is mounted as read only",
  },
  // 5.12 in older editions of the benchmark.
  tags: [
    "filesystem",
    "immutability",
    "CIS Docker 5.12, 5.13",
    "NIST SP 800-190",
    // The references to NIST SP 800-53 are those of the control.
    "AWS Security Hub ECS.5",
    "NIST SP 800-53 AC-2(1), AC-3, AC-3(7), AC-3(15), AC-5, AC-6",
    "NSA/CISA Kubernetes Hardening",
    "Kubescape C-0017",
  ],
  remediation:
    "Set the property that the message names to true, and give the container a tmpfs, emptyDir or volume for each path it writes to.",
  options: catalogueOptions,
  cures: true,
  check(container: Container, options: CatalogueOptions): Finding[] {
    const { readOnlyRoot, uploads } = container;
    if (readOnlyRoot.effective !== false) return [];
    const note = () => {
      const { steps, doubts } = prerequisites(container, options);
      return [readOnlyRoot.hint, insteadOf(uploads), ...steps, ...doubts].filter(Boolean).join("; ") || undefined;
    };
    const doubt = () => doubtOf(container, options);
    return [{ says: "has a writable root filesystem", cure: [lock(container, options)], note, doubt }];
  },
  *whenNamed(container: Container, options: CatalogueOptions, cured: boolean): Iterable<Finding> {
    if (cured) {
      const says = doubtOf(container, options);
      if (says !== undefined) yield { says, advice: true };
      return;
    }
    if (container.readOnlyRoot.effective !== false) return;
    yield* notLookedUp(container);
    const { steps, doubts } = prerequisites(container, options);
    const helps = [...steps, ...doubts];
    const more = steps.length === 0 ? "may need more" : "needs more";
    if (helps.length > 0) yield { says: `${more} than a read-only root: ${helps.join("; ")}`, advice: true };
  },
};

/** What nobody knows of a container since its root was made read-only. */
function doubtOf(container: Container, options: CatalogueOptions): string | undefined {
  const { doubts } = prerequisites(container, options);
  return doubts.length === 0 ? undefined : ["gets its read-only root from this remediation", ...doubts].join("; ");
}
