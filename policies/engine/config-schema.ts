import type { PolicyConfigSchema } from "@pulumi/policy";
import type { About, Schema } from "../rule";
import { withoutKeywords } from "../sdk/schema-keywords";

/** The levels of a configuration, in the order of messages and documents. */
export const configurableLevels = ["advisory", "mandatory", "remediate", "disabled"] as const;

/** Continues the key of a date that is none. */
export const noDay = "is not a day of the calendar; write it as 2027-01-31";

const text = (description: string): Schema => ({
  type: "string",
  minLength: 1,
  pattern: "\\S",
  patternErrorMessage: "must not be empty",
  description,
});

/** The options of every rule. */
const common: Readonly<Record<string, Schema>> = {
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
          patternErrorMessage: noDay,
        },
        owner: text("The team or person that answers for it."),
        stack: text("Glob on the name of the stack, dev*, or with a slash on project and stack, shop/prod"),
        resource: text("Glob on the Pulumi name of the resource."),
        kind: text("Glob on the kind: Deployment, CronJob, Container, Service."),
        namespace: text("Glob on the Kubernetes namespace."),
        container: text("Glob on the name of the container."),
        image: text("Repository, with `*` for one segment and `**` for the rest, and optionally a tag or digest."),
      },
    },
  },
};

/** The keys of a rule's configuration, with a sentence for each pattern: for the pack, documents and editors. */
export function keysOf({ options = {} }: Pick<About, "options">): Readonly<Record<string, Schema>> {
  return { ...options, ...common };
}

/** The schema of a rule's configuration that is published: Pulumi Cloud checks by it what is saved for a policy group. */
export function configSchema(rule: Pick<About, "options">): PolicyConfigSchema {
  return { properties: Object.fromEntries(Object.entries(keysOf(rule)).map(([key, one]) => [key, published(one)])) };
}

/** By the schema with all keywords: rules share options, and the schema of images is large. */
const publishedSchemas = new WeakMap<Schema, Schema>();

function published(schema: Schema): Schema {
  const found =
    publishedSchemas.get(schema) ?? withoutKeywords(schema, ["from", "refuse", "adds", "patternErrorMessage"]);
  publishedSchemas.set(schema, found);
  return found;
}
