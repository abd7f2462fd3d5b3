import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import { structIn } from "../../policies/sdk/struct";
import { toWire } from "../../policies/testing/wire";
import { damaged } from "../../tools/damaged";

const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const { Struct } = pulumi("google-protobuf/google/protobuf/struct_pb.js");

const bytesOf = (props: object): Uint8Array => (toWire(props) as { serializeBinary(): Uint8Array }).serializeBinary();
const sdkReads = (bytes: Uint8Array): object | undefined => {
  try {
    return Struct.deserializeBinary(bytes).toJavaScript();
  } catch {
    return undefined;
  }
};
/** The same object with its keys in the same order. */
const same = (one: object | undefined, other: object | undefined, what?: string) => {
  assert.deepEqual(one, other, what);
  assert.equal(JSON.stringify(one), JSON.stringify(other), what);
};

describe("inputs read straight from the message", () => {
  it("inputs read straight from the message are those that the SDK reads, in its order", () => {
    const inputs = fc.oneof(
      damaged.map(({ props }) => props),
      fc
        .dictionary(fc.string({ maxLength: 30, unit: "binary" }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 })
        .filter((props) => !JSON.stringify(props).includes("__proto__")),
    );
    fc.assert(
      fc.property(inputs, (props) => {
        const bytes = bytesOf(props as object);
        same(structIn(bytes), sdkReads(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("inputs are left to the SDK if a changed byte gives the message another form", () => {
    const bytes = bytesOf({
      b: ["é", 1, true, null, { c: "\ufeffx" }],
      a: "long enough to need the decoder of texts",
      z: {},
    });
    let read = 0;
    for (let at = 0; at < bytes.length; at++) {
      for (const value of [0, 1, 2, 7, 0x0a, 0x12, 0x1a, 0x7f, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const found = structIn(changed);
        if (found === undefined) continue;
        read++;
        same(found, sdkReads(changed), `byte ${at} as ${value}`);
      }
      assert.equal(
        structIn(bytes.slice(0, at)) === undefined || sdkReads(bytes.slice(0, at)) !== undefined,
        true,
        `${at}`,
      );
    }
    assert.ok(read > 100, `${read} of the changed messages were read`);
  });

  const entry = (...content: number[]) => [0x0a, content.length, ...content];
  const forms: Readonly<Record<string, number[]>> = {
    "a key twice": [...entry(0x0a, 1, 97, 0x12, 2, 0x20, 1), ...entry(0x0a, 1, 97, 0x12, 2, 0x20, 0)],
    "a value without a kind": entry(0x0a, 1, 97, 0x12, 0),
    "a value of two kinds": entry(0x0a, 1, 97, 0x12, 4, 0x20, 1, 0x08, 0),
    "a value before its key": entry(0x12, 2, 0x20, 1, 0x0a, 1, 97),
    "a key alone": entry(0x0a, 1, 97),
    "a field that is not known": [...entry(0x0a, 1, 97, 0x12, 2, 0x20, 1), 0x7a, 0],
    "a length written longer than it has to be": [0x0a, 0x87, 0, 0x0a, 1, 97, 0x12, 2, 0x20, 1],
    "text that is no UTF-8": entry(0x0a, 1, 0xff, 0x12, 2, 0x20, 1),
    "the name of the prototype": entry(0x0a, 9, ...Buffer.from("__proto__"), 0x12, 2, 0x20, 1),
  };
  for (const [name, bytes] of Object.entries(forms)) {
    it(`a message with ${name} is left to the SDK`, () => assert.equal(structIn(Uint8Array.from(bytes)), undefined));
  }
});
