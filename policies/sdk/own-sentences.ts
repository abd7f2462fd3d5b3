import type { PolicyConfigSchema } from "@pulumi/policy";
import { analyzerService, type Call, onRequest } from "./analyzer-service";
import { withoutKeywords } from "./schema-keywords";

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  configureStack?: Call<object>;
}

/** The CLI words patterns by the regular expression, and the inside of entries by the keywords of the schema. */
const wordless = ["pattern", "properties", "required", "additionalProperties", "allOf"];

/**
 * Leaves patterns, and the inside of exemptions and images, to the pack in a run: the CLI checks a configuration first, and says
 * `Must validate "then" as "if" was valid`. Nothing bad is accepted for that, because the pack checks all by the whole
 * schema at its first resource. A pack that is published is described with the whole schema, by which Pulumi Cloud checks
 * what is saved for a policy group.
 *
 * The engine names the stack of a run before it asks for the schemas, and names none to publish
 * (pulumi/pulumi v3.259.0, pkg/resource/plugin/analyzer_plugin.go, `NewPolicyAnalyzer`).
 */
export function useOwnSentences(
  policies: readonly { configSchema?: PolicyConfigSchema }[],
  service: Service = analyzerService(),
): void {
  onRequest(service.configureStack, () => {
    for (const policy of policies) {
      const { properties = {} } = policy.configSchema ?? {};
      const eased = Object.entries(properties).map(([name, one]) => [name, withoutKeywords(one, wordless)]);
      policy.configSchema = { properties: Object.fromEntries(eased) };
    }
  });
}
