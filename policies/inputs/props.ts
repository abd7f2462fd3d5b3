import { UnknownValueError } from "@pulumi/policy";
import { type Path, showPath } from "./path";
import { asSent, beneath, isMarkedSecret, isObject, isUnknown } from "./proxies";

type Reading = { readonly value: unknown } | { readonly unknown: Path };

/**
 * The inputs of one resource. Nothing else in the pack touches them: they are proxies that throw on a value that is not
 * known during preview, drop secrets when copied, and may hold any shape a program can write. Where a reader takes two
 * paths, the second one goes on from the first: a path that many share need not be copied.
 */
export class Props {
  #unknown: Map<string, Path> | undefined;
  #readable: unknown;
  #sent: unknown;
  #edits = 0;

  constructor(private readonly root: unknown) {}

  /** The value at `path`; undefined when it is absent, null, or not known yet (which is recorded, see `watch`). */
  read(path: Path, below?: Path): unknown {
    const reading = this.look(path, below);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** Like `read`, for a detail that decides nothing: that it is not known is not worth a word. */
  glance(path: Path, below?: Path): unknown {
    const reading = this.#walk(path, below);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** What is at `path`, or the path that is not known yet (which is recorded, see `watch`). */
  look(path: Path, below?: Path): Reading {
    const reading = this.#walk(path, below);
    if ("unknown" in reading) this.#record(reading.unknown);
    return reading;
  }

  /** Whether something, known or not, is written at `path`. */
  has(path: Path, below?: Path): boolean {
    const reading = this.#walk(path, below);
    return "unknown" in reading || (reading.value ?? undefined) !== undefined;
  }

  /** Whether the value at `path`, or what it is a part of, is a secret. False where the SDK does not let anybody tell. */
  isSecret(path: Path): boolean {
    // In a remediation the inputs themselves hold the marks.
    this.#sent ??= asSent(this.root) ?? this.root;
    let value = this.#sent;
    for (const step of path) {
      if (!isObject(value)) return false;
      value = Object.getOwnPropertyDescriptor(value, step)?.value;
      if (isMarkedSecret(value)) return true;
    }
    return false;
  }

  /** Names of the properties of the object at `path`; none when it is anything else. */
  keys(path: Path): string[] {
    const value = this.read(path);
    return isObject(value) && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /** Paths of the elements of the list at `path`, none when it is anything else. */
  elements(path: Path, below: Path = none): Path[] {
    const list = this.read(path, below);
    // By index: map, filter and their like throw on the proxies of a remediation.
    if (!Array.isArray(list)) return [];
    const paths: Path[] = [];
    for (let index = 0; index < list.length; index++) paths.push([...path, ...below, index]);
    return paths;
  }

  /** Paths of those elements of the list at `path` that are objects. */
  objects(path: Path, below?: Path): Path[] {
    return this.elements(path, below).filter((element) => isObject(this.read(element)));
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
    this.#edits++;
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
    this.#edits++;
  }

  /** Takes element `index` out of the list at `path`. */
  remove(path: Path, index: number): void {
    const list = this.read(path) as unknown[];
    // Their descriptors hold secrets and unknown values as they are: a read would unwrap the ones and throw on the others.
    for (let next = index + 1; next < list.length; next++) {
      Object.defineProperty(list, next - 1, Object.getOwnPropertyDescriptor(list, next) as PropertyDescriptor);
    }
    list.length--;
    this.#edits++;
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
    const outer = this.#unknown;
    this.#unknown = undefined;
    try {
      return look();
    } finally {
      this.#unknown = outer;
    }
  }

  #walk(path: Path, below: Path = none): Reading {
    this.#readable ??= beneath(this.root);
    let value = this.#readable;
    const { length } = path;
    // Where most of the pack's time goes: no iterators, no copies of paths.
    for (let depth = 0; depth < length + below.length; depth++) {
      const step = (depth < length ? path[depth] : below[depth - length]) as string | number;
      if (!isObject(value) || !Object.hasOwn(value, step)) return absent;
      try {
        value = value[step];
      } catch (error) {
        if (!isUnknownValueError(error)) throw error;
        return { unknown: [...path, ...below].slice(0, depth + 1) };
      }
      if (isUnknown(value)) return { unknown: [...path, ...below].slice(0, depth + 1) };
    }
    return { value };
  }

  #record(path: Path): void {
    this.#unknown ??= new Map();
    this.#unknown.set(showPath(path), path);
  }
}

const none: readonly [] = [];

const absent: Reading = { value: undefined };

// By name too: a program with two copies of the SDK throws the other copy's class.
function isUnknownValueError(error: unknown): boolean {
  return error instanceof UnknownValueError || (error as Error | undefined)?.constructor?.name === "UnknownValueError";
}
