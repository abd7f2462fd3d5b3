import assert from "node:assert/strict";
import type { PolicyConfigSchema } from "@pulumi/policy";
import { type Service, useOwnSentences } from "../../policies/sdk/own-sentences";
import { withoutKeywords } from "../../policies/sdk/schema-keywords";

const items = { type: "object" as const, required: ["reason"], properties: { if: { type: "string" as const } } };
const whole: PolicyConfigSchema = {
  properties: {
    size: { type: "string", pattern: "^1Mi$", default: "1Mi" },
    days: { type: "integer", minimum: 0 },
    exemptions: { type: "array", default: [], items },
  },
};
const eased: PolicyConfigSchema = {
  properties: {
    size: { type: "string", default: "1Mi" },
    days: { type: "integer", minimum: 0 },
    exemptions: { type: "array", default: [], items: { type: "object" } },
  },
};

describe("the schemas that the CLI checks a configuration by", () => {
  it("the schema of a policy is whole until the engine names the stack of a run, and then leaves sentences to the pack", () => {
    const read = new Uint8Array([1]);
    const service = { configureStack: { requestDeserialize: (bytes: Uint8Array) => bytes } };
    const policies = [{ configSchema: whole }];
    useOwnSentences(policies, service);
    assert.deepEqual(policies, [{ configSchema: whole }]);
    assert.equal(service.configureStack.requestDeserialize(read), read);
    assert.deepEqual(policies, [{ configSchema: eased }]);
    service.configureStack.requestDeserialize(read);
    assert.deepEqual(policies, [{ configSchema: eased }]);
  });

  it("an SDK that keeps its service elsewhere keeps its schemas", () => {
    const policies = [{ configSchema: whole }];
    const without: Service[] = [{}, { configureStack: {} }];
    for (const service of without) useOwnSentences(policies, service);
    assert.deepEqual(policies, [{ configSchema: whole }]);
  });

  it("a property keeps its place in a schema though it has the name of a keyword that is taken out", () => {
    const schema = {
      properties: { if: { if: {}, type: "string" } },
      items: { if: {} },
      anyOf: [{ if: {} }, {}],
      if: {},
    };
    assert.deepEqual(withoutKeywords(schema, ["if"]), {
      properties: { if: { type: "string" } },
      items: {},
      anyOf: [{}, {}],
    });
  });
});
