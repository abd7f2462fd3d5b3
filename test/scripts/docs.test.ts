import assert from "node:assert/strict";
import Ajv from "ajv";
import { costs } from "../../scripts/docs/bench";
import { configurationReference, configurationSchema } from "../../scripts/docs/configuration";
import { excerpt } from "../../scripts/docs/output";
import { table, withPart } from "../../scripts/docs/part";
import { ruleHeader, ruleTable } from "../../scripts/docs/rules";
import { type Documented, policies } from "../../scripts/docs/source";
import { documentedConfigurations } from "../support/configurations";

const rule: Documented = {
  name: "no-cats",
  formerly: [],
  title: "No cats",
  description: "Nothing is a cat.",
  level: "advisory",
  severity: "low",
  cures: false,
  wholeStack: true,
  framework: undefined,
  tags: ["cats", "CIS 1.2"],
  options: {
    exemptions: { items: { type: "object", properties: { reason: { type: "string", description: "Why." } } } },
    breeds: { type: "array", default: [], description: "Cats | all of them." },
  },
};

describe("a generated part of a document", () => {
  it("withPart replaces only the text between its markers", () => {
    const text = "before\n<!-- a -->\nold\n<!-- /a -->\nafter\n<!-- b -->\n<!-- /b -->\n";
    assert.equal(
      withPart("x.md", text, "a", "new\n"),
      "before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n<!-- b -->\n<!-- /b -->\n",
    );
    assert.equal(withPart("x.md", withPart("x.md", text, "a", "new"), "a", "old"), text);
  });
  it("withPart refuses a document without the markers", () => {
    assert.throws(() => withPart("x.md", "text", "a", "new"), {
      message: "x.md has no line <!-- a -->; add it where the generated part belongs",
    });
  });
  it("table escapes `|` in its cells", () => {
    assert.equal(table(["A", "B"], [["x|y", "z"]]), "| A | B |\n| --- | --- |\n| x\\|y | z |");
  });
});

describe("the documents of a rule", () => {
  it("the header of a rule's document has level, severity, cure, framework and tags", () => {
    assert.equal(
      ruleHeader(rule),
      "Nothing is a cat.\n\nLevel **advisory**, severity **low**. It has no cure: its findings need a person's decision. " +
        "It judges all resources of a stack together.\n\nTags: cats, CIS 1.2.",
    );
    assert.equal(
      ruleHeader({ ...rule, level: "mandatory", cures: true, wholeStack: false, framework: "CIS 1, 1.2: No cats" }),
      "Nothing is a cat.\n\nLevel **mandatory**, severity **low**. At level `remediate` it cures its findings. " +
        "CIS 1, 1.2: No cats.\n\nTags: cats, CIS 1.2.",
    );
    assert.ok(ruleHeader({ ...rule, formerly: ["cats", "pets"] }).includes(" Formerly `cats`, `pets`.\n"));
  });
  it("the table of the README has one row for each rule", () => {
    assert.equal(
      ruleTable([rule, { ...rule, name: "dogs", cures: true }]),
      "| Rule | What holds | Level | Severity | Cure |\n| --- | --- | --- | --- | --- |\n" +
        "| [no-cats](policies/rules/no-cats.md) | Nothing is a cat. | advisory | low |  |\n" +
        "| [dogs](policies/rules/dogs.md) | Nothing is a cat. | advisory | low | yes |",
    );
  });
  it("the reference lists the options of a rule, with type, default and description", () => {
    const reference = configurationReference([rule]);
    assert.ok(
      reference.includes(
        "| [no-cats](../policies/rules/no-cats.md) | `breeds` | array | `[]` | Cats \\| all of them. |",
      ),
    );
    assert.ok(reference.includes("| `reason` | Why. |"));
  });
  it("the reference lists an option of several rules in one row", () => {
    const reference = configurationReference([rule, { ...rule, name: "dogs" }]);
    assert.ok(
      reference.includes(
        "| [no-cats](../policies/rules/no-cats.md), [dogs](../policies/rules/dogs.md) | `breeds` | array | `[]` |",
      ),
    );
  });
  it("a document quotes one finding of an expected output below its first line", () => {
    const said = [
      "❌ pack@v1",
      "    - [mandatory]  a  (t:T: web)",
      "      A holds.",
      "      web is bad",
      "    - [advisory]  b  (t:T: web)",
      "      B holds.",
      "      web is odd",
      "",
    ].join("\n");
    assert.equal(
      excerpt(said, "b", "web"),
      "```\n❌ pack@v1\n    - [advisory]  b  (t:T: web)\n      B holds.\n      web is odd\n```",
    );
    assert.throws(() => excerpt(said, "c", "web"), { message: "the expected output has no finding of c about web" });
  });
});

