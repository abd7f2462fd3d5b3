import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { inferredSchema, type Schema, schemaFile } from "./schema";

describe("the schema of the component package", () => {
  let schema: Schema;
  before(function () {
    this.timeout(60_000);
    schema = inferredSchema();
  });

  it("is the one in components/schema.json, so that a change is seen in review", () => {
    const golden = existsSync(schemaFile) ? JSON.parse(readFileSync(schemaFile, "utf8")) : undefined;
    assert.deepEqual(schema, golden, "Run `npm run schema -w components`, and look at what it changed.");
  });

  it("has the components under the tokens that other languages use", () => {
    const kinds = ["Container", "CronJob", "DaemonSet", "Deployment", "Job", "Service", "StatefulSet"];
    const tokens = Object.keys(schema.resources).filter((token) => token.startsWith("hardened:index:Hardened"));
    assert.deepEqual(
      tokens.sort(),
      kinds.map((kind) => `hardened:index:Hardened${kind}`),
    );
    assert.deepEqual([schema.namespace, schema.name], ["readonly-rootfs", "hardened"]);
  });

  it("explains every property in sentences, with a default or an example", () => {
    const poor: string[] = [];
    for (const [token, { inputProperties, properties, description }] of Object.entries(schema.resources)) {
      if (!description?.endsWith(".")) poor.push(token);
      for (const [name, property] of Object.entries(properties)) {
        if (!property.description?.endsWith(".")) poor.push(`${token}.${name} (output)`);
      }
      collect(token, inputProperties);
    }
    for (const [token, { properties }] of Object.entries(schema.types)) collect(token, properties ?? {});
    assert.deepEqual(poor, []);

    function collect(token: string, properties: Record<string, { description?: string }>): void {
      for (const [name, { description = "" }] of Object.entries(properties)) {
        const explained = /[.)}\]]$/.test(description.trim()) && /(Default|Example): /.test(description);
        if (!explained) poor.push(`${token}.${name}`);
      }
    }
  });
});
