import { setOwn } from "./objects";
import { isObject } from "./proxies";

/** The keys of a document whose provider compares keys without case. Keys that are not listed keep their spelling. */
export interface Spelling {
  /** Keys in the spelling of the adapters. */
  readonly names: readonly string[];
  /** Keys of objects with names that the program chooses; those names keep their case. */
  readonly maps: readonly string[];
  /** Keys that differ below a key. */
  readonly below?: Readonly<Record<string, Spelling>>;
}

/** A document with keys in the spelling of the adapters. */
export interface Respelled {
  readonly root: unknown;
  /** Whether an object has a key twice; parsers differ about which one counts. */
  readonly repeated: boolean;
  /** The document with its original keys. */
  restored(): unknown;
}

const deepest = 500;

/** `document`, parsed from `text`, with the keys of `spelling`; undefined if it is nested too deeply. */
export function respell(text: string, document: unknown, spelling: Spelling): Respelled | undefined {
  const speller = new Speller();
  const root = speller.read(document, spelling, 0);
  if (speller.tooDeep) return undefined;
  return {
    root,
    repeated: speller.clashes || speller.keys !== countKeys(text),
    restored: () => speller.write(root),
  };
}

/** The number of keys in a JSON text. */
export function countKeys(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
}

/** A key without case, as Go's JSON decoder compares it: it folds the long s and the Kelvin sign too. */
export const folded = (key: string) => key.toLowerCase().toUpperCase();

class Speller {
  keys = 0;
  clashes = false;
  tooDeep = false;
  /** The original keys of an object, by its new keys. */
  readonly #former = new WeakMap<object, Map<string, string>>();

  read(value: unknown, spelling: Spelling | undefined, depth: number): unknown {
    if (depth > deepest) {
      this.tooDeep = true;
      return undefined;
    }
    if (Array.isArray(value)) return value.map((inner) => this.read(inner, spelling, depth + 1));
    if (!isObject(value)) return value;
    const copy = {};
    const former = new Map<string, string>();
    const seen = new Set<string>();
    for (const [key, inner] of Object.entries(value)) {
      this.keys++;
      const name = spelling === undefined ? key : nameOf(spelling, key);
      if (spelling !== undefined) this.clashes ||= seen.size === seen.add(folded(key)).size;
      if (name !== key) former.set(name, key);
      setOwn(copy, name, this.read(inner, spelling && spellingBelow(spelling, name), depth + 1));
    }
    if (former.size > 0) this.#former.set(copy, former);
    return copy;
  }

  write(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((inner) => this.write(inner));
    if (!isObject(value)) return value;
    const former = this.#former.get(value);
    const copy = {};
    for (const [key, inner] of Object.entries(value)) setOwn(copy, former?.get(key) ?? key, this.write(inner));
    return copy;
  }
}

function spellingBelow(spelling: Spelling, name: string): Spelling | undefined {
  if (spelling.maps.includes(name)) return undefined;
  return spelling.below !== undefined && Object.hasOwn(spelling.below, name) ? spelling.below[name] : spelling;
}

const listed = new WeakMap<Spelling, ReadonlyMap<string, string>>();

function nameOf(spelling: Spelling, key: string): string {
  const names = listed.get(spelling) ?? new Map(spelling.names.map((name) => [folded(name), name]));
  listed.set(spelling, names);
  return names.get(folded(key)) ?? key;
}
