import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as hardened from "../../components/index";
import { inferredSchema, type Schema } from "../../tools/components-schema";
import { exampleOf, kindOf, type Property, referred } from "./documented";
import { preview } from "./support";

type Component = new (name: string, args: unknown, opts?: unknown) => pulumi.ComponentResource;
const components = hardened as unknown as Record<string, Component>;

class Own {
  size = "1Mi";
}

/** What a program without a type checker can put in the place of any value. */
const shapes: Record<string, () => unknown> = {
  null: () => null,
  undefined: () => undefined,
  "an empty text": () => "",
  "a blank": () => " ",
  "a number": () => 80,
  "a number that is none": () => Number.NaN,
  "a negative number": () => -1,
  "a BigInt": () => 1n,
  "a flag": () => true,
  "an empty list": () => [],
  "a list of null": () => [null],
  "a list of lists": () => [[]],
  "a list of numbers": () => [1],
  "an empty map": () => ({}),
  "a map of null": () => ({ "/data": null }),
  "a map of numbers": () => ({ "/data": 1 }),
  "a map of texts": () => ({ "/data": "x" }),
  "a map of maps": () => ({ "/data": {} }),
  "a map without a prototype": () => Object.assign(Object.create(null), { a: "b" }),
  "a function": () => () => "x",
  "a symbol": () => Symbol("x"),
  "a Map": () => new Map([["a", "b"]]),
  "a Date": () => new Date(0),
  "an instance": () => new Own(),
};

/** The least arguments of a component. */
function least(component: string): Record<string, unknown> {
  if (component === "ReadOnlyRootAdmission") return {};
  if (component === "HardenedContainer" || component === "HardenedService") return { image: "app" };
  return { containers: [{ image: "app" }], ...(component === "HardenedCronJob" && { schedule: "@daily" }) };
}

describe("no shape of arguments leads to an error of JavaScript", () => {
  let schema: Schema;
  before(() => {
    schema = inferredSchema();
  });

  /** The errors that name neither the component nor what is wrong. */
  const rawErrors = async (component: string, attempts: [what: string, args: unknown, opts?: unknown][]) => {
    const raw: string[] = [];
    await preview(() => {
      for (const [index, [what, args, opts]] of attempts.entries()) {
        try {
          new (components[component] as Component)(`web-${index}`, args, opts);
        } catch (error) {
          const { message } = error as Error;
          const told = pulumi.RunError.isInstance(error) && message.startsWith(`${component} "web-${index}"`);
          if (!told) raw.push(`${what}: ${error}`);
        }
      }
    });
    return raw;
  };

  for (const component of Object.keys(hardened).filter((name) => /^(Hardened|ReadOnlyRoot)[A-Z]\w+$/.test(name))) {
    it(`${component} takes or refuses every shape in every place of its arguments and options`, async () => {
      const attempts: [string, unknown, unknown?][] = [];
      const around = (wrap: (value: unknown) => unknown, properties: Record<string, Property>, path: string) => {
        for (const [name, property] of Object.entries(properties)) {
          for (const [shape, make] of Object.entries(shapes)) {
            attempts.push([`${shape} in ${path}${name}`, wrap({ [name]: make() })]);
          }
          const type = referred(schema, property);
          if (type?.type.properties === undefined || path.split(".").length > 3) continue;
          const example = exampleOf(schema, name, property);
          const key = Object.keys(example as object)[0] as string;
          const within = (value: unknown) =>
            wrap({ [name]: property.items ? [value] : property.additionalProperties ? { [key]: value } : value });
          const base = kindOf(type.kind).endsWith("Container") ? { image: "app" } : {};
          const into = (value: unknown) => within({ ...base, ...(value as object) });
          around(into, type.type.properties as Record<string, Property>, `${path}${name}.`);
        }
      };
      const { inputProperties } = schema.resources[`hardened:index:${component}`] as { inputProperties: object };
      around(
        (value) => ({ ...least(component), ...(value as object) }),
        inputProperties as Record<string, Property>,
        "",
      );
      for (const [shape, make] of Object.entries(shapes)) {
        attempts.push([`${shape} as arguments`, make()], [`${shape} as options`, least(component), make()]);
      }
      assert.deepEqual(await rawErrors(component, attempts), []);
    });
  }
});
