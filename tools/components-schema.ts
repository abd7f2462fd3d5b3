// The schema of the component package as Pulumi infers it: `npm run schema -w components` writes it to
// components/schema.json; with `-- --check` it writes nothing and fails if the file differs.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getPulumiComponents } from "@pulumi/pulumi/provider/experimental";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import * as hardened from "../components";

const directory = join(__dirname, "../components");

export const schemaFile = join(directory, "schema.json");

interface Properties {
  [name: string]: { description?: string; [key: string]: unknown };
}

/** The parts of a schema that the tests look at. */
export interface Schema {
  name: string;
  namespace: string;
  resources: Record<
    string,
    { description?: string; inputProperties: Properties; requiredInputs?: string[]; properties: Properties }
  >;
  types: Record<string, { properties?: Properties; required?: string[]; enum?: object[] }>;
  language?: Record<string, object>;
}

/** The schema, inferred as the provider host does for another language, with what a registry shows of the package. */
export function inferredSchema(): Schema {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const [namespace, name] = manifest.name.replace("@", "").split("/");
  const names = new Set(getPulumiComponents(hardened).map((component) => component.name));
  const { components, typeDefinitions, dependencies } = new Analyzer(directory, name, manifest, names).analyze();
  const { version, description } = manifest;
  const schema = generateSchema(name, version, description, components, typeDefinitions, dependencies, namespace);
  const { homepage, license, keywords } = manifest;
  const repository = manifest.repository.url.replace(/^git\+|\.git$/g, "");
  const about = { displayName: "Hardened containers", publisher: namespace, homepage, repository, license, keywords };
  const { language } = schema as { language?: Record<string, object> };
  // The generator makes no arguments of a type that stands only in a list or a map of plain values (pulumi/pulumi,
  // pkg/codegen/go/gen.go, populateDetailsForTypes), and uses them all the same.
  const go = { ...language?.go, generateExtraInputTypes: true };
  return JSON.parse(JSON.stringify({ ...schema, language: { ...language, go }, ...about }));
}

if (require.main === module) {
  const text = `${JSON.stringify(inferredSchema(), null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(schemaFile, text);
  else if (readFileSync(schemaFile, "utf8") !== text) {
    console.error("components/schema.json is not what the components declare; run `npm run schema -w components`");
    process.exitCode = 1;
  }
}
