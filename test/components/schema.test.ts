import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import * as hardened from "../../components/index";
import { inferredSchema, type Schema, schemaFile } from "../../tools/components-schema";
import { choices } from "./documented";

describe("the schema of the component package", () => {
  let schema: Schema;
  before(() => {
    schema = inferredSchema();
  });

  it("the schema of the components is the one in components/schema.json, so that a change is seen in review", () => {
    const golden = existsSync(schemaFile) ? JSON.parse(readFileSync(schemaFile, "utf8")) : undefined;
    assert.deepEqual(schema, golden, "Run `npm run schema -w components`, and look at what it changed.");
  });

  it("the schema has the components under the tokens that other languages use", () => {
    const kinds = [
      "Container",
      "CronJob",
      "DaemonSet",
      "Deployment",
      "Job",
      "Service",
      "StatefulSet",
      "TaskDefinition",
    ];
    const tokens = Object.keys(schema.resources).filter((token) => token.startsWith("hardened:index:Hardened"));
    assert.deepEqual(
      tokens.sort(),
      kinds.map((kind) => `hardened:index:Hardened${kind}`),
    );
    assert.deepEqual([schema.namespace, schema.name], ["readonly-rootfs", "hardened"]);
    // Where provider.ts looks for them.
    for (const token of Object.keys(schema.resources)) {
      const [, name = ""] = /^hardened:index:(\w+)$/.exec(token) ?? [];
      assert.equal(typeof (hardened as Record<string, unknown>)[name], "function", token);
    }
  });

  it("the schema has the SDK of Go made with the arguments of every type, without which it does not compile", () => {
    assert.deepEqual(schema.language?.go, { respectSchemaVersion: true, generateExtraInputTypes: true });
  });

  it("the schema explains every property in sentences, with its default and an example", () => {
    const poor: string[] = [];
    for (const [token, resource] of Object.entries(schema.resources)) {
      if (!resource.description?.endsWith(".")) poor.push(token);
      for (const [name, property] of Object.entries(resource.properties)) {
        if (!property.description?.endsWith(".")) poor.push(`${token}.${name} (output)`);
      }
      collect(token, resource.inputProperties, resource.requiredInputs);
    }
    for (const [token, { properties = {}, required }] of Object.entries(schema.types)) {
      collect(token, properties, required);
    }
    assert.deepEqual(poor, []);

    function collect(
      token: string,
      properties: Schema["types"][string]["properties"] & object,
      required: string[] = [],
    ) {
      for (const [name, { description = "", type, $ref }] of Object.entries(properties)) {
        const kind = token.split(":").at(-1) ?? "";
        const needless =
          required.includes(name) || choices[kind]?.includes(name) || `${kind}.${name}` === "VolumeClaim.size";
        const lists = schema.types[`${$ref}`.replace("#/types/", "")]?.enum !== undefined;
        if (!/[.)}\]]$/.test(description.trim())) poor.push(`${kind}.${name}: no sentence`);
        if (!needless && !/Default: /.test(description)) poor.push(`${kind}.${name}: no default`);
        if (type !== "boolean" && !lists && !/Example: /.test(description)) poor.push(`${kind}.${name}: no example`);
      }
    }
  });
});
