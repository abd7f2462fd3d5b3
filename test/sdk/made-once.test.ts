import assert from "node:assert/strict";
import type { PolicyResource } from "@pulumi/policy";
import { decodeOnce } from "../../policies/sdk/decode-once";
import { allResources, makeOnce } from "../../policies/sdk/made-once";

const { deserializeProperties } = require("@pulumi/policy/deserialize");
const { unknownCheckingProxy } = require("@pulumi/policy/proxy");

/** What the SDK does for each policy: it makes an object for each resource that it is shown. */
function given(sent: readonly { inputs: object }[], decoder: { deserializeProperties: typeof deserializeProperties }) {
  const resources: PolicyResource[] = [];
  for (const { inputs } of sent) {
    const props = unknownCheckingProxy(decoder.deserializeProperties(inputs, false));
    resources.push({ props } as unknown as PolicyResource);
  }
  return resources;
}

describe("the resources of a stack, made once", () => {
  const decoder = { deserializeProperties };
  decodeOnce(decoder);
  const stack = (size: number) =>
    Array.from({ length: size }, () => ({ inputs: { toJavaScript: () => ({}), getFieldsMap: () => new Map() } }));

  it("the first policy gets all resources of a stack, and each further one the same objects", () => {
    const sent = stack(3);
    makeOnce(sent, (sent[0] as (typeof sent)[number]).inputs);
    const first = given(sent, decoder);
    assert.equal(first.length, 3);
    assert.equal(allResources(first), first);
    for (const _ of [1, 2]) {
      const next = given(sent, decoder);
      assert.equal(next.length, 1);
      assert.equal(allResources(next), first);
    }
  });

  it("resources of a stack that no policy has seen to the end are made again", () => {
    const sent = stack(2);
    makeOnce(sent, (sent[0] as (typeof sent)[number]).inputs);
    given(sent, decoder);
    assert.equal(given(sent, decoder).length, 2);
  });

  it("two stacks whose policies take turns are not mistaken for one another", () => {
    const [one, other] = [stack(2), stack(3)];
    for (const sent of [one, other]) makeOnce(sent, (sent[0] as (typeof one)[number]).inputs);
    const [firstOne, firstOther] = [one, other].map((sent) => allResources(given(sent, decoder)));
    assert.equal(allResources(given(other, decoder)), firstOther);
    assert.equal(allResources(given(one, decoder)), firstOne);
  });

  it("resources that nobody made once are those that were given", () => {
    const resources = given(stack(2), decoder);
    assert.equal(allResources(resources), resources);
    assert.deepEqual(allResources([]), []);
  });
});
