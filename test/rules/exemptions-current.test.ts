import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import { exemptionsCurrent } from "../../policies/rules/exemptions-current";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { sharedWritableVolumes } from "../../policies/rules/shared-writable-volumes";
import { preview, unknown } from "../../policies/testing";
import { runAt } from "../support/clock";
import { container, deployment } from "../support/resources";
import { type StackRow, testStackRule } from "../support/stack-table";

/** What the rule says at the end of a run. */
async function saysAfter({ given, config = {} }: StackRow) {
  const run = new Run();
  const policies = [policyIn(run)(readOnlyRoot), ...[sharedWritableVolumes, exemptionsCurrent].map(stackPolicyIn(run))];
  const violations = await preview(policies, given, { level: "mandatory", config });
  return violations
    .filter(({ policy }) => policy === exemptionsCurrent.name)
    .map(({ level, message, urn }) => {
      assert.equal(level, "mandatory");
      assert.equal(urn, undefined, "it concerns the stack");
      return message.split("\n").slice(1).join("\n");
    });
}

const bad = container({});
const good = container({ readOnly: true });
const reason = "It is a test.";
const on = { resource: "web", reason };
const at = (index: number, policy = "read-only-root") => `exemptions[${index}] of policy "${policy}" (${reason})`;
const unused = `${at(0)} suppressed no finding; correct its matchers, or remove it`;
const expires = (day: string, when: string) =>
  `${at(0)} expires ${when}, on ${day}; correct the resources it covers, or renew it`;

/** Every exemption names an owner and expires within 90 days. */
const asking = { "exemptions-current": { maxDays: 90, requireOwner: true } };

interface Row extends Partial<StackRow> {
  /** Of `read-only-root`. */
  readonly exemptions: readonly object[];
}

const whole = ({ exemptions, given = [bad], config, says = [] }: Row): StackRow => ({
  given,
  config: { "read-only-root": { exemptions }, ...config },
  says,
});

