/** The key under which inputs that are decoded late (frame/decode-once.ts) give what they are made of. */
export const decoded = Symbol("decoded");

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
  const { isSpecialProxy, getSpecialProxyTarget } = proxies;
  if (!isObject(inputs) || stand.size === 0 || !isSpecialProxy || !getSpecialProxyTarget) return inputs;
  if (inputs[isSpecialProxy] !== true) return inputs;
  // One step and no more: the next proxy, if any, unwraps secrets.
  const target = inputs[getSpecialProxyTarget];
  return isObject(target) ? (target[decoded] ?? target) : inputs;
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
