import { isDeepStrictEqual } from "node:util";
import { type Adapters, adapters as all } from "../platforms";
import { type Configurable, type RuleConfig, readConfig } from "./config";
import type { Exemption } from "./exemptions";
import { Workloads } from "./workloads";

interface Known {
  readonly raw: object;
  /** The configuration given to the rule itself. */
  readonly own: RuleConfig;
  /** `own` with the options it takes from other rules, computed when `#read` was `as`. */
  config: RuleConfig;
  as: number;
}

/** State that the policies of one pack share: configurations, workloads, and which policy reports which unknown value. */
export class Run {
  readonly workloads: Workloads;
  readonly #configs = new Map<string, Known>();
  /** Configurations read so far; each may change options that other rules take from it. */
  #read = 0;
  readonly #unknown = new Map<string, string>();

  constructor(adapters: Adapters = all) {
    this.workloads = new Workloads(adapters);
  }

  /**
   * The configuration of a rule, read once for as long as it stays the same. Throws ConfigurationError.
   *
   * The SDK hands each policy only its own configuration. The engine asks every policy about the root of the stack before
   * any other resource, so the configurations that a rule takes options from are known by then.
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
    return [...this.#configs].map(([policy, { own }]) => [policy, own.exemptions.all]);
  }

  /** Whether `policy` reports this unknown value: the first policy that meets it does, for all others. */
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

// Shallow: the SDK passes a new object with the same values for every resource, and lists of images in it may be long.
function same(one: object, other: object): boolean {
  for (const name in one) if (one[name as keyof object] !== other[name as keyof object]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
