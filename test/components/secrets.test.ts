import assert from "node:assert/strict";
import * as hardened from "../../components/index";
import { inferredSchema } from "../../tools/components-schema";
import { kindOf } from "./documented";
import { secretArguments } from "./secret-arguments";
import { type Declared, secret as marked, preview } from "./support";

type Component = new (name: string, args: object) => unknown;
const components = hardened as unknown as Record<string, Component>;
const [mark] = Object.keys(marked("")) as [string];

/** A value without everything that is marked as secret. */
function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  if (mark in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
}

const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });

describe("an argument that its contract calls secret", () => {
  for (const { component, argument, secret, args } of secretArguments) {
    it(`the secret argument ${argument} is marked as secret in every resource of ${component}, even as a plain string`, async () => {
      const declared = await preview(() => new (components[component] as Component)("web", args), named);
      // The component itself, and a Secret of the platform.
      const holding = declared.filter(
        ({ inputs }) => JSON.stringify(inputs).includes(secret) || /:Secret$/.test(JSON.stringify(inputs)),
      );
      assert(holding.some(({ type }) => type === `hardened:index:${component}`));
      assert(!JSON.stringify(declared.map(({ inputs }) => open(inputs))).includes(secret));
      assert(
        !JSON.stringify(declared.map(({ inputs }) => open(inputs))).includes(Buffer.from(secret).toString("base64")),
      );
    });
  }

  it("an argument that the schema calls secret is in the table of secret arguments", () => {
    const { resources, types } = inferredSchema();
    const all = [...Object.entries(resources), ...Object.entries(types)].flatMap(([token, described]) => {
      const properties = "inputProperties" in described ? described.inputProperties : described.properties;
      return Object.entries(properties ?? {}).map(([name, { description = "" }]) => [
        `${kindOf(token)}.${name}`,
        description,
      ]);
    });
    const contracts = all.filter(([, description]) =>
      /kept (in a Secret|by the swarm as a secret)/.test(description as string),
    );
    const tried = new Set(secretArguments.map(({ argument }) => argument.split(" ")[0]));
    assert.deepEqual(contracts.map(([name]) => name).sort(), [...tried].sort());
  });
});
