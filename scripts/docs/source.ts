import type { ResourceValidationPolicy } from "@pulumi/policy";
import { keysOf } from "../../policies/engine/config-schema";
import { packArgs } from "../../policies/pack";
import type { About, Schema } from "../../policies/rule";
import { rules, stackRules } from "../../policies/rules";
import { withoutKeywords } from "../../policies/sdk/schema-keywords";

/** The facts about a policy that the documents show. */
export interface Documented {
  readonly name: string;
  readonly formerly: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly level: string;
  readonly severity: string;
  readonly cures: boolean;
  readonly wholeStack: boolean;
  readonly framework: string | undefined;
  readonly tags: readonly string[];
  readonly options: Readonly<Record<string, Schema>>;
}

const all = new Map([...rules, ...stackRules].map((rule) => [rule.name, rule]));

/** Every policy of the pack, taken from the pack itself. */
export const policies: readonly Documented[] = packArgs().policies.map((policy) => {
  const { framework } = policy;
  return {
    name: policy.name,
    formerly: all.get(policy.name)?.formerly ?? [],
    title: policy.displayName ?? policy.name,
    description: policy.description,
    level: policy.enforcementLevel ?? "advisory",
    severity: policy.severity ?? "low",
    cures: (policy as ResourceValidationPolicy).remediateResource !== undefined,
    wholeStack: (policy as ResourceValidationPolicy).validateResource === undefined,
    framework:
      framework && `${framework.name} ${framework.version}, ${framework.reference}: ${framework.specification}`,
    tags: policy.tags ?? [],
    options: documented(all.get(policy.name) ?? {}),
  };
});

/** The keys of a rule's configuration as editors read them: with the sentences, without what only the pack reads. */
function documented(rule: Pick<About, "options">): Readonly<Record<string, Schema>> {
  const keys = Object.entries(keysOf(rule));
  return Object.fromEntries(keys.map(([key, schema]) => [key, withoutKeywords(schema, ["from", "refuse", "adds"])]));
}
