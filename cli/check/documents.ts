import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  Parser,
} from "yaml";
import { oneLine } from "../text";

/** One document of a file. */
export interface Found {
  /** From 1. */
  readonly number: number;
  readonly value: unknown;
  /** The template of a chart that helm names above the document. */
  readonly template: string | undefined;
  /** Keys that stand more than once in one object, of which the last counts, as in Go's decoders and in JSON. */
  readonly doubles: readonly { readonly key: string; readonly line: number }[];
  /** The line of the key, or of the item, at a path; of the deepest part of it that is there. */
  lineAt(path: readonly (string | number)[]): number;
}

/** What is wrong with a document that cannot be read. It quotes nothing, since any text of a document may be a secret. */
export interface Trouble {
  readonly number: number;
  readonly line: number;
  /** Continues `document 2`. */
  readonly says: string;
}

/** An error about a place of a document; `says` continues `document 2`, and quotes no value. */
export class Misread extends Error {
  override name = "Misread";

  constructor(
    readonly line: number,
    readonly says: string,
  ) {
    super(says);
  }
}

/** Is told what is wrong with a part of a document; the other parts are judged all the same. */
export type Told = (misread: Misread) => void;

/** What `read` returns of each part that it can read. */
export function readable<Part, Result>(parts: readonly Part[], told: Told, read: (part: Part) => Result[]): Result[] {
  return parts.flatMap((part) => {
    try {
      return read(part);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      told(error);
      return [];
    }
  });
}

/** Kubernetes reads YAML 1.1, in which `yes` is true; Compose reads YAML 1.2, in which `33:33` is a text. */
export type Dialect = "yaml-1.1" | "core";

/** The deepest nesting and the most values of one document, with its aliases followed. */
const deepest = 200;
const most = 1_000_000;

/** The documents in a text of YAML or JSON that are not empty. Takes time in proportion to the text. */
export function documentsIn(text: string, dialect: Dialect): { found: Found[]; troubles: Trouble[] } {
  const lines = new LineCounter();
  const found: Found[] = [];
  const troubles: Trouble[] = [];
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = tokens.find((token) => depthOf(token) > deepest);
  if (deep !== undefined) {
    const number = tokens.filter(({ type }) => type === "document").indexOf(deep) + 1;
    const line = lines.linePos((deep as CST.Document).offset).line;
    return { found, troubles: [{ number, line, says: `is nested deeper than ${deepest} levels` }] };
  }
  const composer = new Composer({
    schema: dialect,
    merge: true,
    uniqueKeys: false,
    logLevel: "silent",
    lineCounter: lines,
  });
  const json = isJson(text);
  for (const [index, document] of [...composer.compose(tokens, false, text.length)].entries()) {
    const number = index + 1;
    const lineOf = (offset: number) => lines.linePos(Math.min(offset, text.length)).line;
    const trouble = (offset: number, says: string) => troubles.push({ number, line: lineOf(offset), says });
    const [start, , end] = document.range;
    // JSON may be indented by tabs.
    const [error] = json ? [] : document.errors;
    if (error !== undefined) {
      const what = error.code.toLowerCase().replaceAll("_", " ");
      const template = /\{\{/.test(text.slice(start, end)) ? ", and holds {{ }} of a template: render it first" : "";
      trouble(error.pos[0], `is no YAML (${what})${template}`);
      continue;
    }
    const survey = new Survey(document.contents);
    const at = (node: unknown) => (node as Node | null)?.range?.[0] ?? start;
    if (survey.fault !== undefined) {
      trouble(at(survey.fault.node), survey.fault.says);
      continue;
    }
    const value = plain(document.toJS({ maxAliasCount: -1 }));
    if (value === null || value === undefined) continue;
    found.push({
      number,
      value,
      template: templateOf(document),
      doubles: survey.doubles.map(({ key, node }) => ({ key, line: lineOf(at(node)) })),
      lineAt: (path) => lineOf(at(nodeAt(document.contents, path))),
    });
  }
  return { found, troubles };
}

/** The nesting of a document, found without recursion: a hostile one would exhaust the stack. */
function depthOf(token: CST.Token): number {
  let deep = 0;
  const left: [token: unknown, depth: number][] = [[token, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [{ value, items = [] }, depth] = next as [{ value?: unknown; items?: CST.CollectionItem[] }, number];
    deep = Math.max(deep, depth);
    if (typeof value === "object" && value !== null) left.push([value, depth]);
    for (const item of items) {
      if (item.key) left.push([item.key, depth + 1]);
      if (item.value) left.push([item.value, depth + 1]);
    }
  }
  return deep;
}

function isJson(text: string): boolean {
  if (!/^\ufeff?\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\ufeff/, ""));
    return true;
  } catch {
    return false;
  }
}

/** One look at all nodes of a document, before they become values. */
class Survey {
  fault: { readonly node: unknown; readonly says: string } | undefined;
  readonly doubles: { readonly key: string; readonly node: unknown }[] = [];
  /** The number of values below each anchor. */
  readonly #anchors = new Map<string, number>();

  constructor(contents: unknown) {
    this.#size(contents);
  }

  /** The number of values that a node makes. */
  #size(node: unknown): number {
    if (isAlias(node)) {
      const size = this.#anchors.get(node.source);
      if (size === undefined) this.#blame(node, "has an alias whose anchor does not stand above it");
      return size ?? 1;
    }
    let size = 1;
    if (isMap(node)) this.#lookAtKeys(node.items.map(({ key }) => key));
    if (isCollection(node)) {
      for (const item of node.items) {
        size += isPair(item) ? this.#size(item.key) + this.#size(item.value) : this.#size(item);
        if (size > most)
          this.#blame(node, `has more than ${most.toLocaleString("en")} values, with its aliases followed`);
        if (this.fault !== undefined) return size;
      }
    }
    // Go's decoders read a number with a leading zero in base eight.
    if (isScalar(node) && typeof node.value === "number" && /^0[0-7]+$/.test(node.source ?? "")) {
      node.value = Number.parseInt(node.source as string, 8);
    }
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) this.#anchors.set(anchor, size);
    return size;
  }

  #lookAtKeys(keys: readonly unknown[]): void {
    const seen = new Set<unknown>();
    for (const key of keys) {
      // `{{ .Values.image }}` reads as a map whose key is a map.
      if (isMap(key)) this.#blame(key, "holds {{ }} of a template: render it first");
      if (!isScalar(key)) continue;
      if (seen.has(key.value) && key.value !== "<<")
        this.doubles.push({ key: oneLine(String(key.value), 60), node: key });
      seen.add(key.value);
    }
  }

  #blame(node: unknown, says: string): void {
    this.fault ??= { node, says };
  }
}

/** The value as JSON has it, as both Kubernetes and Compose take it. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (value instanceof Set) return plain([...value]);
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function nodeAt(contents: unknown, path: readonly (string | number)[]): unknown {
  let [node, place] = [contents, contents];
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      [node, place] = [pair.value, pair.key];
    } else if (isCollection(node)) {
      node = node.items[Number(step)];
      if (node === undefined) break;
      place = node;
    } else break;
  }
  return place;
}

/** Helm writes `# Source: web/templates/deployment.yaml` above each document. */
function templateOf({ commentBefore, contents }: Document.Parsed): string | undefined {
  const first = isMap(contents) ? (contents.items[0]?.key as Node | undefined) : undefined;
  const comments = [commentBefore, contents?.commentBefore, first?.commentBefore].join("\n");
  const [, template] = /^ ?Source: ([\w./-]{1,200})$/m.exec(comments) ?? [];
  return template;
}
