import { UnknownValueError } from "@pulumi/policy";
import { Inputs } from "./inputs";
import { type Path, showPath } from "./path";
import { asSent, beneath, encrypted, isMarkedSecret, isObject, isRecord, isUnknown, sentString } from "./proxies";

type Reading = { readonly value: unknown } | { readonly unknown: Path };

/** A property of the inputs. */
export interface Place {
  readonly props: Props;
  readonly path: Path;
}

/**
 * The inputs of one resource. All other code reads and edits them through this class: they are proxies that throw on an
 * unknown value, lose secrets when they are copied, and may hold any shape a program can write. Where a method takes two
 * paths, the second continues the first, so that a path shared by many readers is not copied.
 */
export class Props {
  /** Whether they are rendered from other inputs. */
  readonly rendered: boolean = false;
  #readable: unknown;
  #sent: unknown;

  constructor(
    private readonly root: unknown,
    readonly inputs = new Inputs(),
  ) {}

  /** The value at `path`; undefined if it is absent or null, or unknown, which is recorded in `inputs`. */
  read(path: Path, below?: Path): unknown {
    const reading = this.reading(path, below);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** Like `read`, but does not record an unknown value; for details that cannot change the verdict. */
  readQuietly(path: Path, below?: Path): unknown {
    const reading = this.#walk(path, below);
    return "value" in reading ? (reading.value ?? undefined) : undefined;
  }

  /** The value at `path`, or the path of the unknown value at or above it, which is recorded in `inputs`. */
  reading(path: Path, below?: Path): Reading {
    const reading = this.#walk(path, below);
    if ("unknown" in reading) this.inputs.record(reading.unknown);
    return reading;
  }

  /** The string at a top-level property if it can be read without decoding all other inputs; else undefined. */
  sentString(property: string): string | undefined {
    return sentString(this.root, property);
  }

  /** Whether something, known or not, is written at `path`. */
  has(path: Path, below?: Path): boolean {
    const reading = this.#walk(path, below);
    return "unknown" in reading || (reading.value ?? undefined) !== undefined;
  }

  /** Whether the value at `path`, or one that contains it, is a secret. False if the SDK keeps no marks. */
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

  /** The name of what they declare, in front of a container's; empty for the inputs of a resource. */
  get title(): string {
    return "";
  }

  /** The place that decides about the value at `path` of rendered inputs; undefined if none is known. */
  origin(_path: Path): Place | undefined {
    return undefined;
  }

  /** Names of the properties of the object at `path`; none when it is anything else. */
  keys(path: Path): string[] {
    const value = this.read(path);
    return isObject(value) && !Array.isArray(value) ? Object.keys(value) : [];
  }

  /** Like `keys`, but only those whose values are objects or lists, or not known. */
  branches(path: Path): string[] {
    const value = this.read(path);
    return isRecord(value) ? Object.keys(value).filter((key) => isBranch(value, key)) : [];
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

  /** Whether `write` has an effect: every ancestor is an object, absent or null, and known, and Pulumi takes the new value. */
  canWrite(path: Path): boolean {
    if (this.inputs.ignores(path)) return false;
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
    this.edited();
  }

  /** Whether `append` can succeed: a list, or nothing yet in a place that can be written. */
  canAppend(path: Path): boolean {
    if (this.inputs.ignores(path)) return false;
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
    this.edited();
  }

  /** Takes element `index` out of the list at `path`. */
  remove(path: Path, index: number): void {
    const list = this.read(path) as unknown[];
    // Moved by descriptor: a read would unwrap secrets and throw on unknown values.
    for (let next = index + 1; next < list.length; next++) {
      Object.defineProperty(list, next - 1, Object.getOwnPropertyDescriptor(list, next) as PropertyDescriptor);
    }
    list.length--;
    this.edited();
  }

  /** See `Inputs.collectUnknown`. */
  collectUnknown<T>(look: () => T): { readonly result: T; readonly unknown: readonly Path[] } {
    return this.inputs.collectUnknown(look);
  }

  /** See `Inputs.quietly`. */
  quietly<T>(look: () => T): T {
    return this.inputs.quietly(look);
  }

  /** See `Inputs.cached`. */
  cached<T>(look: () => T): () => T {
    return this.inputs.cached(look);
  }

  /** Called after each edit. */
  protected edited(): void {
    this.inputs.edited();
  }

  #walk(path: Path, below: Path = none): Reading {
    this.#readable ??= beneath(this.root);
    let value = this.#readable;
    const { length } = path;
    // Most of the pack's time is spent here: no iterators, no copies of paths.
    for (let depth = 0; depth < length + below.length; depth++) {
      const step = (depth < length ? path[depth] : below[depth - length]) as string | number;
      if (!isObject(value) || !Object.hasOwn(value, step)) return absent;
      try {
        value = value[step];
      } catch (error) {
        if (!isUnknownValueError(error)) throw error;
        return { unknown: [...path, ...below].slice(0, depth + 1) };
      }
      if (value === encrypted) this.inputs.recordEncrypted([...path, ...below].slice(0, depth + 1));
      if (isUnknown(value)) return { unknown: [...path, ...below].slice(0, depth + 1) };
    }
    return { value };
  }
}

function isBranch(value: Readonly<Record<string, unknown>>, key: string): boolean {
  try {
    const inner = value[key];
    return isObject(inner) || isUnknown(inner);
  } catch (error) {
    if (!isUnknownValueError(error)) throw error;
    return true;
  }
}

const none: readonly [] = [];

const absent: Reading = { value: undefined };

// By name too: a program with two copies of the SDK throws the other copy's class.
function isUnknownValueError(error: unknown): boolean {
  return error instanceof UnknownValueError || (error as Error | undefined)?.constructor?.name === "UnknownValueError";
}
