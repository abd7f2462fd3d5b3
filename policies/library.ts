// The exports of `@readonly-rootfs/policies`: the rules, for use in another pack. Importing it starts no server.
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { policyIn } from "./engine/policy";
import { Run, type Watcher } from "./engine/run";
import { stackPolicyIn } from "./engine/stack-policy";
import { meant } from "./model/nearest";
import { type About, type AnyRule, formerNames, type Rule } from "./rule";
import { rules, stackRules } from "./rules";
import { keepLevels } from "./sdk/configured-levels";
import { readConfiguredNames } from "./sdk/configured-names";
import { useOwnSentences } from "./sdk/own-sentences";
import { keepDryRun } from "./sdk/update";
import type { AnyStackRule, StackRule } from "./stack-rule";

export type { Watcher } from "./engine/run";
export type { Container, Logging, Namespace } from "./model/container";
export type { Limit } from "./model/limits";
export type { Entry, Listing } from "./model/listing";
export type { Backing, MemoryLimits, MemoryMount, Mount } from "./model/mount";
export type { Change, Setting } from "./model/setting";
export { manual } from "./model/setting";
export type { Workload } from "./platforms";
export type { Finding, Rule } from "./rule";
export type { GrantedExemption, PlacedContainer, Stack, StackFinding, StackRule } from "./stack-rule";

/** Defaults for the optional parts of a rule. */
const defaults = { level: "advisory", severity: "medium", tags: [], cures: false } as const;

type Described<R extends About> = Pick<R, "name" | "description"> & Partial<R>;

/**
 * A rule over the containers of all platforms: a name, the sentence above its violations, and `check`. Left out, its
 * level is `advisory`, its severity `medium`, its title the name and its remediation the description; `cures` is false.
 */
export function rule<Options extends object = Record<string, never>>(
  own: Described<Rule<Options>> & Pick<Rule<Options>, "check">,
): Rule<Options> {
  return { ...defaults, title: own.name, remediation: own.description, ...own };
}

/** A rule over the containers of a whole stack: a name, a sentence, and `examine`. Defaults as those of `rule`. */
export function stackRule<Options extends object = Record<string, never>>(
  own: Described<StackRule<Options>> & Pick<StackRule<Options>, "examine">,
): StackRule<Options> {
  const { cures, ...rest } = defaults;
  return { ...rest, title: own.name, remediation: own.description, ...own };
}

export interface PoliciesOptions {
  /** Further rules, made with `rule`. They get exemptions, unknown handling and cures as the rules of this package do. */
  readonly rules?: readonly AnyRule[];
  /** Made with `stackRule`. */
  readonly stackRules?: readonly AnyStackRule[];
  /** Names of rules of this package to leave out. Default: none. */
  readonly without?: readonly string[];
}

/**
 * All rules of this package, and further rules, as policies for `new PolicyPack`. Call it once per pack: its policies
 * share what they find out. `watcher` is told what the engine is not; reports are made of it.
 *
 * @throws Error if two rules have the same name, or if `without` has a name that no rule of this package has or had.
 */
export function policies(
  options: PoliciesOptions = {},
  watcher?: Watcher,
): (ResourceValidationPolicy | StackValidationPolicy)[] {
  const { rules: own = [], stackRules: ownStack = [], without: unwanted = [] } = options;
  const without = currentNames(unwanted);
  const kept = <R extends About>(all: readonly R[]) => all.filter(({ name }) => !without.includes(name));
  const everyRule = [...kept(rules), ...own, ...ownStack, ...kept(stackRules)];
  refuseSharedNames(everyRule);
  readConfiguredNames({ renamed: formerNames(everyRule) });
  keepLevels();
  keepDryRun();

  const run = new Run(undefined, watcher);
  const [resource, stack] = [policyIn(run), stackPolicyIn(run)];
  const all = [
    ...kept(rules).map(resource),
    ...own.map(resource).map(undocumented),
    ...ownStack.map(stack).map(undocumented),
    // exemptions-current comes last, because it reports exemptions that no other policy has used.
    ...kept(stackRules).map(stack),
  ];
  useOwnSentences(all);
  return all;
}

/** The current names of the rules of this package that `without` names, by their current or former names. */
function currentNames(without: readonly string[]): readonly string[] {
  const known = [...rules, ...stackRules];
  const former = formerNames(known);
  const names = known.map(({ name }) => name);
  return without.map((name) => {
    const current = former.get(name) ?? name;
    if (names.includes(current)) return current;
    throw new Error(`\`without\` names "${current}", which is no rule; use ${meant(current, names)}`);
  });
}

function refuseSharedNames(all: readonly About[]): void {
  const names = all.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two rules are named "${twice}"; give one of them another name`);
  for (const [former, name] of formerNames(all)) {
    if (!names.includes(former)) continue;
    throw new Error(
      `the rule "${name}" was formerly named "${former}", which another rule is named now; remove it from \`formerly\``,
    );
  }
}

/** Without the address of a document that only the rules of this package have. */
function undocumented<P extends { url?: string }>(policy: P): Omit<P, "url"> {
  // Descriptors, because a policy has a getter.
  const { url, ...rest } = Object.getOwnPropertyDescriptors(policy);
  return Object.defineProperties({}, rest) as Omit<P, "url">;
}
