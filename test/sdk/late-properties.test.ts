import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import { readPropertiesLate, type Service } from "../../policies/sdk/late-properties";
import { questionAbout } from "../../policies/testing/request";
import { damaged } from "../../tools/damaged";

type Late = { toJavaScript(): object; string?(property: string): string | undefined };

const whole = (bytes: Uint8Array) => proto.AnalyzeRequest.deserializeBinary(bytes);
const service = { analyze: { requestDeserialize: whole } };
readPropertiesLate(service as unknown as Service);
const late = service.analyze.requestDeserialize;

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
