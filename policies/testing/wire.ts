import { createRequire } from "node:module";
import { type Path, showPath } from "../inputs/path";
import { secretSignature, signature, unknownString } from "../inputs/proxies";

// The copies that @pulumi/pulumi itself uses: messages of another copy are refused.
const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const structs = pulumi("google-protobuf/google/protobuf/struct_pb.js");

/** Stands for a value that is unknown during a preview. */
export const unknown: unique symbol = Symbol.for("readonly-rootfs.unknown");

/** A value that is a secret on the wire. */
export class SecretValue {
  constructor(readonly value: unknown) {}
}

/** Marks a value of a resource's inputs as secret. */
export function secret(value: unknown): SecretValue {
  return new SecretValue(value);
}

/**
 * Inputs in the engine's form: a protobuf Struct with marked unknowns and secrets.
 *
 * @throws Error that starts with `whose` and names the property, for a value that the engine never sends.
 */
export function toWire(props: object, whose = "props"): unknown {
  return structs.Struct.fromJavaScript(encode(props, [], whose));
}

/** Inputs from the engine's form, with `unknown` and `secret()` in place of the marks. */
export function fromWire(struct: { toJavaScript(): object } | undefined): Record<string, unknown> | undefined {
  return struct && (decode(struct.toJavaScript()) as Record<string, unknown>);
}

function encode(value: unknown, path: Path, whose: string): unknown {
  if (value === unknown) return unknownString;
  const wrong = unsendable(value);
  if (wrong !== undefined) throw new Error(`${whose}: ${showPath(path)} ${wrong}`);
  if (value instanceof SecretValue) return { [signature]: secretSignature, value: encode(value.value, path, whose) };
  return each(value, (inner, step) => encode(inner, [...path, step], whose));
}

/** Why a value cannot be in inputs: a program cannot send it, or the engine sends it in another form. */
function unsendable(value: unknown): string | undefined {
  if (value === undefined) return "is undefined; put null there, as a program sends it";
  if (["function", "symbol", "bigint"].includes(typeof value))
    return `is a ${typeof value}, which is no value of an input`;
  if (typeof value !== "object" || value === null) return undefined;
  const { __pulumiOutput, __pulumiAsset, __pulumiArchive } = value as Record<string, unknown>;
  if (__pulumiOutput === true) return "is an Output; put its value there, secret(value) or unknown";
  if (__pulumiAsset === true || __pulumiArchive === true) return "is an asset, which cannot be tested here";
  if (value instanceof Promise) return "is a Promise; put its value there";
  return undefined;
}

function decode(value: unknown): unknown {
  if (value === unknownString) return unknown;
  if (
    typeof value === "object" &&
    value !== null &&
    (value as Record<string, unknown>)[signature] === secretSignature
  ) {
    return new SecretValue(decode((value as { value?: unknown }).value));
  }
  return each(value, decode);
}

function each(value: unknown, change: (value: unknown, step: string | number) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, change(inner, key)]])),
  );
}
