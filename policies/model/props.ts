import { UnknownValueError } from "@pulumi/policy";
import { type Path, showPath } from "./path";

type Reading = { readonly value: unknown } | { readonly unknown: Path };

/**
 * The inputs of one resource. Nothing else in the pack touches them: they are proxies that throw on a value that is not
 * known during preview, drop secrets when copied, and may hold any shape a program can write.
 */
export class Props {
  #unknown = new Map<string, Path>();
  /** Every step through the proxies is slow, and rules look at the same places again and again. */
  readonly #known = new Map<string, Reading>();

  constructor(private readonly root: unknown) {}

  /** The value at `path`; undefined when it is absent, null, or not known yet (which is recorded, see `watch`). */
  read(path: Path): unknown {
    const reading = this.look(path);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** What is at `path`, or the path that is not known yet (which is recorded, see `watch`). */
  look(path: Path): Reading {
    const reading = this.#walk(path);
    if ("unknown" in reading) this.#unknown.set(showPath(reading.unknown), reading.unknown);
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
    this.#known.clear();
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
    this.#known.clear();
  }

  /** Takes element `index` out of the list at `path`. */
  remove(path: Path, index: number): void {
    const list = this.read(path) as unknown[];
    // Their descriptors hold secrets and unknown values as they are: a read would unwrap the ones and throw on the others.
    for (let next = index + 1; next < list.length; next++) {
      Object.defineProperty(list, next - 1, Object.getOwnPropertyDescriptor(list, next) as PropertyDescriptor);
    }
    list.length--;
    this.#known.clear();
  }

  /** Runs `look` and tells which paths it could not read because they are not known yet. */
  watch<T>(look: () => T): { readonly result: T; readonly unknown: readonly Path[] } {
    const outer = this.#unknown;
    this.#unknown = new Map();
    try {
      const result = look();
      return { result, unknown: [...this.#unknown.values()] };
    } finally {
      this.#unknown = outer;
    }
  }

  /** The paths that were read outside of `watch` and are not known yet. */
  unknown(): readonly Path[] {
    return [...this.#unknown.values()];
  }

  /** Runs `look` for a detail that decides nothing: what is unknown there is not worth a word. */
  peek<T>(look: () => T): T {
    return this.watch(look).result;
  }

  #walk(path: Path): Reading {
    const step = path.at(-1);
    if (step === undefined) return { value: this.root };
    const key = path.join("\0");
    let reading = this.#known.get(key);
    if (reading === undefined) {
      const owner = this.#walk(path.slice(0, -1));
      reading = "unknown" in owner ? owner : property(owner.value, step, path);
      this.#known.set(key, reading);
    }
    return reading;
  }
}

function property(owner: unknown, step: string | number, path: Path): Reading {
  if (!isObject(owner) || !Object.hasOwn(owner, step)) return { value: undefined };
  try {
    return { value: (owner as Record<string | number, unknown>)[step] };
  } catch (error) {
    if (!isUnknownValueError(error)) throw error;
    return { unknown: path };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

// By name too: a program with two copies of the SDK throws the other copy's class.
function isUnknownValueError(error: unknown): boolean {
  return error instanceof UnknownValueError || (error as Error | undefined)?.constructor?.name === "UnknownValueError";
}
