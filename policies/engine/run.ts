import { isDeepStrictEqual } from "node:util";
import { type Configurable, type RuleConfig, readConfig } from "./config";
import type { Exemption } from "./exemptions";
import { Workloads } from "./workloads";

interface Known {
  readonly raw: object;
  /** What the rule itself is given. */
  readonly own: RuleConfig;
  /** The same with what it takes from other rules, as of a number of configurations read. */
  config: RuleConfig;
  as: number;
}

/** What the policies of one pack share: configurations, workloads, and who has reported which unknown value. */
export class Run {
  readonly workloads = new Workloads();
  readonly #configs = new Map<string, Known>();
  /** How many configurations have been read: with each, options that others take from it may be new. */
  #read = 0;
  readonly #unknown = new Map<string, string>();

  /**
   * The configuration of a rule, read once for as long as it stays the same. Throws ConfigurationError.
   *
   * A policy is handed its own configuration only. The engine asks every policy about the root of the stack before any
   * other resource, so that by then a rule has all that it takes from others.
   */
  config(rule: Configurable, raw: object): RuleConfig {
    let known = this.#configs.get(rule.name);
    if (known === undefined || !(same(known.raw, raw) || isDeepStrictEqual(known.raw, raw))) {
      const own = readConfig(rule, raw);
      known = { raw, own, config: own, as: this.#read++ };
      this.#configs.set(rule.name, known);
    }
    if (known.as !== this.#read) {
      known.config = this.#completed(rule, known.own);
      known.as = this.#read;
    }
    return known.config;
  }

  /** The exemptions of every policy that has run. */
  exemptions(): readonly (readonly [policy: string, exemptions: readonly Exemption[]])[] {
    return [...this.#configs].map(([policy, { own }]) => [policy, own.exemptions]);
  }

  /** Whether `policy` is the one to report a value that is not known: most rules meet the same ones. */
  reportsUnknown(policy: string, urn: string, path: string): boolean {
    const key = `${urn} ${path}`;
    if (!this.#unknown.has(key)) this.#unknown.set(key, policy);
    return this.#unknown.get(key) === policy;
  }

  #completed({ options = {} }: Configurable, own: RuleConfig): RuleConfig {
    const taken = Object.entries(options).flatMap(([name, { from = "", default: without }]) => {
      const there = this.#configs.get(from)?.own.options ?? {};
      return name in there && isDeepStrictEqual(own.options[name], without) ? [[name, there[name]]] : [];
    });
    return taken.length === 0 ? own : { ...own, options: { ...own.options, ...Object.fromEntries(taken) } };
  }
}

// Quick: the SDK hands out a new object with the same values for every resource, and lists of images in it may be long.
function same(one: object, other: object): boolean {
  for (const name in one) if (one[name as keyof object] !== other[name as keyof object]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
