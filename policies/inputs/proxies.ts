import { Secret } from "@pulumi/policy";

/** The keys under which inputs that are decoded late (frame/decode-once.ts) give what they are made of, and made from. */
export const decoded = Symbol("decoded");
export const message = Symbol("message");

interface Proxies {
  readonly isSpecialProxy?: string;
  readonly getSpecialProxyTarget?: string;
}

const proxies = load();

// Written by the engine in place of what is not known during preview; the SDK has one for each type of value.
const stand: ReadonlySet<unknown> = new Set(
  Object.entries(proxies).flatMap(([name, value]) => (/^unknown\w+Value$/.test(name) ? [value] : [])),
);

/**
 * What lies beneath the proxy that throws on unknown values: each step through that one makes another, which is most of
 * what reading costs. Only for reading, and with `isUnknown`. Inputs without such a proxy are given back as they are; so
 * are all where the SDK does not say how its proxies work.
 */
export function beneath(inputs: unknown): unknown {
  const target = stand.size === 0 ? undefined : targetOf(inputs);
  return target === undefined ? inputs : (target[decoded] ?? target);
}

// One step and no more: the next proxy, if any, unwraps secrets.
function targetOf(inputs: unknown): Record<PropertyKey, unknown> | undefined {
  const { isSpecialProxy, getSpecialProxyTarget } = proxies;
  if (!isObject(inputs) || !isSpecialProxy || !getSpecialProxyTarget || inputs[isSpecialProxy] !== true)
    return undefined;
  const target = inputs[getSpecialProxyTarget];
  return isObject(target) ? target : undefined;
}

const received = new WeakMap<object, object>();

/** Keeps the message beside the inputs that the SDK made of it: it unwraps secrets, and only the message marks them. */
export function keepMessage(inputs: object, sent: object): void {
  received.set(inputs, sent);
}

/** The inputs as the engine sent them, with marks on what is secret; undefined where nobody kept the message. */
export function asSent(inputs: unknown): unknown {
  const target = targetOf(inputs);
  const sent = target && (target[message] ?? received.get(target));
  return isObject(sent) && typeof sent.toJavaScript === "function" ? sent.toJavaScript() : undefined;
}

/** Whether a value is marked as a secret, in inputs as the engine sends them or as a remediation holds them. */
export function isMarkedSecret(value: unknown): boolean {
  if (!isObject(value)) return false;
  return value instanceof Secret || value["4dabf18193072939515e22adb298388d"] === "1b47061264138c4ac30d75fd1eb44270";
}

/** Whether the value stands for one that is not known yet. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.length === 36 && stand.has(value);
}

export function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

function load(): Proxies {
  try {
    return require("@pulumi/policy/proxy");
  } catch {
    return {};
  }
}
