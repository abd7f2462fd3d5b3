import type { PolicyConfigSchema } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { AnyRule } from "../rule";
import { type Exemption, type ExemptionConfig, matchers } from "./exemptions";

export type OnUnknown = "advisory" | "mandatory" | "ignore";

/** The configuration of one rule, complete and valid. */
export interface RuleConfig {
  readonly onUnknown: OnUnknown;
  readonly exemptions: readonly Exemption[];
  readonly options: Readonly<Record<string, unknown>>;
}

const text = (description: string): PolicyConfigJSONSchema => ({ type: "string", minLength: 1, description });

/** What every rule can be told, whatever it checks. */
const common: Readonly<Record<string, PolicyConfigJSONSchema>> = {
  onUnknown: {
    type: "string",
    enum: ["advisory", "mandatory", "ignore"],
    default: "advisory",
    description: "How a value that is not known during preview is reported. It is judged at the update in any case.",
  },
  exemptions: {
    type: "array",
    default: [],
    description: "Findings that are not to be reported. Every matcher that is given has to match; one is needed.",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["reason"],
      properties: {
        reason: { ...text("Why it is right not to report it."), pattern: "\\S" },
        expires: { ...text("Last day on which it holds, as 2027-01-31."), pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
        stack: text("Glob on the name of the stack: dev-*"),
        resource: text("Glob on the Pulumi name of the resource."),
        namespace: text("Glob on the Kubernetes namespace."),
        kind: text("Glob on the kind: Deployment, CronJob, Container, Service."),
        container: text("Glob on the name of the container."),
        image: text("Repository, with `*` for one segment and `**` for the rest, and optionally a tag or digest."),
      },
    },
  },
};

/** The schema of a rule's configuration; the engine checks it and shows it. */
export function configSchema(rule: Pick<AnyRule, "options">): PolicyConfigSchema {
  return { properties: { ...rule.options, ...common } };
}

/** A configuration that cannot be meant as it is written. It stops the run, in one sentence and without a stack. */
export class ConfigurationError extends Error {
  constructor(policy: string, says: string) {
    super(`configuration of policy "${policy}": ${says}`);
    this.name = "ConfigurationError";
    // The SDK prints the stack; it would bury the sentence.
    this.stack = this.message;
  }
}

const known = new Map<string, { readonly raw: string; readonly config: RuleConfig }>();

/** The configurations that were read in this run, by policy. */
export function configurations(): ReadonlyMap<string, RuleConfig> {
  return new Map([...known].map(([policy, { config }]) => [policy, config]));
}

/** Reads the configuration of a rule, once for as long as it stays the same. Throws ConfigurationError. */
export function ruleConfig(rule: Pick<AnyRule, "name" | "options">, raw: object): RuleConfig {
  const key = JSON.stringify(raw);
  const cached = known.get(rule.name);
  if (cached?.raw === key) return cached.config;
  const config = parse(rule, raw);
  known.set(rule.name, { raw: key, config });
  return config;
}

function parse(rule: Pick<AnyRule, "name" | "options">, raw: object): RuleConfig {
  const { properties } = configSchema(rule);
  if (Object.keys(raw).length > 0) {
    // Loaded when it is needed: most runs have no configuration, and the pack has to start fast.
    const { problems } = require("./validate") as typeof import("./validate");
    const [problem] = problems(properties, raw);
    if (problem !== undefined) throw new ConfigurationError(rule.name, problem);
  }
  const defaults = Object.entries(properties).map(([name, schema]) => [
    name,
    (schema as PolicyConfigJSONSchema).default,
  ]);
  const { onUnknown, exemptions, ...options } = { ...Object.fromEntries(defaults), ...raw };
  return {
    onUnknown,
    options,
    exemptions: exemptions.map((exemption: ExemptionConfig, index: number) => valid(rule.name, exemption, index)),
  };
}

function valid(policy: string, exemption: ExemptionConfig, index: number): Exemption {
  const at = `exemptions[${index}]`;
  if (!matchers.some((matcher) => exemption[matcher] !== undefined)) {
    throw new ConfigurationError(policy, `${at} matches everything; give it at least one of ${matchers.join(", ")}`);
  }
  const { expires } = exemption;
  if (expires !== undefined && new Date(`${expires}T00:00:00Z`).toJSON()?.slice(0, 10) !== expires) {
    throw new ConfigurationError(policy, `${at}.expires is not a day of the calendar; write it as 2027-01-31`);
  }
  return { ...exemption, used: false, relevant: false };
}
