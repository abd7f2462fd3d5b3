import assert from "node:assert/strict";
import fc from "fast-check";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import { rules, stackRules } from "../../policies/rules";
import { analyze, analyzeStack, remediate, secret } from "../../policies/testing";
import { damaged, oddOrSecret, places, replaced, rich } from "../../tools/damaged";
import { decodedOnce } from "../support/decoded-once";
import { platforms } from "../support/platforms";

/** The policies of a pack that has just been started: they share a run, and read each resource once for all of them. */
function started() {
  const run = new Run();
  return { policies: rules.map(policyIn(run)), stackPolicies: stackRules.map(stackPolicyIn(run)) };
}
const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) };

describe("no shape of inputs aborts a run", () => {
  decodedOnce();

  it("the pack judges and cures damaged resources without a throw, and a second cure changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (resource) => {
        const { policies, stackPolicies } = started();
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

  // JavaScript throws when it converts this object to a string or a number.
  const textless = { toString: 1, valueOf: 1 };
  const jobs = rich["aws-native:batch:JobDefinition"] as { containerProperties: object };
  for (const [type, props] of [
    ...["docker:index/container:Container", "docker:index/service:Service", "docker:index/buildxBuilder:BuildxBuilder"],
    ...["aws-native:ecs:TaskDefinition", "kubernetes:core/v1:Pod", "kubernetes:core/v1:PersistentVolume"],
  ]
    .map((type) => [type, rich[type] as object] as const)
    .concat([["aws-native:batch:JobDefinition", { containerProperties: jobs.containerProperties }]])) {
    it(`no place of a ${type} that holds an object without a text aborts a run`, async () => {
      for (const place of places(props)) {
        const { policies, stackPolicies } = started();
        const resource = { type, props: replaced(props, place, textless) as object };
        await analyze(policies, resource, { level: "mandatory" });
        await analyzeStack(stackPolicies, [resource]);
        await remediate(policies, resource, { level: "remediate" });
      }
    });
  }

  for (const profile of [
    { defaultAction: textless },
    { defaultAction: "SCMP_ACT_ALLOW", syscalls: [{ names: ["mount"], action: textless }] },
  ]) {
    it(`a seccomp profile of ${JSON.stringify(profile)} aborts no run`, async () => {
      const props = { image: "nginx", securityOpts: [`seccomp=${JSON.stringify(profile)}`] };
      const resource = { type: "docker:index/container:Container", props };
      const { violations } = await analyze(started().policies, resource, { level: "mandatory" });
      assert.deepEqual(
        violations.filter(({ policy }) => policy === "confined-process").map(({ message }) => message),
        [
          "Processes stay within the confinement that the platform offers.\n" +
            'container "test" runs without seccomp, lets processes gain privileges, keeps the default capabilities and has no memory limit; ' +
            'remove securityOpts[0]; add "no-new-privileges:true" to securityOpts; add ALL to capabilities.drops, and what the program needs to capabilities.adds; set memory',
        ],
      );
    });
  }

  it("the pack never reports a container with a read-only root, whatever stands around it", async () => {
    const rule = started().policies.filter(({ name }) => name === "read-only-root");
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
  decodedOnce();

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
      for (const place of places(props)) {
        for (const form of forms) {
          const { policies, stackPolicies } = started();
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
