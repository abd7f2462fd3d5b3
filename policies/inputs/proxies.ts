import { Secret } from "@pulumi/policy";

/** Symbols by which lazily decoded inputs (sdk/decode-once.ts) expose the decoded object and the message it came from. */
export const decoded = Symbol("decoded");
export const message = Symbol("message");

interface Proxies {
  readonly isSpecialProxy?: string;
  readonly getSpecialProxyTarget?: string;
}

const proxies = load();

// The engine writes these in place of unknown values; the SDK has one for each type of value.
const standIns: ReadonlySet<unknown> = new Set(
  Object.entries(proxies).flatMap(([name, value]) => (/^unknown\w+Value$/.test(name) ? [value] : [])),
);

/** The key of an object that stands for another kind of value, and its value for a secret: pulumi/pulumi, sdk/nodejs/runtime/rpc.ts. */
export const signature = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The stand-in for a string that is unknown during preview. */
export const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The object behind the proxy that throws on unknown values. The proxy creates a new proxy at each step, which dominates the
 * cost of reading. Read only, and check `isUnknown`. Returns `inputs` itself if there is no such proxy, or if the SDK does not
 * tell how its proxies work.
 */
export function beneath(inputs: unknown): unknown {
  const target = standIns.size === 0 ? undefined : targetOf(inputs);
  return target === undefined ? inputs : (target[decoded] ?? target);
}

// Goes one step only: the next proxy, if any, unwraps secrets.
function targetOf(inputs: unknown): Record<PropertyKey, unknown> | undefined {
  const { isSpecialProxy, getSpecialProxyTarget } = proxies;
  if (!isObject(inputs) || !isSpecialProxy || !getSpecialProxyTarget || inputs[isSpecialProxy] !== true)
    return undefined;
  const target = inputs[getSpecialProxyTarget];
  return isObject(target) ? target : undefined;
}

/** Whether the SDK uses the key to inspect its own proxies; no input of a program has such a key. */
export function isProxyKey(key: PropertyKey): boolean {
  return key === proxies.isSpecialProxy || key === proxies.getSpecialProxyTarget || key === message || key === decoded;
}

const received = new WeakMap<object, object>();

/** Keeps the engine's message beside the inputs decoded from it: decoding unwraps secrets, which only the message marks. */
export function keepMessage(inputs: object, sent: object): void {
  received.set(inputs, sent);
}

/** The engine's message that the inputs were decoded from; undefined if it was not kept. */
export function messageOf(inputs: unknown): Record<PropertyKey, unknown> | undefined {
  const target = targetOf(inputs);
  const sent = target && (target[message] ?? received.get(target));
  return isObject(sent) ? sent : undefined;
}

/** The inputs as the engine sent them, with secrets marked; undefined if the message was not kept. */
export function asSent(inputs: unknown): unknown {
  const sent = messageOf(inputs);
  return typeof sent?.toJavaScript === "function" ? sent.toJavaScript() : undefined;
}

/** The string at a top-level property, read from the engine's message without decoding any other; else undefined. */
export function sentString(inputs: unknown, property: string): string | undefined {
  const sent = messageOf(inputs);
  return typeof sent?.string === "function" ? sent.string(property) : undefined;
}

/** Whether a value is marked as a secret, in the engine's message or in the inputs of a remediation. */
export function isMarkedSecret(value: unknown): boolean {
  if (!isObject(value)) return false;
  return value instanceof Secret || value[signature] === secretSignature;
}

/** The text that `pulumi policy analyze` puts in place of a secret that it cannot decrypt, of any type. */
export const encrypted = "[secret]";

/** Whether the value is a stand-in for one that is unknown, or that could not be decrypted. */
export function isUnknown(value: unknown): boolean {
  return value === encrypted || (typeof value === "string" && value.length === 36 && standIns.has(value));
}

export function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object with keys: no list, no null. */
export const isRecord = (value: unknown): value is Record<string, unknown> => isObject(value) && !Array.isArray(value);

function load(): Proxies {
  try {
    return require("@pulumi/policy/proxy");
  } catch {
    return {};
  }
}
