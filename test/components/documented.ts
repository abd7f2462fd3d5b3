// Values for arguments, taken from the `Example:` in the documentation of each, as the schema has it.
import * as pulumi from "@pulumi/pulumi";
import type { Schema } from "../../tools/components-schema";

/** A property of a schema, as Pulumi writes it. */
export interface Property {
  type?: string;
  $ref?: string;
  items?: Property;
  additionalProperties?: Property;
  description?: string;
}

/** Types of which a value sets exactly one property (the listed ones, first as the default here). */
export const choices: Readonly<Record<string, readonly string[]>> = {
  WritablePath: ["tmpfs", "bind", "volume"],
  ServiceWritablePath: ["tmpfs", "bind", "volume"],
  PodWritablePath: ["tmpfs", "scratch", "volume", "shared", "bind"],
  TaskWritablePath: ["tmpfs", "empty", "volume", "docker"],
  ReadOnlyMount: ["bind", "volume"],
  PodReadOnlyMount: ["configMap", "shared", "secret", "claim", "bind"],
  ServiceFile: ["content", "secret"],
  PodFile: ["content", "secret"],
  EnvSource: ["field", "secret", "configMap"],
  PreStop: ["command", "http", "sleep"],
  Probe: ["tcp", "http", "grpc", "command"],
};

/** The names that examples use, as a program would have them. */
const program: Record<string, unknown> = {
  config: { requireSecret: (key: string) => pulumi.secret(`the ${key}`) },
  readFileSync: () => '{"defaultAction":"SCMP_ACT_ERRNO"}',
  network: { name: "back", id: "n1" },
  namespace: { metadata: { name: "blog" } },
  claim: { metadata: { name: "library" } },
  db: { serviceName: "db" },
};

/** The name of a type or component without package and module. */
export function kindOf(token: string): string {
  return token.split(":").at(-1) ?? token;
}

/** The type that a property refers to, itself or by its elements. */
export function referred(
  schema: Schema,
  property: Property,
): { kind: string; type: Schema["types"][string] } | undefined {
  const reference = property.$ref ?? property.items?.$ref ?? property.additionalProperties?.$ref;
  if (reference === undefined) return undefined;
  const token = reference.replace("#/types/", "");
  return { kind: kindOf(token), type: schema.types[token] as Schema["types"][string] };
}

/** The value that the documentation of a property gives as its example; for a flag or a word, one that is not the default. */
export function exampleOf(schema: Schema, name: string, property: Property): unknown {
  const { description = "", type } = property;
  const words = property.$ref === undefined ? undefined : referred(schema, property)?.type.enum;
  if (words !== undefined) {
    const preset = /Default: "([^"]*)"/.exec(description)?.[1];
    return (words as { value: string }[]).map(({ value }) => value).find((value) => value !== preset);
  }
  if (type === "boolean") return true;
  const text = /Example: ([\s\S]*)$/.exec(description)?.[1]?.trim().replace(/\.$/, "");
  if (text === undefined) throw new Error(`the documentation of \`${name}\` has no example`);
  for (const expression of [text, text.split(/, (?:or|for) /)[0] as string, text.split("; ")[0] as string]) {
    try {
      return new Function(...Object.keys(program), `return (${expression});`)(...Object.values(program));
    } catch {}
  }
  throw new Error(`the example of \`${name}\` is no expression: ${text}`);
}
