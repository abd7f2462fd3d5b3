import { type Configurable, type RuleConfig, readConfig } from "./config";
import type { Exemption } from "./exemptions";

/** What the policies of one pack share: their configurations, and who has reported which unknown value. */
export class Run {
  readonly #configs = new Map<string, { readonly raw: string; readonly config: RuleConfig }>();
  readonly #unknown = new Map<string, string>();

  /** The configuration of a rule, read once for as long as it stays the same. Throws ConfigurationError. */
  config(rule: Configurable, raw: object): RuleConfig {
    const key = JSON.stringify(raw);
    const cached = this.#configs.get(rule.name);
    if (cached?.raw === key) return cached.config;
    const config = readConfig(rule, raw);
    this.#configs.set(rule.name, { raw: key, config });
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
