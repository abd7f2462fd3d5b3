import { protect } from "../images/mend";
import { type CatalogueOptions, catalogueOptions } from "../images/options";
import type { Container } from "../model/container";
import { inSystem, touchesSystem } from "../model/host";
import { isWithin } from "../model/places";
import type { Finding, Option, Rule } from "../rule";

/** Options of read-only-host-mounts. */
interface HostOptions extends CatalogueOptions {
  readonly allowWritable: readonly string[];
}

const hostOptions: Readonly<Record<keyof HostOptions, Option>> = {
  ...catalogueOptions,
  allowWritable: {
    type: "array",
    default: [],
    items: { type: "string", pattern: "^(/([^/.]|\\.[^/.]|\\.\\.[^/])[^/]*)+$" },
    description:
      "Absolute paths of the host, without dots between slashes and without a trailing slash, that containers may write to, at or below. One that holds a system directory does not open it.",
  },
};

/**
 * Paths of the host's system are mounted read-only, other paths of the host are writable only where that is meant.
 *
 * Docker Container: `volumes` and `mounts`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `hostPath` volumes
 * and the `volumeMounts` of each container. Allowed: `readOnly: true`, or a path that `allowWritable` names.
 */
export const readOnlyHostMounts: Rule<HostOptions> = {
  name: "read-only-host-mounts",
  title: "Read-only host mounts",
  description: "Paths of the host are mounted read-only.",
  level: "mandatory",
  severity: "high",
  framework: {
    name: "CIS Docker Benchmark",
    version: "1.8.0",
    reference: "5.6",
    specification: "Ensure sensitive host system directories are not mounted on containers",
  },
  tags: ["filesystem", "host", "NIST SP 800-190", "NSA/CISA Kubernetes Hardening", "Kubescape C-0045"],
  remediation:
    "Mount the path read-only, or use a volume. Name the paths that containers are meant to write to in the option `allowWritable`.",
  options: hostOptions,
  cures: true,
  *check(container: Container, options: HostOptions): Iterable<Finding> {
    for (const mount of container.mounts()) {
      const source = mount.unlessReadOnly(() => (mount.backing === "host" ? mount.source : undefined));
      if (source === undefined) continue;
      const system = touchesSystem(source);
      // `/var` must not open /var/lib/docker: only a path inside the system speaks for the system.
      if (options.allowWritable.some((path) => isWithin(source, path) && (!system || inSystem(path)))) continue;
      if (mount.readOnly.effective !== false) continue;
      const note = () => `${mount.readOnly.to(true).says}, use a volume, or name the path in the option allowWritable`;
      const says = `can write to ${mount.shownSource} of the host`;
      yield system ? { says, cure: [protect(container, mount, options)] } : { says, note, advice: true };
    }
  },
};
