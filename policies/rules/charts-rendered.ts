import { kindOf, registersManifests } from "../platforms";
import type { Stack, StackFinding, StackRule } from "../stack-rule";

/**
 * Charts and manifests show their resources, so that the other rules judge them.
 *
 * Allowed: a Chart, ConfigFile, ConfigGroup or Directory with at least one child. While its provider is not known, as in the
 * preview that creates the cluster, it has none; the update then registers containers that no preview has shown.
 */
export const chartsRendered: StackRule = {
  name: "charts-rendered",
  title: "Rendered charts",
  description: "Charts and manifests show their resources before they are deployed.",
  level: "advisory",
  severity: "medium",
  tags: ["filesystem", "coverage"],
  remediation:
    "Deploy the cluster first, or in a stack of its own, and preview the charts against it; or give their provider `renderYamlToDirectory`.",
  *examine({ resources }: Stack): Iterable<StackFinding> {
    const parents = new Set(resources.map(({ parent }) => parent));
    for (const resource of resources) {
      if (!registersManifests(resource.type) || parents.has(resource.urn)) continue;
      yield {
        says: `${kindOf(resource.type)} "${resource.name}" shows no resources, so their containers cannot be judged; preview it again once its provider is known`,
        resource,
      };
    }
  },
};
