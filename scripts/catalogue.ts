// Builds catalogue/*.yaml into the JSON that the policies and the components load: `tsx scripts/catalogue.ts`.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv, { type ErrorObject } from "ajv";
import { parseDocument } from "yaml";
import { CatalogueFault, expandAll } from "../policies/images/expand";
import { imageFaults } from "../policies/images/faults";
import type { KnownImage } from "../policies/images/lookup";
import type { CatalogueImage, CataloguePath } from "../policies/images/types";
import { writeAtomically } from "../tools/toolchain/cache";
import { runMain } from "./main";

/** The content of an entry's file. */
type Source = CatalogueImage & Required<Pick<CatalogueImage, "known" | "evidence" | "sources">>;

const root = join(__dirname, "..");
const directory = join(root, "catalogue");
const targets = [join(root, "policies", "images"), join(root, "components", "catalogue")];

/** The schema of one YAML file. */
export const schema = JSON.parse(readFileSync(join(directory, "schema.json"), "utf8"));
const { path } = schema.definitions;
const isSize = ({ then }: { then?: { required?: string[] } }) => then?.required?.includes("size");
/** The schema of a team's own entries: evidence and sources may be left out, and a size has a default. */
export const teamSchema = {
  ...schema,
  required: ["name", "repositories", "category", "paths"],
  definitions: {
    ...schema.definitions,
    path: { ...path, allOf: path.allOf.filter((rule: object) => !isSize(rule)) },
  },
};
const validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile<Source>(schema);

/** The YAML files, in the order of their entries' names. */
export function files(): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => basename(file, ".yaml"))
    .sort()
    .map((name) => join(directory, `${name}.yaml`));
}

/** The entries that were right, by their texts: a script asks for all of them several times. */
const right = new Map<string, Source>();

/**
 * Reads one YAML file.
 *
 * @throws Error with the file, each wrong key and what to do
 */
export function read(file: string, text = readFileSync(file, "utf8")): Source {
  const name = basename(file, ".yaml");
  const key = `${name}\n${text}`;
  const known = right.get(key);
  if (known !== undefined) return known;
  const document = parseDocument(text);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const problems = document.errors.map(({ message }) => message.split(":\n")[0] ?? message);
  if (problems.length === 0 && !validate(value)) problems.push(...(validate.errors ?? []).flatMap(problem));
  if (problems.length === 0) {
    problems.push(...[...imageFaults(value as Source)].map(([at, says]) => `\`${at}\` ${says}`));
  }
  if (problems.length === 0) problems.push(...unproven(value as Source), ...undecided(value as Source));
  if (problems.length === 0 && (value as Source).name !== name) {
    problems.push(`\`name\` is "${(value as Source).name}"; write "${name}", or rename the file`);
  }
  if (problems.length > 0)
    throw new Error(`catalogue/${name}.yaml:\n${problems.map((text) => `  ${text}`).join("\n")}`);
  right.set(key, value as Source);
  return value as Source;
}

/** Faults of conditional paths: either a condition tells when they are needed, or `depends` says what decides it. */
function undecided({ paths, variants = [] }: Source): string[] {
  const all = [
    ...paths.map((path, index) => [`paths[${index}]`, path] as const),
    ...variants.flatMap(({ paths = [] }, variant) =>
      paths.map((path, index) => [`variants[${variant}].paths[${index}]`, path] as const),
    ),
  ];
  return all.flatMap(([at, path]) => {
    const told = path.if ?? path.unless ?? path.depends ?? (path.likely || path.chart || undefined);
    if (path.required === "always" || told !== undefined) return [];
    return [
      `\`${at}.depends\` is missing; write configuration or application, or the condition as \`if\` or \`unless\``,
    ];
  });
}

/**
 * Faults of a claim of proof: a run of a published image has a version and a digest; one of rebuilt software has a version and
 * its base, and proves no image.
 */
function unproven({ known = "documented", proven = [] }: Source): string[] {
  const whole = known === "proven" ? proven.filter(({ base }) => base === undefined) : proven;
  if (known !== "documented" && whole.length === 0)
    return ["`proven` is missing; add the runs that prove the entry, or write `known: documented`"];
  return proven.flatMap((run, index) => {
    const missing = (["version", run.base === undefined ? "digest" : "base"] as const).filter(
      (key) => known !== "documented" && run[key] === undefined,
    );
    const claimed = known === "rebuilt" && run.base === undefined ? ["base" as const] : missing;
    return claimed.map((key) => `\`proven[${index}].${key}\` is missing; add it, or write \`known: documented\``);
  });
}

function problem({ instancePath, keyword, params, message, parentSchema }: ErrorObject): string[] {
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
      return [`\`${at}\` ${parentSchema?.patternErrorMessage}`];
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

/**
 * The files to write, by path.
 *
 * @throws Error with the faults of all YAML files
 */
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

/**
 * The forms of all entries.
 *
 * @throws Error with file and key if an entry is built on one that does not exist
 */
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
  runMain(() => {
    const output = build();
    for (const target of targets) mkdirSync(target, { recursive: true });
    // A preview may read them at any moment.
    for (const [file, text] of output) writeAtomically(file, text);
  });
}
