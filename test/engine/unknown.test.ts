import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { packArgs } from "../../policies/pack";
import { rules } from "../../policies/rules";
import { inspectable } from "../../policies/rules/inspectable";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, type TestResource, unknown } from "../../policies/testing";
import { container, deployment } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const flag = container({ readOnly: unknown });
const flagUnknown = 'container "web" cannot be judged until readOnly is known';
const podUnknown = { type: "kubernetes:apps/v1:Deployment", name: "web", props: { spec: { template: unknown } } };

describe("onUnknown", () => {
  const says = (onUnknown: string, given: TestResource = flag) => saysAbout(readOnlyRoot, given, { onUnknown });

  it("onUnknown advisory, the default, reports an unknown value and never blocks", async () => {
    assert.deepEqual(await saysAbout(readOnlyRoot, flag), [`advisory: ${flagUnknown}`]);
    assert.deepEqual(await says("advisory"), [`advisory: ${flagUnknown}`]);
  });
  it("onUnknown mandatory reports an unknown value as a violation", async () => {
    assert.deepEqual(await says("mandatory"), [flagUnknown]);
  });
  it("onUnknown ignore does not report an unknown value", async () => {
    assert.deepEqual(await says("ignore"), []);
  });
  it("an unknown flag of one container leaves the others judged", async () => {
    const given = deployment({
      containers: [
        { name: "web", securityContext: { readOnlyRootFilesystem: unknown } },
        { name: "log", securityContext: { readOnlyRootFilesystem: false } },
      ],
    });
    const at = (index: number) => `spec.template.spec.containers[${index}].securityContext.readOnlyRootFilesystem`;
    const violation = `container "log" has a writable root filesystem; set ${at(1)} to true`;
    assert.deepEqual(await says("ignore", given), [violation]);
    assert.deepEqual(await says("mandatory", given), [
      `container "web" cannot be judged until ${at(0)} is known`,
      violation,
    ]);
  });
  const unseen = {
    "a pod": [podUnknown, "spec.template"],
    "a pod of a custom resource": [
      { type: "kubernetes:argoproj.io/v1alpha1:Rollout", props: { spec: { template: { spec: unknown } } } },
      "spec.template.spec",
    ],
  } as const;
  for (const [what, [given, path]] of Object.entries(unseen)) {
    it(`${what} that is unknown is reported once, by inspectable`, async () => {
      const line = `containers cannot be judged until ${path} is known`;
      assert.deepEqual(await saysAbout(inspectable, given), [`advisory: ${line}`]);
      for (const rule of rules.filter(({ name }) => name !== "inspectable")) {
        assert.deepEqual(await saysAbout(rule, given), [], rule.name);
        assert.deepEqual(await saysAbout(rule, given, { onUnknown: "mandatory" }), [line], rule.name);
      }
    });
  }
  it("an unknown list of containers leaves the containers beside it judged", async () => {
    const type = "kubernetes:argoproj.io/v1alpha1:Rollout";
    const pod = { initContainers: [{ name: "migrate", image: "example" }], containers: unknown };
    assert.deepEqual(await says("mandatory", { type, props: { spec: { template: { spec: pod } } } }), [
      'init container "migrate" has a writable root filesystem; ' +
        "set spec.template.spec.initContainers[0].securityContext.readOnlyRootFilesystem to true; " +
        "the catalogue does not know what example writes: npx @readonly-rootfs/cli discover example finds out",
      "containers cannot be judged until spec.template.spec.containers is known",
    ]);
  });
});

describe("an unknown value that many rules meet", () => {
  const mounts = container({ image: "example", readOnly: true, mounts: unknown });
  const line = 'container "web" cannot be judged until mounts is known';
  const lines = async (given: TestResource, config = {}, policies = packArgs().policies) =>
    (await analyze(policies, given, { config })).violations.flatMap(({ policy, level, message }) =>
      message.endsWith(line) ? [`${policy} ${level}`] : [],
    );

  it("an unknown value that many rules meet is reported by the first rule only", async () => {
    assert.deepEqual(await lines(mounts), ["no-read-only-bypass advisory"]);
  });
  it("an unknown value that many rules meet is reported by every rule that blocks on it", async () => {
    assert.deepEqual(await lines(mounts, { "safe-memory-mounts": { onUnknown: "mandatory" } }), [
      "no-read-only-bypass advisory",
      "safe-memory-mounts advisory",
    ]);
  });
  it("an unknown value that many rules meet is not reported by a rule that ignores it", async () => {
    assert.deepEqual(await lines(mounts, { "no-read-only-bypass": { onUnknown: "ignore" } }), [
      "read-only-host-mounts advisory",
    ]);
  });
  it("an unknown value on which exemptions depend is reported by every rule that has them, because it stands for a finding", async () => {
    const given = container({ image: unknown, readOnly: false, logDriver: "none" });
    const config = Object.fromEntries(
      ["read-only-root", "log-driver"].map((name) => [
        name,
        { exemptions: [{ image: "vendor/*", reason: "A test." }] },
      ]),
    );
    const { violations } = await analyze(packArgs().policies, given, { config });
    assert.deepEqual(
      violations.flatMap(({ policy, level, message }) =>
        message.endsWith("until image is known, on which an exemption depends") ? [`${policy} ${level}`] : [],
      ),
      ["read-only-root advisory", "log-driver advisory"],
    );
  });
  it("an unknown value is reported for each resource, and again when a resource is judged again", async () => {
    const { policies } = packArgs();
    const twice = [];
    for (const given of [mounts, { ...mounts, name: "web2" }, mounts]) {
      const { violations } = await analyze(policies, given);
      twice.push(violations.filter(({ message }) => message.endsWith("until mounts is known")).length);
    }
    assert.deepEqual(twice, [1, 1, 1]);
  });
  it("an unknown value is reported by each policy that is not part of a pack", async () => {
    const alone = rules.map((rule) => policyIn(new Run())(rule));
    assert.ok((await lines(mounts, {}, alone)).length > 3);
  });
});

describe("an unknown value in an update", () => {
  before(() => {
    process.env.PULUMI_NODEJS_DRY_RUN = "false";
  });
  after(() => {
    delete process.env.PULUMI_NODEJS_DRY_RUN;
  });

  it("an unknown value in an update is a violation at the rule's level, whatever onUnknown says", async () => {
    const given = { type: "docker:index/container:Container", name: "web", props: { readOnly: unknown } };
    const line =
      'container "web" cannot be judged until readOnly is known; every value is known in an update, so write this one as it is';
    for (const onUnknown of ["advisory", "mandatory", "ignore"]) {
      assert.deepEqual(await saysAbout(readOnlyRoot, given, { onUnknown }), [line], onUnknown);
    }
  });
});
