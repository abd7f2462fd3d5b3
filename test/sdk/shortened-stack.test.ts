import assert from "node:assert/strict";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import fc from "fast-check";
import { isContainerless } from "../../policies/platforms";
import { lengthIn, PREFIX } from "../../policies/sdk/frame";
import { type Field, fieldsOf, sizeOf, varint, varintBytes } from "../../policies/sdk/message";
import { ShortenedStack } from "../../policies/sdk/shortened-stack";
import type { TestResource } from "../../policies/testing";
import { partOfStack } from "../../policies/testing/request";
import { damaged } from "../../tools/damaged";
import { container } from "../support/resources";

const bucket: TestResource = { type: "aws:s3/bucket:Bucket", props: { bucket: "assets", tags: { a: "é" } } };
const configMap: TestResource = {
  type: "kubernetes:core/v1:ConfigMap",
  props: { apiVersion: "v1", kind: "ConfigMap", data: { big: "x".repeat(1000) } },
};

function question(resources: readonly TestResource[]): Buffer {
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(resources.map(partOfStack));
  return Buffer.from(request.serializeBinary());
}

/** What is kept of a message that arrives in pieces of these sizes, without the prefix. */
function kept(bytes: Buffer, pieces: readonly number[] = [], length = bytes.length): Buffer {
  const stack = new ShortenedStack(length, isContainerless);
  let at = 0;
  for (const piece of pieces) {
    stack.take(bytes.subarray(at, at + piece));
    at += piece;
  }
  stack.take(bytes.subarray(at));
  const frame = stack.framed();
  assert.equal(frame[0], 0);
  assert.equal(lengthIn(frame) - (frame.length - PREFIX), stack.missing);
  return frame.subarray(PREFIX);
}

const content = (bytes: Uint8Array) => proto.AnalyzeStackRequest.deserializeBinary(bytes).toObject();

/** The content of the question about `resources`, with what is left of the inputs of those that all policies leave. */
function expected(resources: readonly TestResource[]) {
  return content(
    question(
      resources.map((resource) => {
        const { apiVersion, kind } = resource.props as { apiVersion?: unknown; kind?: unknown };
        const sent = (property: string) => {
          const value = (resource.props as Readonly<Record<string, unknown>>)[property];
          return typeof value === "string" ? value : undefined;
        };
        if (!isContainerless(resource.type, sent)) return resource;
        if (!resource.type.startsWith("kubernetes:")) return { ...resource, props: {} };
        return {
          ...resource,
          props: { ...(apiVersion !== undefined && { apiVersion }), ...(kind !== undefined && { kind }) },
        };
      }),
    ),
  );
}

describe("a stack without the inputs that no policy reads", () => {
  it("a stack keeps all of each container, and of others what tells their type", () => {
    const resources = [
      bucket,
      container({}),
      configMap,
      { ...configMap, props: { data: {} } },
      { type: "", props: {} },
    ];
    assert.deepEqual(content(kept(question(resources))), expected(resources));
    assert.deepEqual(
      content(kept(question([configMap]))).resourcesList[0]?.properties?.fieldsMap.map(([name]) => name),
      ["apiVersion", "kind"],
    );
  });

  it("a stack is the same in whatever pieces it arrives", () => {
    const odd = fc.constantFrom(bucket, configMap, container({}));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(damaged, odd), { maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
        (resources, pieces) => {
          const bytes = question(resources);
          assert.deepEqual(kept(bytes, pieces), kept(bytes));
          assert.deepEqual(content(kept(bytes, pieces)), expected(resources));
        },
      ),
      { numRuns: 100 },
    );
    const bytes = question([bucket, configMap, container({})]);
    assert.deepEqual(kept(bytes, Array(bytes.length).fill(1)), kept(bytes));
  });

  it("a stack that is cut off stays incomplete by as many bytes", () => {
    const bytes = question([configMap, container({}), bucket]);
    for (let length = 0; length < bytes.length; length++) kept(bytes.subarray(0, length), [], bytes.length);
  });

  it("what has another form stays as it is", () => {
    const one = question([bucket]);
    const inner = one.subarray(1 + sizeOf(varint(one, 1)));
    const framed = (...parts: readonly (Uint8Array | readonly number[])[]) => {
      const body = Buffer.concat(parts.map((part) => Uint8Array.from(part)));
      return Buffer.concat([Uint8Array.of(0x0a), varintBytes(body.length), body]);
    };
    assert.deepEqual(framed(inner), one);
    const { start, end } = (fieldsOf(inner) as Field[]).find(({ number }) => number === 2) as Field;
    const inputs = inner.subarray(start, end);
    const forms: Readonly<Record<string, Buffer>> = {
      "an unknown field of the stack": Buffer.concat([Uint8Array.of(0x7a, 1, 65), one]),
      "a number among the resources": Buffer.concat([Uint8Array.of(0x78, 1), one]),
      "a length longer than the message": Buffer.concat([Uint8Array.of(0x0a, 0x7f), one.subarray(3, 60)]),
      "a length of five bytes": Buffer.concat([Uint8Array.of(0x0a, 0x80, 0x80, 0x80, 0x80, 0x01), one]),
      "a resource without anything": Buffer.of(0x0a, 0),
      "a number in a resource": framed(inner, [0x78, 1]),
      "two types": framed(inner, [0x0a, 3, 97, 58, 98]),
      "inputs that stand twice": framed(inner, inputs),
      "a type that is no text": framed([0x0a, 2, 0xc3, 0x28], inner.subarray(2 + (inner[1] as number))),
      "inputs with an entry of another form": framed(inner.subarray(0, start), [0x12, 2, 0x78, 1], inner.subarray(end)),
    };
    for (const [what, form] of Object.entries(forms)) assert.deepEqual(kept(form), form, what);
  });
});
