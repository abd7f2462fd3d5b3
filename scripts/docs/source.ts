import type { ResourceValidationPolicy } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { packArgs } from "../../policies/pack";
import { rules, stackRules } from "../../policies/rules";

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
  readonly options: Readonly<Record<string, PolicyConfigJSONSchema>>;
}

const former = new Map([...rules, ...stackRules].map(({ name, formerly = [] }) => [name, formerly]));

/** Every policy of the pack, taken from the pack itself. */
export const policies: readonly Documented[] = packArgs().policies.map((policy) => {
  const { framework, configSchema } = policy;
  return {
    name: policy.name,
    formerly: former.get(policy.name) ?? [],
    title: policy.displayName ?? policy.name,
    description: policy.description,
    level: policy.enforcementLevel ?? "advisory",
    severity: policy.severity ?? "low",
    cures: (policy as ResourceValidationPolicy).remediateResource !== undefined,
    wholeStack: (policy as ResourceValidationPolicy).validateResource === undefined,
    framework:
      framework && `${framework.name} ${framework.version}, ${framework.reference}: ${framework.specification}`,
    tags: policy.tags ?? [],
    options: (configSchema?.properties ?? {}) as Record<string, PolicyConfigJSONSchema>,
  };
});
