import { isDeepStrictEqual } from "node:util";
import { type Configurable, type RuleConfig, readConfig } from "./config";
import type { Exemption } from "./exemptions";
import { Workloads } from "./workloads";

/** What the policies of one pack share: configurations, workloads, and who has reported which unknown value. */
export class Run {
  readonly workloads = new Workloads();
  readonly #configs = new Map<string, { readonly raw: object; readonly config: RuleConfig }>();
  readonly #unknown = new Map<string, string>();

  /** The configuration of a rule, read once for as long as it stays the same. Throws ConfigurationError. */
  config(rule: Configurable, raw: object): RuleConfig {
    const cached = this.#configs.get(rule.name);
    if (cached !== undefined && (same(cached.raw, raw) || isDeepStrictEqual(cached.raw, raw))) return cached.config;
    const config = readConfig(rule, raw);
    this.#configs.set(rule.name, { raw, config });
    return config;
  }

  /** The exemptions of every policy that has run. */
  exemptions(): readonly (readonly [policy: string, exemptions: readonly Exemption[]])[] {
    return [...this.#configs].map(([policy, { config }]) => [policy, config.exemptions]);
  }

  /** Whether `policy` is the one to report a value that is not known: most rules meet the same ones. */
  reportsUnknown(policy: string, urn: string, path: string): boolean {
    const key = `${urn} ${path}`;
    if (!this.#unknown.has(key)) this.#unknown.set(key, policy);
    return this.#unknown.get(key) === policy;
  }
}

// Quick: the SDK hands out a new object with the same values for every resource, and lists of images in it may be long.
function same(one: object, other: object): boolean {
  for (const name in one) if (one[name as keyof object] !== other[name as keyof object]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
