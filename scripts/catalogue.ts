// Builds catalogue/*.yaml into the JSON that the policies and the components load: `tsx scripts/catalogue.ts`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv, { type ErrorObject } from "ajv";
import { parseDocument } from "yaml";
import type { CatalogueImage, CataloguePath } from "../policies/images/catalogue";
import { imageFaults } from "../policies/images/faults";

type Source = CatalogueImage & Record<"evidence" | "sources" | "settings" | "notes", unknown>;

const root = join(__dirname, "..");
const directory = join(root, "catalogue");
const targets = [join(root, "policies", "images"), join(root, "components", "catalogue")];

/** The schema of one YAML file. */
export const schema = JSON.parse(readFileSync(join(directory, "schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, strict: false }).compile<Source>(schema);

/** The YAML files, in the order of their entries' names. */
export function files(): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => basename(file, ".yaml"))
    .sort()
    .map((name) => join(directory, `${name}.yaml`));
}

/** Reads one YAML file. Throws an Error that names the file, each key that is wrong and what to do. */
export function read(file: string, text = readFileSync(file, "utf8")): Source {
  const name = basename(file, ".yaml");
  const document = parseDocument(text);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const problems = document.errors.map(({ message }) => message.split(":\n")[0] ?? message);
  if (problems.length === 0 && !validate(value)) problems.push(...(validate.errors ?? []).flatMap(problem));
  if (problems.length === 0) {
    problems.push(...[...imageFaults(value as Source)].map(([at, says]) => `\`${at}\` ${says}`));
  }
  if (problems.length === 0 && (value as Source).name !== name) {
    problems.push(`\`name\` is "${(value as Source).name}"; write "${name}", or rename the file`);
  }
  if (problems.length > 0)
    throw new Error(`catalogue/${name}.yaml:\n${problems.map((text) => `  ${text}`).join("\n")}`);
  return value as Source;
}

function problem({ instancePath, keyword, params, message }: ErrorObject): string[] {
  const at = instancePath
    .slice(1)
    .replace(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
  const key = (name: string) => `\`${at === "" ? name : `${at}.${name}`}\``;
  switch (keyword) {
    case "if":
      // The keyword inside says what is wrong.
      return [];
    case "additionalProperties":
      return [`${key(params.additionalProperty)} is not a key of the schema; remove it or correct its spelling`];
    case "required":
      return [`${key(params.missingProperty)} is missing; add it`];
    case "enum":
      return [`\`${at}\` must be one of ${params.allowedValues.join(", ")}`];
    case "pattern":
      return [`\`${at}\` must match ${params.pattern}`];
    case "type":
      return [`\`${at || "the file"}\` must be ${params.type}${params.type === "string" ? "; put it in quotes" : ""}`];
    case "false schema":
      return [`\`${at}\` only goes with \`required: conditional\`; remove it`];
    default:
      return [`\`${at}\` ${message}`];
  }
}

/** What is needed at run time; the prose stays in the sources. */
export function trim({ evidence, sources, settings, notes, paths, ...image }: Source): CatalogueImage {
  const trimmed = paths.map(({ note, ...path }: CataloguePath & { note?: string }) => path);
  return { ...image, paths: trimmed };
}

/** The files to write, by path. Throws an Error that lists what is wrong in all YAML files. */
export function build(): Map<string, string> {
  const problems: string[] = [];
  const images = files().flatMap((file) => {
    try {
      return [trim(read(file))];
    } catch (error) {
      problems.push((error as Error).message);
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  // A team's own entries are not asked how they are known.
  const { $schema, ...own } = { ...schema, required: ["name", "repositories", "category", "paths"] };
  const [policies = "", components = ""] = targets;
  return new Map([
    [join(policies, "images.json"), lines(images)],
    [join(policies, "schema.json"), `${JSON.stringify(own)}\n`],
    [join(components, "images.json"), lines(images)],
  ]);
}

const lines = (images: readonly CatalogueImage[]) =>
  `[\n${images.map((image) => JSON.stringify(image)).join(",\n")}\n]\n`;

if (require.main === module) {
  try {
    const output = build();
    for (const target of targets) mkdirSync(target, { recursive: true });
    for (const [file, text] of output) writeFileSync(file, text);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
