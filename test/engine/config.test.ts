import assert from "node:assert/strict";
import { Exemptions } from "../../policies/engine/exemptions";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import { manual } from "../../policies/model/setting";
import { packArgs } from "../../policies/pack";
import type { Rule } from "../../policies/rule";
import type { StackRule } from "../../policies/stack-rule";
import { analyze, analyzeStack, remediate } from "../../policies/testing";
import { container } from "../support/resources";

const rule = {
  name: "example",
  options: {
    size: {
      type: "string",
      pattern: "^[1-9][0-9]*[KMG]i$",
      patternErrorMessage: "is no size",
      default: "64Mi",
      description: "A size.",
    },
    days: { type: "integer", minimum: 0, default: 30, description: "Days." },
    names: { type: "array", default: ["web"], items: { type: "string", minLength: 1 }, description: "Names." },
    colour: {
      type: "string",
      default: "red",
      refuse: (colour: unknown) => (colour === "red" ? [] : [{ at: "", says: "is no colour" }]),
    },
  },
} as const;
const read = (raw: object) => new Run().config(rule, raw);

/** A valid exemption with something changed. */
const exemption = (changed: object) => ({ exemptions: [{ resource: "web", reason: "It is old.", ...changed }] });
const image =
  "write a repository in lower case, such as ghcr.io/team/app, with * for one segment, /** at the end for all below," +
  " and a tag or digest if wanted";

