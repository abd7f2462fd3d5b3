// Serves the components to programs in other languages; plugin/PulumiPlugin.yaml starts it. Pulumi's own host would infer
// the schema with a TypeScript compiler, which installations of the package lack; this host reads schema.json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { main } from "@pulumi/pulumi/provider";
import * as hardened from "./index";

type Component = new (
  name: string,
  args: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource & Record<string, unknown>;

interface Schema {
  version: string;
  resources: Record<string, { properties: object }>;
}

// The compiled file is one level below the package.
const schema = readFileSync(join(__dirname, "..", "schema.json"), "utf8");
const { version, resources }: Schema = JSON.parse(schema);

async function construct(name: string, type: string, inputs: pulumi.Inputs, options: pulumi.ComponentResourceOptions) {
  const described = resources[type];
  if (described === undefined) {
    throw new Error(`${type} is none of the components of this package: ${Object.keys(resources).join(", ")}`);
  }
  const components = hardened as unknown as Record<string, Component>;
  const component = new (components[type.slice("hardened:index:".length)] as Component)(name, inputs, options);
  const state = Object.fromEntries(Object.keys(described.properties).map((output) => [output, component[output]]));
  return { urn: component.urn, state };
}

main({ version, schema, construct }, process.argv.slice(2));
