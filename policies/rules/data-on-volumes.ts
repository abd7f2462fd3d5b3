import { keepsData, type Need, type Needs, needs } from "../images/needs";
import type { CatalogueOptions } from "../images/options";
import { serves } from "../images/serves";
import type { Container } from "../model/container";
import { withArticle } from "../model/grammar";
import type { Finding, Rule } from "../rule";
import { catalogueOptions } from "./writable-paths-declared";

/**
 * What an image keeps lies on a volume that outlives its container. Images are looked up in the catalogue.
 *
 * Docker Container: `volumes`, `mounts`, `tmpfs`; Swarm Service: `taskSpec.containerSpec.mounts`; pods: `volumeMounts` with
 * `volumes`. Allowed: a named volume, a claim or a path of the host at, above or below each directory that holds data; at
 * exactly its path where the image declares a VOLUME. Where a configuration that nobody reads may name another directory, it is advice.
 */
export const dataOnVolumes: Rule<CatalogueOptions> = {
  name: "data-on-volumes",
  title: "Data on volumes",
  description: "Data lies on volumes that outlive their containers.",
  level: "advisory",
  severity: "high",
  tags: ["data", "availability"],
  remediation: "Mount a named volume or a persistent volume claim at the directory that the message names.",
  argument: "writable, with a volume",
  options: catalogueOptions,
  cures: false,
  whenNamed: "check",
  *check(container: Container, options: CatalogueOptions): Iterable<Finding> {
    const found = needs(container, options, "persistent");
    if (found === undefined) return;
    for (const need of found.paths) {
      const says = need.kind === "persistent" ? fault(container, found, need) : undefined;
      if (says !== undefined) yield { says, advice: need.likely };
    }
  },
};

function fault(container: Container, found: Needs, need: Need): string | undefined {
  const outcome = serves(container, need);
  if (outcome.kind === "works") return undefined;
  const { image, name } = found;
  const lasting = withArticle(container.terms.volume);
  const keeps = `keeps the data of ${name} at ${need.shown}`;
  const when = need.likely ? ` when ${need.when}` : "";
  const or = need.likely && need.off !== undefined ? `, or ${need.off}` : "";
  const none = `has no volume at ${need.shown}, where ${name} keeps its data; mount ${lasting} there`;
  switch (outcome.kind) {
    case "fleeting":
      return `${keeps} ${outcome.where}${when}; mount ${lasting} instead of ${outcome.mount.path}${or}`;
    case "lost": {
      // writable-paths-declared asks for a volume that is only likely to be needed.
      if (outcome.mount === undefined) return need.likely ? undefined : none;
      const at = need.volume === need.path ? need.shown : (need.volume ?? need.shown);
      return `${keeps} on the anonymous volume that its image declares at ${at}, not on ${outcome.mount.path}${when}; mount ${lasting} at ${at}${or}`;
    }
    case "stops": {
      const { mount, error } = outcome;
      return `mounts ${mount.path} at ${mount.shownTarget}, with which ${name} stops (${error}); mount ${lasting} at ${need.shown} instead`;
    }
    // The data of an application may lie elsewhere; where it has to write there, writable-paths-declared says so.
    case "missing":
      return keepsData(image) && !need.likely ? none : undefined;
    default:
      return undefined;
  }
}
