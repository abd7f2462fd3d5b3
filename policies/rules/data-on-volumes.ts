import { fleetingPlace, lastsBelow } from "../images/lasting";
import { keepsData, recipeOf } from "../images/needs";
import type { CatalogueOptions } from "../images/options";
import type { Container } from "../model/container";
import { mountOver } from "../model/places";
import type { Finding, Rule } from "../rule";
import { catalogueOptions } from "./writable-paths-declared";

const lasting = "a named volume or a claim";

/**
 * What a database, a queue or a cache keeps lies on a volume that outlives its container. Images are looked up in the
 * catalogue.
 *
 * Docker Container: `volumes`, `mounts`, `tmpfs`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts` with
 * `volumes`. Allowed: a named volume, a claim or a path of the host at, above or below each directory that holds data.
 */
export const dataOnVolumes: Rule<CatalogueOptions> = {
  name: "data-on-volumes",
  title: "Data on volumes",
  description: "What databases and queues keep lies on volumes that outlive their containers.",
  level: "advisory",
  severity: "high",
  tags: ["data", "availability"],
  remediation: "Mount a named volume or a persistent volume claim at the directory that the message names.",
  options: catalogueOptions,
  cures: false,
  *check(container: Container, options: CatalogueOptions): Iterable<Finding> {
    const recipe = recipeOf(container, options);
    if (recipe === undefined || !keepsData(recipe)) return;
    for (const { path, kind, required } of recipe.paths) {
      if (kind !== "persistent" || required !== "always" || lastsBelow(container, path)) continue;
      const mount = mountOver(container, path);
      const lost = mount && fleetingPlace(mount);
      if (lost !== undefined) {
        yield {
          says: `keeps the data of ${recipe.name} at ${path} ${lost}; mount ${lasting} instead of ${mount?.path}`,
        };
      } else if (mount === undefined && container.mountsComplete) {
        yield { says: `has no volume at ${path}, where ${recipe.name} keeps its data; mount ${lasting} there` };
      }
    }
  },
};
