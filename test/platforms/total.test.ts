import assert from "node:assert/strict";
import fc from "fast-check";
import { policy } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import { rules, stackRules } from "../../policies/rules";
import { analyze, analyzeStack, remediate, secret } from "../../policies/testing";
import { count, damaged, oddOrSecret, replaced, rich } from "../../tools/damaged";
import { platforms } from "../support/platforms";

const policies = rules.map(policy);
const stackPolicies = stackRules.map(stackPolicyIn(new Run()));
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 1_000) };

describe("no shape of inputs aborts a run", () => {
  it("the pack judges and cures 1,000 damaged resources without a throw, and a second cure changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (resource) => {
        await analyze(policies, resource, { level: "mandatory" });
        await analyzeStack(stackPolicies, [resource, { ...resource, name: "other" }]);
        const { props } = await remediate(policies, resource, { level: "remediate" });
        if (props === undefined) return;
        const again = await remediate(policies, { ...resource, props }, { level: "remediate" });
        assert.equal(again.props, undefined);
      }),
      runs,
    );
  });

  it("the pack never reports a container with a read-only root, whatever stands around it", async () => {
    const rule = policies.filter(({ name }) => name === "read-only-root");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...platforms), oddOrSecret, async ({ type, write }, image) => {
        const props = write({ readOnly: true, image });
        assert.deepEqual((await analyze(rule, { type, props }, { level: "mandatory" })).violations, []);
      }),
      runs,
    );
  });
});

describe("no secret is in a message", () => {
  // A capital, for what Kubernetes accepts as the name of a container is always shown.
  const hidden = "Hunter2";
  const number = "73511";
  const forms = [
    hidden,
    `${number}:${number}`,
    `/etc/${hidden}`,
    `/${hidden}/docker.sock`,
    { [`/${hidden}`]: "exec" },
    [`/dev/${hidden}`],
  ];

  for (const type of [
    "docker:index/container:Container",
    "docker:index/service:Service",
    "kubernetes:core/v1:Pod",
    "aws-native:ecs:TaskDefinition",
  ]) {
    const props = rich[type] as object;
    it(`no message shows a secret at any place of a ${type.split(":").at(-1)}`, async () => {
      let messages = 0;
      for (let place = 1; place < count(props); place++) {
        for (const form of forms) {
          const given = ["web", "other"].map((name) => ({
            type,
            name,
            props: replaced(props, place, secret(form)) as object,
          }));
          const [own, stack] = [await analyze(policies, given[0] as never), await analyzeStack(stackPolicies, given)];
          for (const { message } of [...own.violations, ...stack.violations]) {
            const told = [hidden, number].some((secret) => message.includes(secret));
            assert.ok(!told, `${message} for ${JSON.stringify(given[0]?.props)}`);
            messages++;
          }
        }
      }
      assert.ok(messages > 500, `${messages} messages`);
    });
  }
});
