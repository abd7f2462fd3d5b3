import { recipeOf } from "../catalogue/needs";
import { type CatalogueOptions, catalogueOptions } from "../catalogue/options";
import type { Container, Mount } from "../model/container";
import { isWithin } from "../model/places";
import type { Finding, Rule } from "../rule";

interface Options extends CatalogueOptions {
  readonly size: string;
}

/**
 * Memory that is mounted is bounded, and nothing in it can be run, gain privileges or act as a device.
 *
 * Docker Container: `tmpfs`, `mounts[*].tmpfsOptions.sizeBytes`; Swarm Service: the same of
 * `taskSpec.containerSpec.mounts`; pods: `volumes[*].emptyDir.sizeLimit` where `medium` is Memory. Allowed: any limit; on
 * Docker no `exec`, `suid`, `dev`, but `exec` where the image runs programs from.
 */
export const safeMemoryMounts: Rule<Options> = {
  name: "safe-memory-mounts",
  title: "Safe memory mounts",
  description: "Memory that containers mount is bounded, and nothing in it can be run.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "availability"],
  remediation: "Give every tmpfs and every emptyDir in memory a size, and leave a tmpfs noexec, nosuid and nodev.",
  options: {
    ...catalogueOptions,
    size: {
      type: "string",
      pattern: "^[1-9][0-9]*[KMG]i$",
      default: "64Mi",
      description: "The size that a cure gives to a mount without one, in binary units.",
    },
  },
  cures: true,
  *check(container: Container, options: Options): Iterable<Finding> {
    for (const mount of container.mounts()) {
      const { memory, target = mount.path } = mount;
      if (memory === undefined || mount.readOnly.effective === true) continue;
      const unbounded = memory.limit.set === false;
      const allowed = (memory.allows.entries ?? []).filter(
        ({ value }) => value !== "exec" || runsFrom(container, mount, options) === false,
      );
      if (!unbounded && allowed.length === 0) continue;
      const faults = [
        ...(unbounded ? ["without a size limit"] : []),
        ...allowed.map(({ value }) => `with ${value} allowed`),
      ];
      yield {
        says: `mounts memory at ${target} ${faults.join(" and ")}`,
        cure: [...allowed.flatMap(({ remove }) => remove ?? []), ...(unbounded ? [memory.bound(options.size)] : [])],
      };
    }
  },
};

/** Whether the image runs programs from what is mounted; undefined while the image is not known. */
function runsFrom(container: Container, { target }: Mount, options: Options): boolean | undefined {
  if (target === undefined || container.image.effective === undefined) return undefined;
  const paths = recipeOf(container, options)?.paths ?? [];
  return paths.some(({ path, exec, execWhen }) => (exec || execWhen !== undefined) && isWithin(path, target));
}