const rows: Readonly<Record<string, Row>> = {
  "no exemptions": { exemptions: [] },
  "one that is needed": { exemptions: [on] },
  "one that is needed and expires in 31 days": { exemptions: [{ ...on, expires: "2026-12-23" }] },
  "one that is meant for another stack": { exemptions: [{ ...on, stack: "prod" }], given: [good] },
  "one that is meant for another stack and has expired": {
    exemptions: [{ ...on, stack: "prod", expires: "2020-01-01" }],
  },
  "one that may be needed once a flag is known": { exemptions: [on], given: [container({ readOnly: unknown })] },
  "one that may match once an image is known": {
    exemptions: [{ image: "vendor/**", reason }],
    given: [container({ image: unknown })],
  },
  "one that may match once the pod is known": {
    exemptions: [{ container: "web", reason }],
    given: [{ type: "kubernetes:apps/v1:Deployment", name: "web", props: { spec: { template: unknown } } }],
  },
  "one of another rule that is needed": {
    exemptions: [on],
    given: [bad, { ...good, name: "log" }].map((one) => ({
      ...one,
      props: { ...one.props, volumes: [{ containerPath: "/data", volumeName: "data" }] },
    })),
    config: { "shared-writable-volumes": { exemptions: [{ resource: "log", reason }] } },
  },
  "what a stack is exempt from": {
    exemptions: [on],
    given: [good],
    config: { "exemptions-current": { exemptions: [{ stack: "d*", reason: "It is for trying things out." }] } },
  },
  "one that expires on the last day that is allowed, and names its owner": {
    exemptions: [{ ...on, expires: "2027-02-20", owner: "team-shop" }],
    config: asking,
  },
  "one for another stack, without owner and date": { exemptions: [{ ...on, stack: "prod" }], config: asking },
  "one without owner and date": {
    exemptions: [on],
    config: asking,
    says: [
      `${at(0)} has no owner; name the team or person that answers for it`,
      `${at(0)} never expires; let it expire within 90 days, by 2027-02-20`,
    ],
  },
  "one that expires a day too late, with its owner": {
    exemptions: [{ ...on, expires: "2027-02-21", owner: "team-shop" }],
    config: asking,
    says: [`${at(0)} of team-shop expires on 2027-02-21; let it expire within 90 days, by 2027-02-20`],
  },
  "one that is used no longer, and is not asked for an owner": {
    exemptions: [on],
    given: [good],
    config: asking,
    says: [unused],
  },
  "one that matches nothing": { exemptions: [{ ...on, resource: "other" }], says: [unused] },
  "one whose container needs it no longer": { exemptions: [on], given: [good], says: [unused] },
  "one for this stack that matches nothing": { exemptions: [{ ...on, stack: "dev" }], given: [good], says: [unused] },
  "one in a program without workloads": {
    exemptions: [on],
    given: [{ type: "pulumi:pulumi:Stack", name: "project-dev", props: {} }],
    says: [unused],
  },
  "one after another that matches the same": {
    exemptions: [on, { ...on, container: "web" }],
    says: [`${at(1)} suppressed no finding; correct its matchers, or remove it`],
  },
  "one of a rule over the stack": {
    exemptions: [],
    given: [good],
    config: { "shared-writable-volumes": { exemptions: [on] } },
    says: [`${at(0, "shared-writable-volumes")} suppressed no finding; correct its matchers, or remove it`],
  },
  "one that has expired, needed or not": {
    exemptions: [
      { ...on, expires: "2026-11-21" },
      { ...on, resource: "other", expires: "2020-02-29" },
    ],
    says: [
      `${at(0)} expired on 2026-11-21; remove it, or renew it with a new date`,
      `${at(1)} expired on 2020-02-29; remove it, or renew it with a new date`,
    ],
  },
  "its own that has expired": {
    exemptions: [],
    config: { "exemptions-current": { exemptions: [{ stack: "dev", expires: "2026-11-21", reason }] } },
    says: [`${at(0, "exemptions-current")} expired on 2026-11-21; remove it, or renew it with a new date`],
  },
  "one that expires today": { exemptions: [{ ...on, expires: "2026-11-22" }], says: [expires("2026-11-22", "today")] },
  "one that expires tomorrow": {
    exemptions: [{ ...on, expires: "2026-11-23" }],
    says: [expires("2026-11-23", "tomorrow")],
  },
  "one that expires in 30 days": {
    exemptions: [{ ...on, expires: "2026-12-22" }],
    says: [expires("2026-12-22", "in 30 days")],
  },
  "one that expires within the days of the configuration": {
    exemptions: [{ ...on, expires: "2027-02-01" }],
    config: { "exemptions-current": { days: 71 } },
    says: [expires("2027-02-01", "in 71 days")],
  },
  "one that is not needed and expires soon, once": {
    exemptions: [{ ...on, expires: "2026-11-30" }],
    given: [good],
    says: [unused],
  },
};

describe(exemptionsCurrent.name, () => {
  runAt("2026-11-22T23:59:59Z");

  const table = Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, whole(row)]));
  testStackRule(exemptionsCurrent, table, saysAfter);

  it("exemptions-current knows the exemptions used by each run of one process", async () => {
    assert.deepEqual(await saysAfter(whole({ exemptions: [on], given: [bad] })), []);
    assert.deepEqual(await saysAfter(whole({ exemptions: [on], given: [good] })), [unused]);
    assert.deepEqual(await saysAfter(whole({ exemptions: [on], given: [bad] })), []);
  });
  it("exemptions-current forgets the exemptions of a replaced configuration", async () => {
    const run = new Run();
    const policies = [policyIn(run)(readOnlyRoot), stackPolicyIn(run)(exemptionsCurrent)];
    const withExemption = { level: "mandatory", config: { "read-only-root": { exemptions: [on] } } } as const;
    assert.equal((await preview(policies, [good], withExemption)).length, 1);
    assert.deepEqual(await preview(policies, [good], { level: "mandatory" }), []);
  });
  it("exemptions-current counts an exemption that kept a container from being cured", async () => {
    const run = new Run();
    const policies = [policyIn(run)(readOnlyRoot), stackPolicyIn(run)(exemptionsCurrent)];
    const config = { "read-only-root": { exemptions: [{ container: "web", reason }] } };
    const pod = deployment({ containers: [{ name: "web" }] });
    assert.deepEqual(await preview(policies, [pod], { level: "remediate", config }), []);
  });
});
