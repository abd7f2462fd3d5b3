import type { CatalogueImage } from "../catalogue";
import { effort, enumerate, keepsData, lacking, type Need, recipeOf } from "../catalogue/needs";
import { type CatalogueOptions, catalogueOptions } from "../catalogue/options";
import type { Container } from "../model/container";
import { type Change, manual } from "../model/setting";
import type { Finding, Rule } from "../rule";

/**
 * A container with a read-only root can write where its image always writes. Images are looked up in the catalogue.
 *
 * Docker Container: `tmpfs`, `mounts`, `volumes`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts`
 * with `volumes`. Allowed: a writable mount at or above each path. While the root is writable, read-only-root names them.
 */
export const writablePathsDeclared: Rule<CatalogueOptions> = {
  name: "writable-paths-declared",
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
        says: `runs ${recipe.name}, which needs a writable ${list(lost)}`,
        cure: lost.map((need) => provide(container, recipe, need)),
        note: () => effort(recipe),
      };
    }
    // Where data is kept without a mount, data-on-volumes says so.
    const kept = faults.filter(
      ({ kind, mount }) => kind === "persistent" && (mount !== undefined || !keepsData(recipe)),
    );
    if (kept.length > 0) {
      const cure = kept.flatMap(({ mount }) => (mount === undefined ? [] : [makeWritable(mount.path)]));
      yield { says: `runs ${recipe.name}, which needs a writable volume at ${list(kept)}`, cure };
    }
  },
};

function list(needs: readonly Need[]): string {
  return enumerate(needs.map(({ path, error, why }) => `${path} (${(error ?? why).replace(/\.$/, "")})`));
}

function provide(container: Container, { user }: CatalogueImage, need: Need): Change {
  const { path, mount, content, file, size = "64Mi", uid = user?.uid, gid = user?.gid } = need;
  if (mount !== undefined) return makeWritable(mount.path);
  if (file) return manual(`mount a writable copy of the file ${path}`);
  if (content) return manual(`mount a writable copy of what the image has at ${path}`);
  return container.addMemoryMount({
    ...need,
    size,
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
}

const makeWritable = (mount: string) => manual(`make the read-only mount ${mount} writable`);
