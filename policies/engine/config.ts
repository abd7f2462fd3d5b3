import { isDeepStrictEqual } from "node:util";
import type { PolicyConfigSchema } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { About } from "../rule";
import { Exemption, type ExemptionConfig, Exemptions, matchers } from "./exemptions";

export type Configurable = Pick<About, "name" | "options">;

export type OnUnknown = "advisory" | "mandatory" | "ignore";

/** The configuration of one rule, complete and valid. */
export interface RuleConfig {
  readonly onUnknown: OnUnknown;
  readonly exemptions: Exemptions;
  readonly options: Readonly<Record<string, unknown>>;
}

const text = (description: string): PolicyConfigJSONSchema => ({
  type: "string",
  minLength: 1,
  pattern: "\\S",
  description,
});

/** The options of every rule. */
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
    description:
      "Findings that are not to be reported. Every matcher that is given has to match; one is needed. In a glob `*` is any characters, `?` one, `[a-z]` one of a class, `{a,b}` either; `!` in front means all others, and `\\` takes the next character as it is.",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["reason"],
      properties: {
        reason: text("Why it is right not to report it."),
        expires: {
          ...text("Last day on which it holds, in UTC, as 2027-01-31."),
          pattern: "^\\d{4}-\\d{2}-\\d{2}$",
        },
        stack: text("Glob on the name of the stack: dev*"),
        resource: text("Glob on the Pulumi name of the resource."),
        kind: text("Glob on the kind: Deployment, CronJob, Container, Service."),
        namespace: text("Glob on the Kubernetes namespace."),
        container: text("Glob on the name of the container."),
        image: text("Repository, with `*` for one segment and `**` for the rest, and optionally a tag or digest."),
      },
    },
  },
};

/** The schema of a rule's configuration; the engine checks it and shows it. */
export function configSchema(rule: Pick<About, "options">): PolicyConfigSchema {
  // The engine and editors read this schema, so keys that only the pack understands are left out.
  const options = Object.entries(rule.options ?? {}).map(([name, { from, refuse, ...schema }]) => [name, schema]);
  return { properties: { ...Object.fromEntries(options), ...common } };
}

/** An invalid configuration. It stops the run, with one sentence and without a stack trace. */
export class ConfigurationError extends Error {
  constructor(policy: string, says: string) {
    super(`configuration of policy "${policy}": ${says}`);
    this.name = "ConfigurationError";
    // The SDK prints the stack; it would bury the sentence.
    this.stack = this.message;
  }
}

/** Reads the configuration of a rule and fills in what it leaves out. Throws ConfigurationError. */
export function readConfig(rule: Configurable, raw: object): RuleConfig {
  const { properties } = configSchema(rule);
  const defaults: Record<string, unknown> = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, (schema as PolicyConfigJSONSchema).default]),
  );
  // The engine fills the defaults in. The validator is slow to load, and most runs have no configuration.
  if (!Object.entries(raw).every(([name, value]) => name in defaults && isDeepStrictEqual(value, defaults[name]))) {
    const { problems } = require("./validate") as typeof import("./validate");
    const [problem = refused(rule, raw)] = problems(properties, raw);
    if (problem !== undefined) throw new ConfigurationError(rule.name, problem);
  }
  // biome-ignore lint/suspicious/noExplicitAny: the schema has just been checked
  const { onUnknown, exemptions, ...options }: Record<string, any> = { ...defaults, ...raw };
  return {
    onUnknown,
    options,
    exemptions: new Exemptions(
      exemptions.map((exemption: ExemptionConfig, index: number) =>
        readExemption(rule.name, exemption, `exemptions[${index}]`),
      ),
    ),
  };
}

/** The reason to refuse a value that fits its schema, as a sentence; undefined if there is none. */
function refused({ options = {} }: Configurable, raw: object): string | undefined {
  for (const [name, value] of Object.entries(raw)) {
    const says = options[name]?.refuse?.(value);
    if (says !== undefined) return name + says;
  }
  return undefined;
}

function readExemption(policy: string, exemption: ExemptionConfig, at: string): Exemption {
  if (!matchers.some((matcher) => exemption[matcher] !== undefined)) {
    throw new ConfigurationError(policy, `${at} matches everything; give it at least one of ${matchers.join(", ")}`);
  }
  const { expires } = exemption;
  if (expires !== undefined && !isDay(expires)) {
    throw new ConfigurationError(policy, `${at}.expires is not a day of the calendar; write it as 2027-01-31`);
  }
  try {
    return new Exemption(exemption);
  } catch (error) {
    throw new ConfigurationError(policy, `${at}.${(error as Error).message}`);
  }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
