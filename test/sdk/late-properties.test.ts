import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import { readPropertiesLate, type Service } from "../../policies/sdk/late-properties";
import type { TestResource } from "../../policies/testing";
import { partOfStack, questionAbout } from "../../policies/testing/request";
import { damaged } from "../../tools/damaged";

type Late = { toJavaScript(): object; string?(property: string): string | undefined };

const whole = (bytes: Uint8Array) => proto.AnalyzeRequest.deserializeBinary(bytes);
const wholeStack = (bytes: Uint8Array) => proto.AnalyzeStackRequest.deserializeBinary(bytes);
const service = { analyze: { requestDeserialize: whole }, analyzeStack: { requestDeserialize: wholeStack } };
readPropertiesLate(undefined, service as unknown as Service);
const late = service.analyze.requestDeserialize;
const lateStack = service.analyzeStack.requestDeserialize;

/** All that a policy can read of a request; the message of the error where there is none. */
function read(deserialize: typeof whole, bytes: Uint8Array): unknown {
  try {
    const request = deserialize(bytes);
    const properties = request.getProperties() as unknown as Late | undefined;
    return [
      request.getType(),
      request.getUrn(),
      request.getName(),
      request.getOptions()?.toObject(),
      request.getProvider()?.toObject(),
      properties?.toJavaScript(),
    ];
  } catch (error) {
    return String(error);
  }
}

const configMap = {
  type: "kubernetes:core/v1:ConfigMap",
  props: { apiVersion: "v1", kind: "ConfigMap", data: { a: "é" } },
};
const sent = () => questionAbout(configMap).serializeBinary();
const string = (bytes: Uint8Array, property: string) =>
  (late(bytes).getProperties() as unknown as Late | undefined)?.string?.(property);

describe("a request whose inputs are read late", () => {
  it("a request whose inputs are read late has the content of one that is parsed at once", () => {
    fc.assert(
      fc.property(damaged, (resource) => {
        const bytes = questionAbout(resource).serializeBinary();
        assert.deepEqual(read(late, bytes), read(whole, bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("a request whose inputs are read late is the same if it is cut off, has an unknown field, or has its inputs twice", () => {
    const bytes = sent();
    for (let length = 0; length < bytes.length; length++) {
      assert.deepEqual(read(late, bytes.slice(0, length)), read(whole, bytes.slice(0, length)), `${length} bytes`);
    }
    for (const more of [Uint8Array.of(0x7a, 1, 65), Uint8Array.of(0x78, 1), bytes]) {
      const both = Uint8Array.from([...bytes, ...more]);
      assert.deepEqual(read(late, both), read(whole, both));
    }
  });

  it("a request whose inputs are read late gives a string of its inputs without parsing them", () => {
    assert.equal(string(sent(), "kind"), "ConfigMap");
    assert.equal(string(sent(), "apiVersion"), "v1");
    for (const property of ["data", "metadata", ""]) assert.equal(string(sent(), property), undefined);
  });
});

describe("a request about a stack whose inputs are read late", () => {
  const asked = (resources: readonly TestResource[]) => {
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList(resources.map(partOfStack));
    return request.serializeBinary();
  };
  const readStack = (deserialize: typeof wholeStack, bytes: Uint8Array): unknown => {
    try {
      return deserialize(bytes)
        .getResourcesList()
        .map((resource) => [
          { ...resource.toObject(), properties: undefined },
          (resource.getProperties() as unknown as Late | undefined)?.toJavaScript(),
        ]);
    } catch (error) {
      return String(error);
    }
  };
  const parent = "urn:pulumi:dev::project::pulumi:pulumi:Stack::x";
  const stack: TestResource[] = [
    { ...configMap, name: "a", opts: { parent }, provider: { type: "pulumi:providers:kubernetes", props: { x: 1 } } },
    { ...configMap, name: "b", dependencies: [parent], propertyDependencies: { data: [parent] } },
    { type: "aws:s3/bucket:Bucket", name: "c", props: {} },
  ];

  it("a request about a stack whose inputs are read late has the content of one that is parsed at once", () => {
    assert.deepEqual(readStack(lateStack, asked(stack)), readStack(wholeStack, asked(stack)));
    assert.equal((readStack(lateStack, asked(stack)) as []).length, 3);
    fc.assert(
      fc.property(fc.array(damaged, { maxLength: 4 }), (resources) => {
        const bytes = asked(resources);
        assert.deepEqual(readStack(lateStack, bytes), readStack(wholeStack, bytes));
      }),
      { numRuns: 100 },
    );
  });

  it("a request about a stack whose inputs are read late is the same if it is cut off, has an unknown field, or lacks inputs", () => {
    const bytes = asked(stack);
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length);
      assert.deepEqual(readStack(lateStack, cut), readStack(wholeStack, cut), `${length} bytes`);
    }
    for (const more of [Uint8Array.of(0x7a, 1, 65), Uint8Array.of(0x78, 1), Uint8Array.of(0x0a, 3, 0x0a, 1, 65)]) {
      const both = Uint8Array.from([...bytes, ...more]);
      assert.deepEqual(readStack(lateStack, both), readStack(wholeStack, both));
    }
  });
});
