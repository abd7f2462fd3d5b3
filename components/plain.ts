import { types } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, isPromised } from "./argument";

// Deeper than any program nests arguments; ends cycles.
const deepest = 32;

/**
 * A copy of a component's arguments, read once, so that the checked values are the declared ones. Entries that are undefined
 * or null are left out, as Pulumi does. Outputs and promises stay as they are.
 *
 * @throws RunError for a value that is no data: a map, set, class instance, function, getter, list with holes, cycle, or a
 *   key that every JavaScript object has, such as `__proto__`.
 */
export function plainArguments<T extends object>(at: Argument, args: T): T {
  return isRecord(args) ? (record(at, args, 0) as T) : args;
}

/** The options of a component; leaves out null, which some languages have in place of `undefined`. */
export function plainOptions(
  at: Argument,
  opts: pulumi.ComponentResourceOptions | null | undefined,
): pulumi.ComponentResourceOptions {
  if (opts === undefined || opts === null) return {};
  if (typeof opts === "object" && !Array.isArray(opts) && !isPromised(opts)) return opts;
  throw at.refuse("must have its options, such as { parent: this }, in a plain object.");
}

function value(at: Argument, given: unknown, depth: number): unknown {
  if (given === null || given === undefined || isPromised(given)) return given;
  if (typeof given === "bigint") throw at.refuse("must not be a BigInt: write a number.");
  if (typeof given === "function" || typeof given === "symbol") throw at.refuse(`must not be a ${typeof given}.`);
  if (typeof given !== "object") return given;
  if (depth > deepest) throw at.refuse("is nested too deeply, or contains itself.");
  if (Array.isArray(given)) return list(at, given, depth);
  if (!isRecord(given)) throw at.refuse(`must be a plain object, not ${named(given)}.`);
  return record(at, given, depth);
}

function list(at: Argument, given: unknown[], depth: number): unknown[] {
  const copies: unknown[] = [];
  for (let index = 0; index < given.length; index++) {
    if (!Object.hasOwn(given, index)) throw at.refuse(`has a hole at ${index}: give every element a value.`);
    const copy = value(at.entry(index), given[index], depth + 1);
    if (copy !== undefined && copy !== null) copies.push(copy);
  }
  return copies;
}

function record(at: Argument, given: object, depth: number): object {
  const copy: Record<string | symbol, unknown> = {};
  for (const key of Reflect.ownKeys(given)) {
    const descriptor = Object.getOwnPropertyDescriptor(given, key);
    if (descriptor === undefined || !descriptor.enumerable) continue;
    // A recipe's origin is under a symbol.
    if (typeof key === "symbol") {
      if (descriptor.get === undefined) copy[key] = descriptor.value;
      continue;
    }
    const place = /^[a-z][a-zA-Z]*$/.test(key) ? at.property(key) : at.entry(key);
    if (key in Object.prototype) throw at.refuse(`takes no key "${key}": every object of JavaScript has it.`);
    if (descriptor.get !== undefined || descriptor.set !== undefined) {
      throw place.refuse("must not be a getter: give the value itself.");
    }
    const copied = value(place, descriptor.value, depth + 1);
    if (copied !== undefined && copied !== null) copy[key] = copied;
  }
  return copy;
}

/** Whether it is a plain object, of this or another realm. */
function isRecord(given: unknown): given is object {
  if (typeof given !== "object" || given === null || Array.isArray(given) || isPromised(given)) return false;
  const prototype = Object.getPrototypeOf(given);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

function named(given: object): string {
  if (types.isMap(given)) return "a Map";
  if (types.isSet(given)) return "a Set";
  if (types.isDate(given)) return "a Date";
  const { name } = (Object.getPrototypeOf(given) as object | null)?.constructor ?? {};
  return typeof name === "string" && /^\w{1,60}$/.test(name) ? `an instance of ${name}` : "an instance of a class";
}
