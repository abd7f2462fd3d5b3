import { bound, runsFrom } from "../images/cure";
import type { CatalogueOptions } from "../images/options";
import type { Container } from "../model/container";
import { manual } from "../model/setting";
import { noSize, sizeFault, sizePattern } from "../model/size";
import type { Finding, Option, Rule } from "../rule";
import { catalogueOptions } from "./writable-paths-declared";

/** Options of safe-memory-mounts. */
interface MemoryOptions extends CatalogueOptions {
  readonly size: string;
}

const memoryOptions: Readonly<Record<string, Option>> = {
  ...catalogueOptions,
  size: {
    type: "string",
    pattern: sizePattern,
    patternErrorMessage: noSize,
    *refuse(size) {
      const says = sizeFault(String(size));
      if (says !== undefined) yield { at: "", says };
    },
    default: "64Mi",
    description:
      "The size that a cure gives to a mount without one, in binary units; more where the catalogue knows that the image needs more.",
  },
};

/**
 * Memory that is mounted is bounded, and nothing in it can be run, gain privileges or act as a device.
 *
 * Docker Container: `tmpfs`, `mounts[*].tmpfsOptions.sizeBytes`; Swarm Service: the same of
 * `taskSpec.containerSpec.mounts`; pods: `volumes[*].emptyDir.sizeLimit` where `medium` is Memory. Allowed: any limit; on
 * Docker no `exec`, `suid`, `dev`, but `exec` where the image runs programs from.
 */
export const safeMemoryMounts: Rule<MemoryOptions> = {
  name: "safe-memory-mounts",
  title: "Safe memory mounts",
  description: "Memory that containers mount is bounded, and nothing in it can be run.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "availability"],
  remediation: "Give every tmpfs and every emptyDir in memory a size, and leave a tmpfs noexec, nosuid and nodev.",
  argument: "writable",
  options: memoryOptions,
  cures: true,
  *check(container: Container, options: MemoryOptions): Iterable<Finding> {
    for (const mount of container.mounts()) {
      const memory = mount.unlessReadOnly(() => mount.memory);
      if (memory === undefined || mount.readOnly.effective === true) continue;
      const allowed = (memory.allows.entries ?? []).filter(
        ({ value }) => value !== "exec" || runsFrom(container, mount, options) === false,
      );
      const bounds = memory.limit.set === false ? [bound(container, memory, options)] : [];
      const refused = memory.access().refused;
      const faults = [
        ...bounds.map(() => "without a size limit"),
        ...allowed.map(({ value }) => `with ${value} allowed`),
        ...(refused === undefined ? [] : [`with ${refused.why}`]),
      ];
      if (faults.length === 0) continue;
      const cure = [
        ...allowed.flatMap(({ remove }) => remove ?? []),
        ...bounds,
        ...(refused === undefined ? [] : [manual(refused.fix)]),
      ];
      yield { says: `mounts memory at ${mount.shownTarget} ${faults.join(" and ")}`, cure };
    }
  },
};
