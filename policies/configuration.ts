// The exports of `@readonly-rootfs/policies/configuration`: the check of a configuration before a run.
import { checked } from "./engine/config";
import { configurableLevels as levels } from "./engine/config-schema";
import { type ExemptionConfig, today } from "./engine/exemptions";
import { isWithinKey, type Path, parsePropertyPath, showPath } from "./inputs/path";
import { isRecord } from "./inputs/proxies";
import { meant } from "./model/nearest";
import { type About, type Fault, formerNames } from "./rule";
import { rules as resourceRules, stackRules } from "./rules";
import { type ExemptionOptions, exemptionsCurrent, unlike } from "./rules/exemptions-current";

export { jsonFault } from "./model/json-fault";
export { meant } from "./model/nearest";
export { bytes, sizeFault } from "./model/size";

/** A mistake in a configuration of the pack. */
export interface ConfigurationFault {
  /** The key with the mistake: `["read-only-root", "exemptions", "0", "expires"]`. */
  readonly path: Path;
  /** One sentence that names the key, says what is wrong and what to write. */
  readonly text: string;
  /** Whether the pack works with it all the same: a former name, and an exemption that `exemptions-current` reports. */
  readonly tolerated: boolean;
}

export interface CheckOptions {
  /** Names of further rules in a pack of your own; what is configured for them is not checked. Default: none. */
  readonly ownRules?: readonly string[];
  /** The rules of the pack. Default: those of this package. */
  readonly rules?: readonly About[];
}

/**
 * Every mistake in a configuration for `--policy-pack-config`: also those that the Pulumi CLI drops without a word, as the
 * options of a misspelt rule that has a level. A directory of `imagesFrom` starts at the working directory.
 */
export function configurationFaults(config: object, options: CheckOptions = {}): readonly ConfigurationFault[] {
  const { ownRules = [], rules = [...resourceRules, ...stackRules] } = options;
  const known = new Map(rules.map((rule) => [rule.name, rule]));
  const former = formerNames(rules);
  const faults = Object.entries(config).flatMap(([key, value]): Fault[] => {
    if (key === "$schema") return [{ at: key, says: "is no policy; name the schema in the settings of the editor" }];
    if (key === "environments") return isTexts(value) ? [] : [{ at: key, says: "must be a list of texts" }];
    if (ownRules.includes(key)) return [];
    if (key === "all") return faultsOfAll(value);
    const current = former.get(key);
    const renamed = current === undefined ? [] : [{ at: key, says: renaming(current, current in config) }];
    const rule = known.get(current ?? key);
    if (rule !== undefined) return [...renamed, ...faultsOfRule(rule, key, value)];
    const names = [...known.keys(), ...ownRules].sort();
    return [{ at: showPath([key]), says: `is no policy of this pack and has no effect; use ${meant(key, names)}` }];
  });
  const told = (tolerated: boolean) => (fault: Fault) => ({
    path: parsePropertyPath(fault.at),
    text: `${fault.at} ${fault.says}`,
    tolerated: tolerated || (former.has(fault.at) && !((former.get(fault.at) as string) in config)),
  });
  return [...faults.map(told(false)), ...governance(config, faults).map(told(true))];
}

function renaming(current: string, both: boolean): string {
  return both
    ? `is the former name of ${current}, which stands here as well; write all of it below ${current}`
    : `is the former name of ${current}, which still works; rename the key`;
}

function faultsOfAll(value: unknown): Fault[] {
  if (!isRecord(value)) return faultsOfLevel("all", value);
  return Object.entries(value).flatMap(([key, one]) =>
    key === "enforcementLevel"
      ? faultsOfLevel("all.enforcementLevel", one)
      : [
          {
            at: showPath(["all", key]),
            says: "has no effect, for all takes a level alone; write it below each policy",
          },
        ],
  );
}

function faultsOfRule(rule: About, key: string, value: unknown): Fault[] {
  if (!isRecord(value)) return faultsOfLevel(key, value, ", or an object of its keys");
  const { enforcementLevel, ...own } = value;
  const level = "enforcementLevel" in value ? faultsOfLevel(`${key}.enforcementLevel`, enforcementLevel) : [];
  return [...level, ...checked(rule, own).faults.map(({ at, says }) => ({ at: `${key}.${at}`, says }))];
}

function faultsOfLevel(at: string, level: unknown, otherwise = ""): Fault[] {
  if (levels.some((known) => known === level)) return [];
  return [{ at, says: `is no level; write ${levels.slice(0, -1).join(", ")} or ${levels.at(-1)}${otherwise}` }];
}

/** Exemptions that are not given as `exemptions-current` asks, in whatever stack they hold. */
function governance(config: object, faults: readonly Fault[]): Fault[] {
  const { [exemptionsCurrent.name as never]: own } = config;
  const { maxDays = 0, requireOwner = false } = isRecord(own) ? (own as Partial<ExemptionOptions>) : {};
  const isWrong = (key: string) => faults.some(({ at }) => isWithinKey(at, key));
  if (["maxDays", "requireOwner"].some((key) => isWrong(`${exemptionsCurrent.name}.${key}`))) return [];
  return Object.entries(config).flatMap(([key, value]) => {
    const { exemptions = [] } = isRecord(value) ? (value as { exemptions?: ExemptionConfig[] }) : {};
    if (!Array.isArray(exemptions) || isWrong(key)) return [];
    return exemptions.flatMap(({ expires, owner }, index) =>
      [...unlike({ expires, owner }, today(), { maxDays, requireOwner })].map((says) => ({
        at: `${key}.exemptions[${index}]`,
        says,
      })),
    );
  });
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");
