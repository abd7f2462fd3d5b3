import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import { readPropertiesLate, type Service } from "../../policies/sdk/late-properties";
import { LeftResource } from "../../policies/sdk/left-resource";
import type { TestResource } from "../../policies/testing";
import { partOfStack } from "../../policies/testing/request";
import { damaged } from "../../tools/damaged";

const whole = (bytes: Uint8Array) => proto.AnalyzeStackRequest.deserializeBinary(bytes);
const single = (bytes: Uint8Array) => proto.AnalyzeRequest.deserializeBinary(bytes);

/** The reader of a stack in which policies leave resources of the types that `leave` names. */
function leaving(leave: (type: string) => boolean): typeof whole {
  const service = { analyze: { requestDeserialize: single }, analyzeStack: { requestDeserialize: whole } };
  readPropertiesLate(leave, service as unknown as Service);
  return service.analyzeStack.requestDeserialize;
}

function asked(resources: readonly TestResource[]): Uint8Array {
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(resources.map(partOfStack));
  return request.serializeBinary();
}

/** What policies over a stack read of every resource; the message of the error where there is none. */
function read(deserialize: typeof whole, bytes: Uint8Array): unknown {
  try {
    return deserialize(bytes)
      .getResourcesList()
      .map((resource) => {
        const byProperty = [...(resource.getPropertydependenciesMap()?.entries() ?? [])] as [
          string,
          { getUrnsList(): unknown },
        ][];
        return [
          resource.getType(),
          resource.getUrn(),
          resource.getName(),
          resource.getParent(),
          resource.getDependenciesList(),
          byProperty.map(([property, urns]) => [property, urns.getUrnsList()]),
          resource.getProperties()?.toJavaScript(),
        ];
      });
  } catch (error) {
    return String(error);
  }
}

const parent = "urn:pulumi:dev::project::pulumi:pulumi:Stack::x";
const provider = { type: "pulumi:providers:kubernetes", props: { x: 1 } };
const bucket: TestResource = {
  type: "aws:s3/bucket:Bucket",
  name: "é",
  props: { acl: "private" },
  provider,
  opts: { parent, protect: true, ignoreChanges: ["acl"] },
  dependencies: [parent, `${parent}2`],
  propertyDependencies: { acl: [parent], tags: [] },
};
const pod: TestResource = {
  type: "kubernetes:core/v1:Pod",
  name: "p",
  props: { spec: {} },
  provider,
  opts: { parent },
};
const buckets = leaving((type) => type === bucket.type);

describe("a resource that all policies leave", () => {
  it("a resource that all policies leave has its names, parent, dependencies and inputs, and is not parsed", () => {
    const bytes = asked([bucket, pod, bucket]);
    assert.deepEqual(read(buckets, bytes), read(whole, bytes));
    const [first, second, third] = buckets(bytes).getResourcesList();
    assert.deepEqual(
      [first, second, third].map((one) => (one as unknown) instanceof LeftResource),
      [true, false, true],
    );
    assert.equal(first?.getProvider(), undefined);
    const options = first?.getOptions();
    assert.deepEqual(
      [options?.getProtect(), options?.getIgnorechangesList(), options?.getCustomtimeouts(), options?.getParent()],
      [false, [], undefined, ""],
    );
    assert.equal(second?.getProvider()?.getType(), provider.type);
    assert.equal(second?.getOptions()?.getParent(), parent);
  });

  it("a resource that all policies leave has what is read of one that is parsed, whatever it holds", () => {
    fc.assert(
      fc.property(fc.array(damaged, { maxLength: 4 }), (resources) => {
        const bytes = asked(resources);
        assert.deepEqual(
          read(
            leaving(() => true),
            bytes,
          ),
          read(whole, bytes),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("a stack that is cut off or has fields that are not known is parsed as before", () => {
    const bytes = asked([bucket, pod]);
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length);
      assert.deepEqual(read(buckets, cut), read(whole, cut), `${length} bytes`);
    }
    for (const more of [Uint8Array.of(0x7a, 1, 65), Uint8Array.of(0x78, 1), Uint8Array.of(0x0a, 3, 0x0a, 1, 65)]) {
      const both = Uint8Array.from([...bytes, ...more]);
      assert.deepEqual(read(buckets, both), read(whole, both));
    }
  });

  const one = partOfStack(bucket).serializeBinary();
  const forms: Record<string, Uint8Array> = {
    "a field that is not known": Uint8Array.of(0x7a, 1, 65),
    "its name twice": Uint8Array.of(0x22, 1, 65),
    "a dependency that is no text": Uint8Array.of(0x42, 1, 0xff),
    "a property's dependencies without the property": Uint8Array.of(0x4a, 2, 0x12, 0),
  };
  for (const [form, more] of Object.entries(forms)) {
    it(`a resource with ${form} is parsed by the SDK`, () => {
      const body = Uint8Array.from([...one, ...more]);
      const bytes = Uint8Array.from([0x0a, 0x80 | (body.length & 0x7f), body.length >>> 7, ...body]);
      const [resource] = buckets(bytes).getResourcesList();
      assert.equal((resource as unknown) instanceof LeftResource, false);
      assert.deepEqual(read(buckets, bytes), read(whole, bytes));
    });
  }

  it("a resource without options is parsed by the SDK, which asks for a newer CLI", () => {
    const message = partOfStack(bucket);
    message.clearOptions();
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList([message]);
    const [resource] = buckets(request.serializeBinary()).getResourcesList();
    assert.equal(resource?.getOptions(), undefined);
  });
});
