import assert from "node:assert/strict";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { Workloads } from "../../policies/engine/workloads";
import { packArgs } from "../../policies/pack";
import { adapters } from "../../policies/platforms";
import { rules } from "../../policies/rules";
import { analyze } from "../../policies/testing";
import { container } from "../support/resources";

const web = { ...container({}), urn: "urn:pulumi:dev::p::docker:index/container:Container::web" };
const names = rules.map(({ name }) => name);
const request = () => ({ ...web, opts: { ignoreChanges: [] } });

describe("the workloads of a run", () => {
  it("the workload of a resource is read once for all policies of a request", () => {
    const workloads = new Workloads(adapters);
    const one = request();
    assert.equal(workloads.of("a", one), workloads.of("b", one));
    assert.notEqual(workloads.of("b", request()), workloads.of("a", one));
  });

  it("the workload of a resource is read again for a second look of a policy, for another resource, and without a request", () => {
    const workloads = new Workloads(adapters);
    const one = request();
    const first = workloads.of("a", one);
    assert.notEqual(workloads.of("a", one), first);
    assert.notEqual(workloads.of("b", { ...one, urn: `${web.urn}2` }), workloads.of("c", one));
    assert.notEqual(workloads.of("a", web), workloads.of("b", web));
  });

  it("each request has one list of ignored properties, as the SDK makes it", async () => {
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

  it("the workload of a resource does not outlive its request, so that other inputs get other answers", async () => {
    const { policies } = packArgs();
    const says = async (props: object) => {
      const { violations } = await analyze(policies, { ...web, props });
      return violations.filter(({ policy }) => policy === "read-only-root").length;
    };
    assert.equal(await says({ readOnly: false }), 1);
    assert.equal(await says({ readOnly: true }), 0);
    assert.equal(await says({ readOnly: false }), 1);
  });

  it("each foreign resource has its own reason not to apply, for every rule", async () => {
    const { policies } = packArgs();
    for (const type of ["aws:s3/bucket:Bucket", "aws:iam/role:Role", "aws:s3/bucket:Bucket"]) {
      const { notApplicable } = await analyze(policies, { type, props: {} });
      assert.deepEqual(
        notApplicable,
        Object.fromEntries(names.map((name) => [name, `${type} declares no containers`])),
      );
    }
  });
});
