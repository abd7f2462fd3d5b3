import assert from "node:assert/strict";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { Workloads } from "../../policies/frame/workloads";
import { packArgs } from "../../policies/pack";
import { analyze } from "../../policies/testing";
import { container } from "../support/given";

const web = { ...container({}), urn: "urn:pulumi:dev::p::docker:index/container:Container::web" };
const request = () => ({ ...web, opts: { ignoreChanges: [] } });

describe("the workloads of a run", () => {
  it("are worked out once for all policies of a request", () => {
    const workloads = new Workloads();
    const one = request();
    assert.equal(workloads.of("a", one), workloads.of("b", one));
    assert.notEqual(workloads.of("b", request()), workloads.of("a", one));
  });

  it("are worked out anew when a policy looks again, for another resource, and without a request", () => {
    const workloads = new Workloads();
    const one = request();
    const first = workloads.of("a", one);
    assert.notEqual(workloads.of("a", one), first);
    assert.notEqual(workloads.of("b", { ...one, urn: `${web.urn}2` }), workloads.of("c", one));
    assert.notEqual(workloads.of("a", web), workloads.of("b", web));
  });

  it("stand on what the SDK does: one list of ignored properties for each request", async () => {
    const lists: unknown[] = [];
    const policy = (name: string): ResourceValidationPolicy => ({
      name,
      description: "",
      validateResource: ({ opts }) => void lists.push(opts.ignoreChanges),
    });
    for (const _ of [1, 2]) await analyze([policy("a"), policy("b")], web);
    assert.equal(lists[0], lists[1]);
    assert.equal(lists[2], lists[3]);
    assert.equal(lists[1] === lists[2], false);
  });

  it("do not outlive a request: the same resource with other inputs gets other answers", async () => {
    const { policies } = packArgs();
    const says = async (props: object) => {
      const { violations } = await analyze(policies, { ...web, props });
      return violations.filter(({ policy }) => policy === "read-only-root").length;
    };
    assert.equal(await says({ readOnly: false }), 1);
    assert.equal(await says({ readOnly: true }), 0);
    assert.equal(await says({ readOnly: false }), 1);
  });

  it("leave a foreign resource with its reason, and the depth of stacks as it was", async () => {
    const { stackTraceLimit } = Error;
    const { notApplicable } = await analyze(packArgs().policies, { type: "aws:s3/bucket:Bucket", props: {} });
    assert.equal(Error.stackTraceLimit, stackTraceLimit);
    assert.equal(notApplicable["read-only-root"], "aws:s3/bucket:Bucket declares no containers");
  });
});
