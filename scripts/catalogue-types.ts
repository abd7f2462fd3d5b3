/**
 * Writes the TypeScript types of the catalogue for both packages from catalogue/schema.json, and the names of its images for
 * editors: `npm run catalogue:types`. With `--check` it changes nothing and fails if they are out of date.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { files, read, schema, teamSchema } from "./catalogue";

const root = join(__dirname, "..");
const targets = [join(root, "policies/images/types.ts"), join(root, "components/catalogue-types.ts")];
const banner = "// Written by scripts/catalogue-types.ts from catalogue/schema.json: `npm run catalogue:types`.";

/** The files to write, by path. */
export async function types(): Promise<Map<string, string>> {
  const source = await compile(plain({ ...schema, required: teamSchema.required }), "CatalogueImage", {
    bannerComment: banner,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
  });
  const text = formatted(source.split("\n").map(readOnly).join("\n"));
  return new Map([
    ...targets.map((target) => [target, text] as const),
    [join(root, "components/image-name.ts"), names()],
  ]);
}

/** The repositories of the catalogue as programs write them. */
function names(): string {
  const repositories = files().flatMap((file) => read(file).repositories);
  const short = repositories.map((repository) => repository.replace(/^docker\.io\/(library\/)?/, ""));
  const literals = [...new Set(short)].filter((name) => !name.includes("*")).sort();
  return formatted(`// Written by scripts/catalogue-types.ts from catalogue/*.yaml: \`npm run catalogue:types\`.

/** The images of the catalogue, so that an editor can complete their names. */
export type ImageName = ${literals.map((name) => JSON.stringify(name)).join(" | ")};
`);
}

/** The schema without `allOf`, from which the generator would make separate types. */
function plain(schema: JSONSchema): JSONSchema {
  const text = JSON.stringify(schema, (key, value) => (key === "allOf" ? undefined : value));
  return JSON.parse(text) as JSONSchema;
}

/** Adds `readonly`, which the generator cannot write. */
function readOnly(line: string): string {
  if (/^\s*(\*|\/)/.test(line)) return line;
  return line.replace(/^(\s+)(\w+\??: )/, "$1readonly $2").replace(/(\w+|\([^)]+\))\[\]/g, "readonly $1[]");
}

function formatted(text: string): string {
  const biome = require.resolve("@biomejs/biome/bin/biome");
  const input = { input: text, encoding: "utf8" } as const;
  return execFileSync(process.execPath, [biome, "format", "--stdin-file-path=types.ts"], { ...input, cwd: root });
}

async function main(): Promise<void> {
  const stale = [...(await types())].filter(([file, text]) => readFileSync(file, "utf8") !== text);
  if (!process.argv.includes("--check")) {
    for (const [file, text] of stale) writeFileSync(file, text);
    return;
  }
  if (stale.length === 0) return;
  console.error(
    `not up to date: ${stale.map(([file]) => relative(root, file)).join(", ")}; run \`npm run catalogue:types\``,
  );
  process.exitCode = 1;
}

if (require.main === module) void main();
