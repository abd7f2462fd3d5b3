// Builds catalogue/*.yaml into the JSON that the policies and the components load: `tsx scripts/catalogue.ts`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv, { type ErrorObject } from "ajv";
import { parseDocument } from "yaml";
import { CatalogueFault, expandAll } from "../policies/images/expand";
import { imageFaults } from "../policies/images/faults";
import type { KnownImage } from "../policies/images/lookup";
import type { CatalogueImage, CataloguePath } from "../policies/images/types";

/** The content of an entry's file. */
type Source = CatalogueImage & Required<Pick<CatalogueImage, "known" | "evidence" | "sources">>;

const root = join(__dirname, "..");
const directory = join(root, "catalogue");
const targets = [join(root, "policies", "images"), join(root, "components", "catalogue")];

/** The schema of one YAML file. */
export const schema = JSON.parse(readFileSync(join(directory, "schema.json"), "utf8"));
const { variants: _, proven: __, ...keysOfTeam } = schema.properties;
/** The schema of a team's own entries: without evidence and sources, and with an entry of its own for each variant. */
export const teamSchema = {
  ...schema,
  required: ["name", "repositories", "category", "paths"],
  properties: keysOfTeam,
};
const validate = new Ajv({ allErrors: true, strict: false }).compile<Source>(schema);

/** The YAML files, in the order of their entries' names. */
export function files(): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => basename(file, ".yaml"))
    .sort()
    .map((name) => join(directory, `${name}.yaml`));
}

/** Reads one YAML file. Throws an Error with the file, each wrong key and what to do. */
export function read(file: string, text = readFileSync(file, "utf8")): Source {
  const name = basename(file, ".yaml");
  const document = parseDocument(text);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const problems = document.errors.map(({ message }) => message.split(":\n")[0] ?? message);
  if (problems.length === 0 && !validate(value)) problems.push(...(validate.errors ?? []).flatMap(problem));
  if (problems.length === 0) {
    problems.push(...[...imageFaults(value as Source)].map(([at, says]) => `\`${at}\` ${says}`));
  }
  if (problems.length === 0) problems.push(...unproven(value as Source));
  if (problems.length === 0 && (value as Source).name !== name) {
    problems.push(`\`name\` is "${(value as Source).name}"; write "${name}", or rename the file`);
  }
  if (problems.length > 0)
    throw new Error(`catalogue/${name}.yaml:\n${problems.map((text) => `  ${text}`).join("\n")}`);
  return value as Source;
}

/** Faults of a claim of proof: a run of the image itself has a version and a digest, whoever rebuilt other software. */
function unproven({ known, proven }: Source): string[] {
  if (known !== "proven") return [];
  if (proven === undefined)
    return ["`proven` is missing; add the runs that prove the entry, or write `known: documented`"];
  return proven.flatMap((run, index) =>
    (["version", "digest"] as const)
      .filter((key) => run[key] === undefined)
      .map((key) => `\`proven[${index}].${key}\` is missing; add it, or write \`known: documented\``),
  );
}

function problem({ instancePath, keyword, params, message }: ErrorObject): string[] {
  const at = instancePath
    .slice(1)
    .replace(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
  const key = (name: string) => `\`${at === "" ? name : `${at}.${name}`}\``;
  switch (keyword) {
    case "if":
      // The keyword inside has an error of its own.
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

/** The fields that are needed at run time; the prose stays in the sources. */
export function trim({
  evidence,
  sources,
  proven,
  settings,
  notes,
  paths,
  variants,
  ...image
}: Source): CatalogueImage {
  const trimmed = (all: readonly CataloguePath[]) => all.map(({ note, ...path }) => path);
  const varied = variants?.map((variant) => ({ ...variant, ...(variant.paths && { paths: trimmed(variant.paths) }) }));
  return { ...image, paths: trimmed(paths), ...(varied && { variants: varied }) };
}

/** The files to write, by path. Throws an Error with the faults of all YAML files. */
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
  const known = expanded(images);
  const [policies = "", components = ""] = targets;
  return new Map([
    [join(policies, "images.json"), lines(known)],
    [join(policies, "schema.json"), `${JSON.stringify(inlined(teamSchema))}\n`],
    [join(components, "images.json"), lines(known)],
  ]);
}

/** The forms of all entries. Throws an Error with file and key if an entry is built on one that does not exist. */
function expanded(images: readonly CatalogueImage[]): readonly KnownImage[] {
  try {
    return expandAll(images);
  } catch (error) {
    if (!(error instanceof CatalogueFault)) throw error;
    throw new Error(`catalogue/${images[error.index]?.name}.yaml:\n  \`${error.at}\` ${error.says}`);
  }
}

/** The schema with its definitions put in place: inside the schema of a configuration, references would not resolve. */
function inlined({ $schema, definitions, ...rest }: typeof schema): object {
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inline);
    if (typeof value !== "object" || value === null) return value;
    if ("$ref" in value) return inline(definitions[String(value.$ref).replace("#/definitions/", "")]);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inline(one)]));
  };
  return inline(rest) as object;
}

const lines = (images: readonly KnownImage[]) => `[\n${images.map((image) => JSON.stringify(image)).join(",\n")}\n]\n`;

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