const bad: Readonly<Record<string, readonly [raw: object, says: string]>> = {
  "an unknown key": [
    { exemption: [] },
    "exemption is not a key it knows; it knows enforcementLevel, size, days, names, colour, onUnknown, exemptions",
  ],
  "an unknown key in an exemption": [
    exemption({ ressource: "web" }),
    "exemptions[0].ressource is not a key it knows; it knows " +
      "reason, expires, owner, stack, resource, kind, namespace, container, image",
  ],
  "exemptions that are no list": [{ exemptions: { reason: "x" } }, "exemptions must be array"],
  "null for exemptions": [{ exemptions: null }, "exemptions must be array"],
  "an exemption that is no object": [{ exemptions: ["web"] }, "exemptions[0] must be object"],
  "an exemption without a reason": [{ exemptions: [{ resource: "web" }] }, "exemptions[0].reason is missing"],
  "an empty reason": [exemption({ reason: "" }), "exemptions[0].reason must not be empty"],
  "a blank reason": [exemption({ reason: " \n" }), "exemptions[0].reason must not be empty"],
  "a reason of a wrong type": [exemption({ reason: 1 }), "exemptions[0].reason must be string; put it in quotes"],
  "an exemption without a matcher": [
    { exemptions: [{ reason: "x" }] },
    "exemptions[0] matches everything; give it at least one of stack, resource, kind, namespace, container, image",
  ],
  "a second exemption without a matcher": [
    {
      exemptions: [
        { kind: "Job", reason: "x" },
        { expires: "2030-01-01", reason: "x" },
      ],
    },
    "exemptions[1] matches everything; give it at least one of stack, resource, kind, namespace, container, image",
  ],
  "an empty pattern": [exemption({ stack: "" }), "exemptions[0].stack must not be empty"],
  "a blank pattern": [exemption({ namespace: " " }), "exemptions[0].namespace must not be empty"],
  "an empty image": [exemption({ image: "" }), "exemptions[0].image must not be empty"],
  "a pattern of a wrong type": [exemption({ kind: ["Job"] }), "exemptions[0].kind must be string"],
  "a pattern with an open bracket": [
    exemption({ container: "web-[12" }),
    'exemptions[0].container is not a pattern: "web-[12": "[" has no "]"; write "\\[" for the character itself',
  ],
  "a pattern that negates nothing, and would match everything": [
    exemption({ stack: "!" }),
    'exemptions[0].stack is not a pattern: "!": "!" negates nothing and would match everything',
  ],
  "a pattern of another grammar, cut short": [
    exemption({ stack: `+(a|${"b".repeat(30_000)})` }),
    `exemptions[0].stack is not a pattern: "+(a|${"b".repeat(96)}…": "(" is not supported here; write {a,b} for either, "\\(" for the character itself`,
  ],
  "an image in upper case": [
    exemption({ image: "NGINX" }),
    `exemptions[0].image is not a pattern: "NGINX" is no image pattern; ${image}`,
  ],
  "an image with an open tag": [
    exemption({ image: "nginx:" }),
    `exemptions[0].image is not a pattern: "nginx:" is no image pattern; ${image}`,
  ],
  "a malformed date": [
    exemption({ expires: "31.01.2027" }),
    "exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  ],
  "a date with a time": [
    exemption({ expires: "2027-01-31T00:00:00Z" }),
    "exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  ],
  "a date of a wrong type": [
    exemption({ expires: 20270131 }),
    "exemptions[0].expires must be string; put it in quotes",
  ],
  "a day that does not exist": [
    exemption({ expires: "2027-02-29" }),
    "exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  ],
  "a month that does not exist": [
    exemption({ expires: "2027-13-01" }),
    "exemptions[0].expires is not a day of the calendar; write it as 2027-01-31",
  ],
  "a wrong level": [{ onUnknown: "block" }, "onUnknown must be one of advisory, mandatory, ignore"],
  "a level of a wrong type": [{ onUnknown: true }, "onUnknown must be string"],
  "an option of a wrong type": [{ size: 64 }, "size must be string; put it in quotes"],
  "an option that is malformed": [{ size: "64 MB" }, "size is no size"],
  "an option out of its range": [{ days: -1 }, "days must be >= 0"],
  "an option with a fraction": [{ days: 1.5 }, "days must be integer"],
  "a value that only the rule itself can refuse": [{ size: "1Mi", colour: "seven" }, "colour is no colour"],
  "an option of a wrong type, which the rule itself is not asked about": [
    { colour: 7 },
    "colour must be string; put it in quotes",
  ],
  "an empty text in an option": [{ names: ["web", ""] }, "names[1] must not be empty"],
};

describe("configuration", () => {
  for (const [name, [raw, says]] of Object.entries(bad)) {
    it(`the configuration of a rule refuses ${name}`, () => {
      assert.throws(() => read(raw), {
        name: "ConfigurationError",
        message: `configuration of policy "example": ${says}`,
      });
    });
  }
  it("the configuration of a rule with several mistakes is refused with a line for each", () => {
    const exemptions = [
      { reason: "x" },
      { resource: "web" },
      { stack: "[", kind: "(", expires: "2027-02-30", reason: "x" },
    ];
    const message = [
      "size is no size",
      "days must be >= 0",
      "exemptions[1].reason is missing",
      "colour is no colour",
      "exemptions[0] matches everything; give it at least one of stack, resource, kind, namespace, container, image",
      "exemptions[2].expires is not a day of the calendar; write it as 2027-01-31",
      'exemptions[2].stack is not a pattern: "[": "[" has no "]"; write "\\[" for the character itself',
      'exemptions[2].kind is not a pattern: "(": "(" is not supported here; write {a,b} for either, "\\(" for the character itself',
    ].map((says) => `configuration of policy "example": ${says}`);
    assert.throws(() => read({ size: "64 MB", days: -1, colour: "seven", exemptions }), {
      message: message.join("\n"),
    });
  });
  it("the configuration of a rule gets defaults for missing keys", () => {
    for (const raw of [
      {},
      { onUnknown: "advisory", exemptions: [], size: "64Mi", days: 30, names: ["web"], colour: "red" },
    ]) {
      assert.deepEqual(read(raw), {
        onUnknown: "advisory",
        exemptions: new Exemptions([]),
        options: { size: "64Mi", days: 30, names: ["web"], colour: "red" },
      });
    }
  });
  it("the configuration of a rule takes every key with a valid value", () => {
    const expires = "2028-02-29";
    const { onUnknown, exemptions, options } = read({ ...exemption({ expires }), onUnknown: "ignore", size: "1Gi" });
    assert.equal(onUnknown, "ignore");
    assert.deepEqual(options, { size: "1Gi", days: 30, names: ["web"], colour: "red" });
    assert.deepEqual(
      exemptions.all.map(({ config }) => config),
      [{ resource: "web", reason: "It is old.", expires }],
    );
  });
  it("the configuration of a rule is read once while it stays the same", () => {
    const run = new Run();
    const first = run.config(rule, exemption({}));
    assert.equal(run.config(rule, exemption({})), first);
    assert.notEqual(run.config(rule, exemption({ reason: "It is new." })), first);
    assert.notEqual(run.config(rule, exemption({})), first);
  });
  it("the configuration of a rule compiles no schema of a key that it does not have", () => {
    const broken = { name: "broken", options: { size: { type: "none" as "string", default: "", description: "" } } };
    // The engine adds the defaults of the other keys.
    const { exemptions } = new Run().config(broken, { ...exemption({}), size: "" });
    assert.ok(exemptions instanceof Exemptions);
    assert.throws(() => new Run().config(broken, { size: "1Mi" }), /schema is invalid/);
  });

  it("the error about a configuration has no stack trace", () => {
    assert.throws(
      () => read({ size: 1 }),
      (error: Error) => error.stack === error.message,
    );
  });
});

describe("an option that is taken from another rule", () => {
  const option = { type: "array", items: { type: "string" }, default: [] } as const;
  const names = { ...option, from: "teller" };
  const teller = { name: "teller", options: { names } };
  const other = { name: "other", options: { names, own: option } };
  const stranger = { name: "stranger", options: { names: option } };
  const mine = (run: Run, raw: object = {}, rule: Parameters<Run["config"]>[0] = other) =>
    run.config(rule, raw).options;

  it("an option taken from another rule has that rule's value after it was judged, and its own before", () => {
    const run = new Run();
    assert.deepEqual(mine(run), { names: [], own: [] });
    run.config(teller, { names: ["a"] });
    assert.deepEqual(mine(run), { names: ["a"], own: [] });
    assert.deepEqual(mine(run, {}, stranger), { names: [] });
  });
  it("an option taken from another rule keeps its own configured value", () => {
    const run = new Run();
    run.config(teller, { names: ["a"] });
    assert.deepEqual(mine(run, { names: ["b"], own: ["c"] }), { names: ["b"], own: ["c"] });
    assert.deepEqual(mine(run, { names: [], own: ["c"] }), { names: ["a"], own: ["c"] });
  });
  it("an option taken from another rule follows a changed configuration of that rule", () => {
    const run = new Run();
    for (const value of [["a"], ["b"], []]) {
      assert.deepEqual(mine(run, { names: value }, teller), { names: value });
      assert.deepEqual(mine(run), { names: value, own: [] });
    }
  });
  it("an option taken from another rule is the identical object, merged once while no configuration changes", () => {
    const run = new Run();
    const given = ["a"];
    run.config(teller, { names: given });
    const first = run.config(other, {});
    assert.equal(first.options.names, given);
    run.config(teller, { names: given });
    assert.equal(run.config(other, {}), first);
  });
  it("a rule keeps its exemptions, with the record of their use, if an option of another rule changes", () => {
    const run = new Run();
    const [before] = run.config(other, exemption({})).exemptions.all;
    run.config(teller, { names: ["a"] });
    assert.equal(run.config(other, exemption({})).exemptions.all[0], before);
  });
  it("the schema of a policy has no key that only the pack reads", () => {
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    for (const { configSchema } of packArgs().policies) {
      assert.deepEqual(configSchema, plain(configSchema));
      for (const schema of Object.values(configSchema?.properties ?? {})) {
        assert.ok(!("from" in schema) && !("adds" in schema));
        assert.doesNotMatch(JSON.stringify(schema), /"patternErrorMessage":/);
      }
    }
  });

  const about = {
    title: "x",
    description: "X.",
    level: "mandatory",
    severity: "low",
    tags: [],
    remediation: "Y",
  } as const;
  type Names = { names: string[] };
  const says = ({ names }: Names) => (names.length > 0 ? [{ says: `told ${names.join()}` }] : []);
  const telling: Rule<Names> = { ...about, ...teller, cures: false, check: () => [] };
  const told: Rule<Names> = {
    ...about,
    ...other,
    cures: true,
    check: ({ readOnlyRoot }, options) =>
      says(options).map((finding) => ({
        ...finding,
        cure: [readOnlyRoot.effective ? manual("no") : readOnlyRoot.to(true)],
      })),
  };
  const toldOfStack: StackRule<Names> = { ...about, ...other, name: "stack", examine: (_, options) => says(options) };

  it("an option taken from another rule holds for validation, remediation and the whole stack", async () => {
    const run = new Run();
    const policies = [...[told, telling].map(policyIn(run)), stackPolicyIn(run)(toldOfStack)];
    const options = { config: { teller: { names: ["a"] } } };
    await analyze(policies, { type: "pulumi:pulumi:Stack", props: {} }, options);
    const { violations } = await analyze(policies, container({}), options);
    assert.deepEqual(
      violations.map(({ message }) => message),
      ['X.\ncontainer "web" told a; set readOnly to true'],
    );
    assert.deepEqual((await remediate(policies, container({}), { ...options, level: "remediate" })).by, ["other"]);
    const stack = await analyzeStack(policies, [container({})], options);
    assert.deepEqual(
      stack.violations.map(({ message }) => message),
      [
        'X.\ncontainer "web" told a; set readOnly to true; this cure is lost where Pulumi replaces the resource, so write it into the program',
        "X.\ntold a",
      ],
    );
  });
});

describe("a bad configuration stops the run even when every resource is good", () => {
  const good = container({ readOnly: true });
  const { policies } = packArgs();
  for (const { name } of policies) {
    const message = new RegExp(`configuration of policy "${name}": exempt is not a key it knows`);
    const config = { [name]: { exempt: [] } };
    const own = policies.filter((policy) => policy.name === name);
    if (!("validateResource" in (own[0] as object))) {
      it(`a bad configuration of ${name} stops the run, even with good resources only`, async () => {
        await assert.rejects(analyzeStack(own, [good], { config }), { message });
        await assert.rejects(analyzeStack(own, [], { config }), { message });
      });
      continue;
    }
    it(`a bad configuration of ${name} stops the run, even with good resources only`, async () => {
      await assert.rejects(analyze(own, good, { config }), { message });
      await assert.rejects(analyze(own, { type: "pulumi:pulumi:Stack", props: {} }, { config }), { message });
      if ("remediateResource" in (own[0] as object)) {
        await assert.rejects(remediate(own, good, { config, level: "remediate" }), { message });
      }
    });
  }
});
