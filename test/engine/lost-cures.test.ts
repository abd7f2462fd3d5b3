import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { confinedProcess } from "../../policies/rules/confined-process";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, analyzeStack, remediate, type TestResource } from "../../policies/testing";
import { container } from "../support/resources";

/** What a pack at level `remediate` says at the end of a run that cured `before` and ended with `after`. */
async function atTheEnd(before: TestResource, after: TestResource) {
  const policies = [readOnlyRoot, confinedProcess].map(policyIn(new Run()));
  const { props } = await remediate(policies, before, { level: "remediate" });
  const end = await analyzeStack(policies, [{ ...after, props: after.props ?? props }], { level: "remediate" });
  return end.violations.map(({ policy, level, message, urn }) => [
    policy,
    level,
    urn?.split("::").at(-1),
    message.split("\n")[1],
  ]);
}

const given = container({ image: "redis:7" });
const forbids = ["no-new-privileges:true"];
const lost = "this cure is lost where Pulumi replaces the resource, so write it into the program";

describe("a cure that the engine loses", () => {
  it("a cure that the engine loses is reported at the end of the run, at the level of its finding", async () => {
    assert.deepEqual(await atTheEnd(given, container({ image: "redis:7", securityOpts: forbids })), [
      [
        "read-only-root",
        "mandatory",
        "web",
        `container "web" has a writable root filesystem; set readOnly to true; ${lost}`,
      ],
    ]);
  });

  it("a cure that the engine loses is reported if the provider's outputs have more properties than the program", async () => {
    const outputs = container({ image: "redis:7", readOnly: false, ipcMode: "private", tmpfs: {} });
    const [[rule] = []] = await atTheEnd(given, outputs);
    assert.equal(rule, "read-only-root");
  });

  it("a cure that the engine loses is advice if its rule advises", async () => {
    const [[rule, level] = []] = await atTheEnd(given, container({ image: "redis:7", readOnly: true }));
    assert.deepEqual([rule, level], ["confined-process", "advisory"]);
  });

  it("a cure that the engine has made is not reported", async () => {
    assert.deepEqual(await atTheEnd(given, container({ image: "redis:7", readOnly: true, securityOpts: forbids })), []);
  });

  it("a resource that needed no cure has none reported as lost", async () => {
    const good = container({ image: "redis:7", readOnly: true, securityOpts: forbids });
    assert.deepEqual(await atTheEnd(good, good), []);
  });

  it("a fault is not reported twice where no cure is made, as by `pulumi policy analyze`", async () => {
    const policies = [policyIn(new Run())(readOnlyRoot)];
    await remediate(policies, given, { level: "remediate" });
    assert.equal((await analyze(policies, given, { level: "remediate" })).violations.length, 1);
    assert.deepEqual((await analyzeStack(policies, [given], { level: "remediate" })).violations, []);
  });
});