describe("the JSON Schema of a configuration", () => {
  const schema = JSON.parse(configurationSchema(policies));
  const compile = (of: object) => new Ajv({ strict: false }).compile(of);
  const accepts = compile(schema);

  /** The schema with every definition in the place of its references. */
  function inlined(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(inlined);
    if (typeof part !== "object" || part === null) return part;
    const { $ref, definitions, ...rest } = part as Record<string, unknown>;
    if (typeof $ref === "string") return inlined(schema.definitions[$ref.replace("#/definitions/", "")]);
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inlined(value)]));
  }

  it("the JSON Schema accepts every configuration in the documents and examples", () => {
    const configurations = documentedConfigurations();
    assert.ok(configurations.length >= 7);
    for (const { where, text } of configurations) {
      assert.ok(accepts(JSON.parse(text)), `${where}: ${JSON.stringify(accepts.errors)}`);
    }
  });

  it("the JSON Schema has each shared schema once, and every option as the pack has it", () => {
    const whole = inlined(schema) as { properties: Record<string, { anyOf: [object, { properties: object }] }> };
    for (const { name, options } of policies) {
      const { anyOf } = whole.properties[name] ?? assert.fail(name);
      const { enforcementLevel, ...own } = anyOf[1].properties as Record<string, unknown>;
      assert.deepEqual(own, JSON.parse(JSON.stringify(options)), name);
      assert.deepEqual(enforcementLevel, { type: "string", enum: ["advisory", "mandatory", "remediate", "disabled"] });
    }
    const text = JSON.stringify(schema);
    assert.ok(
      text.length * 2 < JSON.stringify(whole).length,
      "a schema that several rules have is in it several times",
    );
    for (const name of Object.keys(schema.definitions)) assert.ok(text.includes(`"#/definitions/${name}"`), name);
  });

  it("the JSON Schema tells two options of one name apart", () => {
    const other = { ...rule, options: { breeds: { type: "string" } } } as const;
    const named = [rule, { ...rule, name: "b" }, { ...other, name: "c" }, { ...other, name: "d" }];
    const accepted = compile(JSON.parse(configurationSchema(named)));
    assert.ok(accepted({ b: { breeds: [] }, d: { breeds: "all" } }));
    assert.ok(!accepted({ b: { breeds: "all" } }));
    assert.ok(!accepted({ d: { breeds: [] } }));
  });

  it("the JSON Schema accepts a rule's former name, as deprecated", () => {
    const renamed = JSON.parse(configurationSchema([{ ...rule, formerly: ["cats"] }]));
    assert.equal(renamed.properties.cats.deprecated, true);
    assert.ok(compile(renamed)({ cats: { breeds: [] } }));
    assert.ok(!compile(renamed)({ cats: { breed: [] } }));
  });

  for (const [what, configuration] of Object.entries({
    "a rule that does not exist": { "read-only-roots": "mandatory" },
    "a level that does not exist": { "read-only-root": "strict" },
    "an unknown key": { "read-only-root": { exemption: [] } },
    "an exemption without a reason": { "read-only-root": { exemptions: [{ container: "web" }] } },
    "an option of another rule": { "read-only-root": { allowWritable: [] } },
  })) {
    it(`the JSON Schema refuses ${what}`, () => assert.equal(accepts(configuration), false));
  }
});

describe("the costs in the README", () => {
  const start = (time: number) => ({ time, processor: time, memory: 1 });
  const startUp = {
    "empty compiled pack": start(0.6758),
    "this pack, directory": start(0.7),
    "this pack, executable": start(0.1104),
    "one rule, the usual way": start(3),
  };
  const line = (typicalPreview: Parameters<typeof costs>[0]["typicalPreview"]) =>
    costs({ startUp, typicalPreview }).split("\n")[0];

  it("the costs in the README are those of the bench", () => {
    const times = {
      "no pack": { time: 8 },
      "empty compiled pack": { time: 10.25 },
      "this pack, executable": { time: 8.21 },
    };
    assert.equal(
      line({ resources: 1000, times }),
      "The executable starts in 110 ms, an empty pack of the policy SDK in 676 ms. A preview of 1,000 typical resources takes 8.2 s " +
        "with it, 8.0 s without a pack and 10.3 s with the empty one. [docs/bench.md](docs/bench.md) has the rest.",
    );
  });
  it("the costs in the README leave out what the bench could not measure", () => {
    assert.equal(
      line("Not measured: no Pulumi CLI."),
      "The executable starts in 110 ms, an empty pack of the policy SDK in 676 ms. [docs/bench.md](docs/bench.md) has the rest.",
    );
  });
});
