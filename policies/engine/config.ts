import { isDeepStrictEqual } from "node:util";
import { isWithinKey } from "../inputs/path";
import { isRecord } from "../inputs/proxies";
import type { About, Fault } from "../rule";
import { keysOf, noDay } from "./config-schema";
import { Exemption, type ExemptionConfig, Exemptions, malformed, matchers } from "./exemptions";

export type Configurable = Pick<About, "name" | "options">;

export type OnUnknown = "advisory" | "mandatory" | "ignore";

/** The configuration of one rule, complete and valid. */
export interface RuleConfig {
  readonly onUnknown: OnUnknown;
  readonly exemptions: Exemptions;
  readonly options: Readonly<Record<string, unknown>>;
}

/** An invalid configuration. It stops the run, with a sentence for each mistake and without a stack trace. */
export class ConfigurationError extends Error {
  constructor(policy: string, faults: readonly Fault[]) {
    super(faults.map(({ at, says }) => `configuration of policy "${policy}": ${at} ${says}`).join("\n"));
    this.name = "ConfigurationError";
    // The SDK prints the stack; it would bury the sentences.
    this.stack = this.message;
  }
}

/**
 * Reads the configuration of a rule and fills in what it leaves out.
 *
 * @throws ConfigurationError
 */
export function readConfig(rule: Configurable, raw: object): RuleConfig {
  const defaults = Object.fromEntries(Object.entries(keysOf(rule)).map(([name, schema]) => [name, schema.default]));
  // The engine fills the defaults in. The validator is slow to load, and most runs have no configuration.
  const isDefault = Object.entries(raw).every(
    ([name, value]) => name in defaults && isDeepStrictEqual(value, defaults[name]),
  );
  const { faults, added } = isDefault ? nothing : checked(rule, raw);
  if (faults.length > 0) throw new ConfigurationError(rule.name, faults);
  // biome-ignore lint/suspicious/noExplicitAny: the schema has just been checked
  const { onUnknown, exemptions, ...options }: Record<string, any> = { ...defaults, ...raw, ...added };
  return {
    onUnknown,
    options,
    exemptions: new Exemptions(exemptions.map((exemption: ExemptionConfig) => new Exemption(exemption))),
  };
}

interface Checked {
  /** Every mistake. */
  readonly faults: readonly Fault[];
  /** Lists with what other options add to them. */
  readonly added: Readonly<Record<string, readonly unknown[]>>;
}

const nothing: Checked = { faults: [], added: {} };

/** By rule, because a schema is compiled once. */
const schemas = new WeakMap<Configurable, object>();

/** A schema of the keys alone. That of a value is compiled where there is one: that of images takes a third of a second. */
function keysAlone(rule: Configurable): object {
  const any = Object.fromEntries(Object.keys(keysOf(rule)).map((key) => [key, {}]));
  const found = schemas.get(rule) ?? { type: "object", additionalProperties: false, properties: any };
  schemas.set(rule, found);
  return found;
}

/** Checks the configuration of a rule without its level, which the engine takes out. */
export function checked(rule: Configurable, raw: object): Checked {
  const { problems } = require("./validate") as typeof import("./validate");
  const properties = keysOf(rule);
  const given = raw as Readonly<Record<string, unknown>>;
  const faults = problems(keysAlone(rule), given, { besides: ["enforcementLevel"] });
  for (const [key, schema] of Object.entries(properties)) {
    const value = given[key];
    if (value === undefined || isDeepStrictEqual(value, schema.default)) continue;
    faults.push(...problems(schema, value, { within: [key] }));
  }
  const isWrong = (key: string) => faults.some(({ at }) => isWithinKey(at, key));
  const added: Record<string, readonly unknown[]> = {};
  for (const [name, { refuse, adds, default: absent }] of Object.entries(rule.options ?? {})) {
    const value = given[name];
    if (value === undefined || isDeepStrictEqual(value, absent) || isWrong(name)) continue;
    faults.push(...[...(refuse?.(value) ?? [])].map(({ at, says }) => ({ at: name + at, says })));
    if (adds === undefined || isWrong(adds.to)) continue;
    const others = (given[adds.to] ?? []) as readonly unknown[];
    const read = adds.read(value, others, (one) => problems(properties[adds.to]?.items ?? {}, one));
    faults.push(...read.faults.map(({ at, says }) => ({ at: name + at, says })));
    added[adds.to] = [...others, ...read.values];
  }
  const exemptions = Array.isArray(given.exemptions) ? given.exemptions : [];
  for (const [index, exemption] of exemptions.entries()) {
    const at = `exemptions[${index}]`;
    if (!isRecord(exemption)) continue;
    // A misspelt key may be its matcher.
    const further = exemptionFaults(exemption as unknown as ExemptionConfig, at, isWrong(at));
    faults.push(...[...further].filter((fault) => !isWrong(fault.at)));
  }
  return { faults, added };
}

function* exemptionFaults(exemption: ExemptionConfig, at: string, wrong: boolean): Iterable<Fault> {
  if (!wrong && !matchers.some((matcher) => exemption[matcher] !== undefined)) {
    yield { at, says: `matches everything; give it at least one of ${matchers.join(", ")}` };
  }
  const { expires } = exemption;
  if (expires !== undefined && !isDay(expires)) yield { at: `${at}.expires`, says: noDay };
  for (const [matcher, says] of malformed(exemption)) yield { at: `${at}.${matcher}`, says };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
