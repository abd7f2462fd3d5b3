import type { Path } from "./path";
import { isRecord } from "./proxies";

/** Objects around a value, which then stands at `path`. */
export function objectAround(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
}

/** Puts `value` at `path` of an object; what stands in the way is replaced by objects. */
export function putAt(root: object, path: Path, value: unknown): void {
  let owner = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    if (!isRecord(owner[step])) owner[step] = {};
    owner = owner[step] as Record<string | number, unknown>;
  }
  owner[path.at(-1) as string] = value;
}

/** Sets a property of the object itself, even one that is named `__proto__`. */
export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
