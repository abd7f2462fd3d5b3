import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { listed } from "./text";

type Step = string | number;

/** The lines at which the keys of a JSON text stand. JSON is YAML, whose parser keeps them, and keys that stand twice too. */
export class Places {
  readonly #counter = new LineCounter();
  readonly #root: unknown;

  constructor(text: string) {
    this.#root = parseDocument(text, { lineCounter: this.#counter, uniqueKeys: false, strict: false }).contents;
  }

  /** The line of the key, or of the deepest part of its path that is there; from 1. */
  lineOf(path: readonly Step[]): number {
    let [node, line] = [this.#root, 1];
    for (const step of path) {
      const next = this.#below(node, step);
      if (next === undefined) break;
      [node, line] = [next.value, next.line];
    }
    return line;
  }

  /** The keys that stand more than once in one object, each once. */
  get doubles(): readonly { readonly path: readonly Step[]; readonly text: string }[] {
    return [...this.#doublesIn(this.#root, [])];
  }

  *#doublesIn(node: unknown, path: readonly Step[]): Iterable<{ path: readonly Step[]; text: string }> {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* this.#doublesIn(item, [...path, index]);
    if (!isMap(node)) return;
    const lines = new Map<string, number[]>();
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      lines.set(name, [...(lines.get(name) ?? []), this.#line(key)]);
      yield* this.#doublesIn(value, [...path, name]);
    }
    for (const [name, all] of lines) {
      const own = [...path, name];
      const text = `${shown(own)} stands in lines ${listed(all.map(String))}, of which the Pulumi CLI reads the last alone; merge them`;
      if (all.length > 1) yield { path: own, text };
    }
  }

  #below(node: unknown, step: Step) {
    if (isMap(node)) {
      // The last one counts, as in JSON.
      const pair = node.items.filter(({ key }) => isScalar(key) && key.value === step).at(-1);
      return pair && { value: pair.value, line: this.#line(pair.key) };
    }
    const item = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
    return item === undefined ? undefined : { value: item, line: this.#line(item) };
  }

  #line(node: unknown): number {
    return this.#counter.linePos((node as Node).range?.[0] ?? 0).line;
  }
}

const shown = (path: readonly Step[]) =>
  path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    "",
  );
