// Writes schema.json beside this file from the typings of @pulumi/docker: each resource's arguments and the types in
// them. Run with `tsx`; a test fails if the file differs from the installed typings.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as ts from "typescript";

type Type = "string" | "number" | "boolean" | "any" | { array: Type } | { map: Type } | { object: string };
interface Property {
  type: Type;
  required?: true;
}
export interface Schema {
  /** The SDK's version. */
  version: string;
  /** Type token of a resource to the name of its arguments' type. */
  resources: Record<string, string>;
  types: Record<string, Record<string, Property>>;
}

const FILE = join(__dirname, "schema.json");
const SDK = dirname(require.resolve("@pulumi/docker/package.json"));
// An Image is not made from the Terraform provider, and its previews read a Dockerfile. A BuildxBuilder's defaults depend
// on each other.
const LEFT_OUT = new Set(["BuildxBuilder", "Image"]);

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SDK, file), "utf8"), ts.ScriptTarget.Latest, true);
}

/** `pulumi.Input<T | undefined>` to `T`. */
function unwrap(node: ts.TypeNode): ts.TypeNode {
  if (ts.isUnionTypeNode(node)) {
    const rest = node.types.filter((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword);
    return rest.length === 1 ? unwrap(rest[0] as ts.TypeNode) : node;
  }
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === "pulumi.Input") {
    return unwrap(node.typeArguments?.[0] as ts.TypeNode);
  }
  return node;
}

function typeOf(wrapped: ts.TypeNode): Type {
  const node = unwrap(wrapped);
  if (node.kind === ts.SyntaxKind.StringKeyword) return "string";
  if (node.kind === ts.SyntaxKind.NumberKeyword) return "number";
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return "boolean";
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "any";
  if (ts.isArrayTypeNode(node)) return { array: typeOf(node.elementType) };
  if (ts.isTypeLiteralNode(node)) {
    const [member] = node.members;
    if (member !== undefined && ts.isIndexSignatureDeclaration(member)) return { map: typeOf(member.type) };
  }
  const name = node.getText();
  if (ts.isTypeReferenceNode(node) && name.startsWith("inputs.")) return { object: name.slice("inputs.".length) };
  throw new Error(`@pulumi/docker has a type that this does not know: ${name}`);
}

function properties(declaration: ts.InterfaceDeclaration): Record<string, Property> {
  const members = declaration.members.filter(ts.isPropertySignature).map((member): [string, Property] => {
    const type = typeOf(member.type as ts.TypeNode);
    return [member.name.getText(), member.questionToken ? { type } : { type, required: true }];
  });
  return Object.fromEntries(members);
}

function interfaces(file: ts.SourceFile): Map<string, ts.InterfaceDeclaration> {
  return new Map(file.statements.filter(ts.isInterfaceDeclaration).map((found) => [found.name.text, found]));
}

function mentioned(type: Type): string[] {
  if (typeof type === "string") return [];
  if ("object" in type) return [type.object];
  return mentioned("array" in type ? type.array : type.map);
}

/** The schema from the installed typings. */
export function readSchema(): Schema {
  const index = readFileSync(join(SDK, "index.d.ts"), "utf8");
  const inputs = interfaces(parse("types/input.d.ts"));
  const schema: Schema = {
    version: JSON.parse(readFileSync(join(SDK, "package.json"), "utf8")).version,
    resources: {},
    types: {},
  };
  const add = (name: string, declaration: ts.InterfaceDeclaration) => {
    if (schema.types[name] !== undefined) return;
    const found = properties(declaration);
    schema.types[name] = found;
    for (const inner of Object.values(found).flatMap(({ type }) => mentioned(type))) {
      add(inner, inputs.get(inner) as ts.InterfaceDeclaration);
    }
  };
  for (const [, name, file] of index.matchAll(/export type (\w+) = import\("\.\/(\w+)"\)\.\1;/g)) {
    if (name === undefined || file === undefined || name === "Provider" || LEFT_OUT.has(name)) continue;
    const declaration = interfaces(parse(`${file}.d.ts`)).get(`${name}Args`);
    if (declaration === undefined) continue;
    schema.resources[`docker:index/${file}:${name}`] = `${name}Args`;
    add(`${name}Args`, declaration);
  }
  return schema;
}

if (require.main === module) writeFileSync(FILE, `${JSON.stringify(readSchema(), undefined, 2)}\n`);
