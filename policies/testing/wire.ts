import { createRequire } from "node:module";

// The copies that @pulumi/pulumi itself uses: messages of another copy are refused.
const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const structs = pulumi("google-protobuf/google/protobuf/struct_pb.js");

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = "4dabf18193072939515e22adb298388d";
const secretKind = "1b47061264138c4ac30d75fd1eb44270";

/** Stands for a value that is not known during preview. */
export const unknown: unique symbol = Symbol.for("readonly-rootfs.unknown");

/** A value that is a secret on the wire. */
export class SecretValue {
  constructor(readonly value: unknown) {}
}

/** Marks a value of a resource's inputs as secret. */
export function secret(value: unknown): SecretValue {
  return new SecretValue(value);
}

/** Inputs as the engine sends them: a protobuf Struct in which unknowns and secrets are what they are on the wire. */
export function toWire(props: object): unknown {
  return structs.Struct.fromJavaScript(encode(props));
}

/** Inputs read back from the wire, with `unknown` and `secret()` in the places where they were. */
export function fromWire(struct: { toJavaScript(): object } | undefined): Record<string, unknown> | undefined {
  return struct && (decode(struct.toJavaScript()) as Record<string, unknown>);
}

function encode(value: unknown): unknown {
  if (value === unknown) return unknownText;
  if (value instanceof SecretValue) return { [signature]: secretKind, value: encode(value.value) };
  return each(value, encode);
}

function decode(value: unknown): unknown {
  if (value === unknownText) return unknown;
  if (typeof value === "object" && value !== null && (value as Record<string, unknown>)[signature] === secretKind) {
    return new SecretValue(decode((value as { value?: unknown }).value));
  }
  return each(value, decode);
}

function each(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, change(inner)]])),
  );
}
