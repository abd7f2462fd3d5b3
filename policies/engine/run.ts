import { isDeepStrictEqual } from "node:util";
import { type Adapters, adapters as all, type Workload } from "../platforms";
import type { About } from "../rule";
import { Agents } from "./agents";
import { type Configurable, type RuleConfig, readConfig } from "./config";
import { Controlled } from "./controlled";
import type { Edit } from "./curable";
import type { Exemption } from "./exemptions";
import type { Judgement } from "./judge";
import type { MadeCures } from "./made-cures";
import { Unnamed } from "./unnamed";
import { Workloads } from "./workloads";

interface Known {
  readonly raw: object;
  /** The configuration given to the rule itself. */
  readonly own: RuleConfig;
  /** `own` with the options it takes from other rules, computed when `#read` was `as`. */
  config: RuleConfig;
  as: number;
}

/** Is told what happens in a run, also what the engine is not told. */
export interface Watcher {
  /** A resource of the stack, whatever it declares. */
  asked(urn: string): void;
  /** A resource that declares containers, as the policies judge it: after all cures. */
  judged(urn: string, workload: Workload, option: (name: string) => unknown): void;
  /** A resource that a rule found faults in; `edits` works out what its cures would write. */
  curable(policy: string, urn: string, edits: () => readonly Edit[]): void;
  /** One cure that was made, in the words of its message. */
  cured(policy: string, urn: string, says: string): void;
  /** What a rule has found in an object that a controller made, which is not reported before the end of the run. */
  waits(rule: About, urn: string, found: readonly Judgement[]): void;
  /** All that has waited for the end of the run is reported by the policy, or by the same findings of controllers. */
  settled(policy: string): void;
  /** A resource that another one of the stack controls. */
  controlled(urn: string, controller: string): void;
}

/** State that the policies of one pack share: configurations, workloads, and which policy reports which unknown value. */
export class Run {
  readonly workloads: Workloads;
  readonly unnamed = new Unnamed();
  readonly agents = new Agents();
  readonly controlled: Controlled;
  readonly #configs = new Map<string, Known>();
  /** Configurations read so far; each may change options that other rules take from it. */
  #read = 0;
  readonly #unknown = new Map<string, string>();
  /** The cures made so far: by rule, then by resource, then by the words of their changes. */
  readonly cures = new Map<string, Map<string, MadeCures>>();

  constructor(
    adapters: Adapters = all,
    readonly watcher?: Watcher,
  ) {
    const option = (name: string) => this.#option(name);
    this.workloads = new Workloads(adapters, (urn, workload) => watcher?.judged(urn, workload, option), option);
    this.controlled = new Controlled(this.workloads, (urn, controller) => watcher?.controlled(urn, controller));
  }

  /**
   * The configuration of a rule, read once for as long as it stays the same.
   *
   * The SDK hands each policy only its own configuration. The engine asks every policy about the root of the stack before
   * any other resource, so the configurations that a rule takes options from are known by then.
   *
   * @throws ConfigurationError
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

  /** The value of an option that several rules share, from the first that was given one. */
  #option(name: string): unknown {
    return [...this.#configs.values()]
      .map(({ own }) => own.options[name as never])
      .find((value) => value !== undefined);
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
