import { effort, keepsData, lacking, recipeOf } from "../images/needs";
import { type CatalogueOptions, imageOptions } from "../images/options";
import { describe, makeWritable, provide } from "../images/provide";
import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";

const name = "writable-paths-declared";

/** The options of every rule that looks images up; each takes the values that this rule is given. */
export const catalogueOptions = imageOptions(name);

/**
 * A container with a read-only root can write where its image always writes. Images are looked up in the catalogue.
 *
 * Docker Container: `tmpfs`, `mounts`, `volumes`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts`
 * with `volumes`. Allowed: a writable mount at or above each path. While the root is writable, read-only-root names them.
 */
export const writablePathsDeclared: Rule<CatalogueOptions> = {
  name,
  title: "Writable paths are declared",
  description: "Containers with a read-only root have a writable mount wherever their image always writes.",
  level: "advisory",
  severity: "high",
  tags: ["filesystem", "availability", "NIST SP 800-190"],
  remediation:
    "Give the container a tmpfs or emptyDir for each path of the message that may be lost, and a volume for each that may not.",
  options: catalogueOptions,
  cures: true,
  *check(container: Container, options: CatalogueOptions): Iterable<Finding> {
    if (container.readOnlyRoot.effective !== true) return;
    const recipe = recipeOf(container, options);
    if (recipe === undefined) return;
    const faults = lacking(container, recipe);
    const lost = faults.filter(({ kind }) => kind === "ephemeral");
    if (lost.length > 0) {
      yield {
        says: `runs ${recipe.name}, which needs a writable ${describe(lost)}`,
        cure: lost.map((need) => provide(container, recipe, need)),
        note: () => effort(recipe),
      };
    }
    // Where data is kept without a mount, data-on-volumes says so.
    const kept = faults.filter(({ kind, mount }) => kind === "persistent" && (mount || !keepsData(recipe)));
    if (kept.length > 0) {
      const cure = kept.flatMap(({ mount }) => (mount === undefined ? [] : [makeWritable(mount.path)]));
      yield { says: `runs ${recipe.name}, which needs a writable volume at ${describe(kept)}`, cure };
    }
  },
};
