import assert from "node:assert/strict";
import { policies, rule, stackRule } from "../../policies/library";
import { analyze, preview, unknown } from "../../policies/testing";
import { container } from "../support/resources";

const own = policies({
  rules: [
    rule({
      name: "advises",
      description: "Nothing is odd.",
      *check({ privilegeEscalation }) {
        yield { says: "is odd" };
        if (privilegeEscalation.effective) yield { says: "gains privileges" };
      },
    }),
    rule({ name: "blocks", description: "Nothing is bad.", level: "mandatory", check: () => [{ says: "is bad" }] }),
  ],
  stackRules: [
    stackRule({ name: "together", description: "No two.", examine: () => [{ says: "they are two" }] }),
    stackRule({ name: "apart", description: "No one.", level: "mandatory", examine: () => [{ says: "it is one" }] }),
  ],
}).filter(({ name }) => ["advises", "blocks", "together", "apart"].includes(name));

/** Level, rule and text of each finding about one container in a preview. */
const found = async (config: Readonly<Record<string, string | object>>, props: object = {}) =>
  (await preview(own, [container({ securityOpts: ["no-new-privileges:true"], ...props })], { config })).map(
    ({ level, policy, message }) => `${level}: ${policy}: ${message.split("\n")[1]}`,
  );

describe("a finding that is left at level remediate", () => {
  it("a finding left at level remediate is reported at the level that its rule has by default", async () => {
    assert.deepEqual(await found({ all: "remediate" }), [
      'advisory: advises: container "web" is odd',
      'mandatory: blocks: container "web" is bad',
      "advisory: together: they are two",
      "mandatory: apart: it is one",
    ]);
  });

  it("a finding left at level remediate has severity and description of its rule, advisory or not", async () => {
    const { violations } = await analyze(own, container({}), { level: "remediate" });
    assert.deepEqual(
      violations.map(({ severity, message }) => [severity, message.split("\n")[0]]),
      [
        ["medium", "Nothing is odd."],
        ["medium", "Nothing is bad."],
      ],
    );
  });

  it("a finding left at level remediate is mandatory if its rule is configured so beside `all`", async () => {
    const [advises] = await found({ all: "remediate", advises: "mandatory" });
    assert.equal(advises, 'mandatory: advises: container "web" is odd');
  });

  it("an unknown value under onUnknown mandatory is mandatory at level remediate, and other findings of the rule stay advisory", async () => {
    const config = { advises: { enforcementLevel: "remediate", onUnknown: "mandatory" } };
    const [first, second] = await found(config, { securityOpts: unknown });
    assert.deepEqual(
      [first, second],
      [
        'mandatory: advises: container "web" cannot be judged until securityOpts is known',
        'advisory: advises: container "web" is odd',
      ],
    );
  });
});

describe("a container whose image is given by id", () => {
  const image = `sha256:${"a".repeat(64)}`;
  const unseen =
    "has its image by id, so the paths that it writes could not be looked up; set image to the image's name, or to repoDigest of its RemoteImage";
  const rules = policies().filter(({ name }) => ["read-only-root", "writable-paths-declared"].includes(name));
  const said = async (props: object, level?: "remediate") =>
    (await preview(rules, [container({ image, ...props })], level && { level })).map(
      ({ level, policy, message }) => `${level}: ${policy}: ${message.split("\n")[1]}`,
    );

  it("an image given by id is reported in one line before and after the cure", async () => {
    assert.deepEqual(await said({}), [
      'mandatory: read-only-root: container "web" has a writable root filesystem; set readOnly to true',
      `advisory: read-only-root: container "web" ${unseen}`,
    ]);
    const after = [`advisory: writable-paths-declared: container "web" ${unseen}`];
    assert.deepEqual(await said({}, "remediate"), after);
    assert.deepEqual(await said({ readOnly: true }), after);
  });
});
