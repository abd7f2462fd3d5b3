import { written } from "../images/needs";
import type { CatalogueOptions } from "../images/options";
import type { Container } from "../model/container";
import type { Mount } from "../model/mount";
import { isWithin } from "../model/paths";
import { isProgramOrSetting, isSetting } from "../model/system-paths";
import type { Finding, Rule } from "../rule";
import { catalogueOptions } from "./writable-paths-declared";

/**
 * No writable mount lies over programs, libraries or settings of the root filesystem.
 *
 * Docker Container: `volumes`, `mounts` and `tmpfs`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: the
 * `volumeMounts` of each container. Restricted: exactly `/`, `/usr`, `/usr/local` and `/etc`; the directories of programs
 * and libraries and all paths below. Below `/etc` it is advice, and accepted if the image is known to write there. A directory for
 * data of a program is accepted by its name: `/usr/lib/unifi/data`; so are certificates that a client of ACME renews.
 */
export const noWritableSystemPaths: Rule<CatalogueOptions> = {
  name: "no-writable-system-paths",
  title: "No writable system paths",
  description: "No writable mount lies over the programs and the settings of the system.",
  level: "mandatory",
  severity: "high",
  tags: ["filesystem", "immutability", "NIST SP 800-190", "Kubescape C-0017"],
  remediation: "Mount it read-only, or mount only the directory that the program really writes to.",
  options: catalogueOptions,
  cures: false,
  *check(container: Container, options: CatalogueOptions): Iterable<Finding> {
    for (const mount of container.mounts()) {
      const target = mount.unlessReadOnly(() => mount.target);
      const system = target !== undefined && isProgramOrSetting(target);
      if (target === undefined || !(system || isSetting(target)) || mount.readOnly.effective !== false) continue;
      if (system) yield finding(mount, "programs or settings of the system");
      else if (writesTo(container, target, options) === false) yield { ...finding(mount, "settings"), advice: true };
    }
  },
};

/** Whether the image is known to write there; undefined while the image is unknown. */
function writesTo(container: Container, target: string, options: CatalogueOptions): boolean | undefined {
  return written(container, options)?.some(({ path }) => isWithin(target, path));
}

function finding({ path, shownTarget }: Mount, what: string): Finding {
  const says = `has a writable mount at ${shownTarget}, over ${what}`;
  return { says, note: () => `make ${path} read-only or remove it` };
}
