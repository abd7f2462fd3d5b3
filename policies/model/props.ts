import { UnknownValueError } from "@pulumi/policy";
import { type Path, showPath } from "./path";

type Reading = { readonly value: unknown } | { readonly unknown: Path };

/** What has been read at one place and at those below it. */
interface Place {
  readonly reading: Reading;
  below?: Map<string | number, Place>;
}

/**
 * The inputs of one resource. Nothing else in the pack touches them: they are proxies that throw on a value that is not
 * known during preview, drop secrets when copied, and may hold any shape a program can write.
 */
export class Props {
  #unknown: Map<string, Path> | undefined;
  /** Every step through the proxies is slow, and rules look at the same places again and again. */
  #known: Place;
  #edits = 0;

  constructor(private readonly root: unknown) {
    this.#known = { reading: { value: root } };
  }

  /** The value at `path`; undefined when it is absent, null, or not known yet (which is recorded, see `watch`). */
  read(path: Path): unknown {
    const reading = this.look(path);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** What is at `path`, or the path that is not known yet (which is recorded, see `watch`). */
  look(path: Path): Reading {
    const reading = this.#walk(path);
    if ("unknown" in reading) this.#record(reading.unknown);
    return reading;
  }

  /** Whether something, known or not, is written at `path`. */
  has(path: Path): boolean {
    const reading = this.#walk(path);
    return "unknown" in reading || (reading.value ?? undefined) !== undefined;
  }

  /** Names of the properties of the object at `path`; none when it is anything else. */
  keys(path: Path): string[] {
    const value = this.read(path);
    return isObject(value) && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /** Paths of the elements of the list at `path`, none when it is anything else. */
  elements(path: Path): Path[] {
    const list = this.read(path);
    // By index: map, filter and their like throw on the proxies of a remediation.
    return Array.isArray(list) ? Array.from({ length: list.length }, (_, index) => [...path, index]) : [];
  }

  /** Paths of those elements of the list at `path` that are objects. */
  objects(path: Path): Path[] {
    return this.elements(path).filter((element) => isObject(this.read(element)));
  }

  /** Concrete paths for a pattern in which `*` stands for every element of a list. */
  expand(pattern: Path): Path[] {
    const star = pattern.indexOf("*");
    if (star < 0) return [pattern];
    const rest = pattern.slice(star + 1);
    return this.objects(pattern.slice(0, star)).flatMap((element) => this.expand([...element, ...rest]));
  }

  /** Whether `write` can succeed: every ancestor is an object, absent or null, and known. */
  canWrite(path: Path): boolean {
    return path.every((step, depth) => {
      const reading = this.#walk(path.slice(0, depth));
      if ("unknown" in reading) return false;
      const value = reading.value ?? undefined;
      return value === undefined ? depth > 0 : Array.isArray(value) ? typeof step === "number" : isObject(value);
    });
  }

  /** Puts `value` at `path` in place, so that secrets, unknowns and the provider's own keys beside it stay. */
  write(path: Path, value: unknown): void {
    const last = path.at(-1);
    if (last === undefined || !this.canWrite(path)) throw new Error(`${showPath(path)} cannot be written`);
    let owner = this.root as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) {
      owner[step] ??= {};
      owner = owner[step] as Record<string | number, unknown>;
    }
    owner[last] = value;
    this.#forget();
  }

  /** Whether `append` can succeed: a list, or nothing yet in a place that can be written. */
  canAppend(path: Path): boolean {
    const reading = this.#walk(path);
    if ("unknown" in reading) return false;
    return (reading.value ?? undefined) === undefined ? this.canWrite(path) : Array.isArray(reading.value);
  }

  /** Adds `value` to the end of the list at `path`, which is made when it is missing. */
  append(path: Path, value: unknown): void {
    if (!this.canAppend(path)) throw new Error(`${showPath(path)} cannot be extended`);
    if (this.read(path) === undefined) this.write(path, []);
    const list = this.read(path) as unknown[];
    list[list.length] = value;
    this.#forget();
  }

  /** Takes element `index` out of the list at `path`. */
  remove(path: Path, index: number): void {
    const list = this.read(path) as unknown[];
    // Their descriptors hold secrets and unknown values as they are: a read would unwrap the ones and throw on the others.
    for (let next = index + 1; next < list.length; next++) {
      Object.defineProperty(list, next - 1, Object.getOwnPropertyDescriptor(list, next) as PropertyDescriptor);
    }
    list.length--;
    this.#forget();
  }

  /** Runs `look` and tells which paths it could not read because they are not known yet. */
  watch<T>(look: () => T): { readonly result: T; readonly unknown: readonly Path[] } {
    const outer = this.#unknown;
    this.#unknown = undefined;
    try {
      const result = look();
      return { result, unknown: this.unknown() };
    } finally {
      this.#unknown = outer;
    }
  }

  /** The paths that were read outside of `watch` and are not known yet. */
  unknown(): readonly Path[] {
    return this.#unknown === undefined ? none : [...this.#unknown.values()];
  }

  /** `look` with a memory: until something is written it runs once; what it could not read is recorded each time. */
  remember<T>(look: () => T): () => T {
    let seen: { readonly result: T; readonly unknown: readonly Path[] } | undefined;
    let edits = this.#edits;
    return () => {
      if (seen === undefined || edits !== this.#edits) {
        seen = this.watch(look);
        edits = this.#edits;
      }
      for (const path of seen.unknown) this.#record(path);
      return seen.result;
    };
  }

  /** Runs `look` for a detail that decides nothing: what is unknown there is not worth a word. */
  peek<T>(look: () => T): T {
    return this.watch(look).result;
  }

  #walk(path: Path): Reading {
    let place = this.#known;
    // Where most of the pack's time goes: no iterators, no copies of paths.
    for (let depth = 0; depth < path.length; depth++) {
      const step = path[depth] as string | number;
      let next = place.below?.get(step);
      if (next === undefined) {
        const { reading } = place;
        next = { reading: "unknown" in reading ? reading : property(reading.value, path, depth) };
        place.below ??= new Map();
        place.below.set(step, next);
      }
      place = next;
    }
    return place.reading;
  }

  #record(path: Path): void {
    this.#unknown ??= new Map();
    this.#unknown.set(showPath(path), path);
  }

  #forget(): void {
    this.#known = { reading: { value: this.root } };
    this.#edits++;
  }
}

const none: readonly Path[] = [];

const absent: Reading = { value: undefined };

/** The property of `owner` that the step of `path` at `depth` names. */
function property(owner: unknown, path: Path, depth: number): Reading {
  const step = path[depth] as string | number;
  if (!isObject(owner) || !Object.hasOwn(owner, step)) return absent;
  try {
    return { value: (owner as Record<string | number, unknown>)[step] };
  } catch (error) {
    if (!isUnknownValueError(error)) throw error;
    return { unknown: path.slice(0, depth + 1) };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

// By name too: a program with two copies of the SDK throws the other copy's class.
function isUnknownValueError(error: unknown): boolean {
  return error instanceof UnknownValueError || (error as Error | undefined)?.constructor?.name === "UnknownValueError";
}
