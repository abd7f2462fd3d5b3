import assert from "node:assert/strict";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { Props } from "../../policies/inputs/props";
import { decodeOnce } from "../../policies/sdk/decode-once";
import { keepMessages } from "../../policies/sdk/keep-messages";
import { analyze, secret } from "../../policies/testing";

const sdk = require("@pulumi/policy/deserialize");
const original = sdk.deserializeProperties;

describe("secrets", () => {
  afterEach(() => {
    sdk.deserializeProperties = original;
  });

  const marked = async () => {
    const seen: boolean[] = [];
    const look: ResourceValidationPolicy = {
      name: "look",
      description: "",
      validateResource({ props: inputs }) {
        const props = new Props(inputs);
        for (const path of [["open"], ["secret"], ["secret", "in"], ["list", 0], ["list", 1], ["none"]]) {
          seen.push(props.isSecret(path));
        }
      },
    };
    await analyze([look], {
      type: "a:b:C",
      props: { open: "x", secret: secret({ in: "x" }), list: ["x", secret("x")] },
    });
    return seen;
  };
  const told = [false, true, true, false, true, false];
  const forgetful = (...args: unknown[]) => ({ ...original(...args) });

  it("secrets are recognised by the message of the engine", async () => {
    sdk.deserializeProperties = forgetful;
    keepMessages(sdk);
    assert.deepEqual(await marked(), told);
  });

  it("secrets are recognised if inputs are decoded once", async () => {
    sdk.deserializeProperties = forgetful;
    decodeOnce(sdk);
    assert.deepEqual(await marked(), told);
  });

  it("secrets are not recognised with another copy of the SDK", async () => {
    sdk.deserializeProperties = forgetful;
    assert.deepEqual(
      await marked(),
      told.map(() => false),
    );
  });

  it("the SDK's function that decodes inputs is replaced once, and only if it exists", () => {
    const other = {};
    keepMessages(other);
    assert.deepEqual(other, {});
    const own = { deserializeProperties: () => ({}) };
    keepMessages(own);
    const { deserializeProperties } = own;
    keepMessages(own);
    assert.equal(own.deserializeProperties, deserializeProperties);
    decodeOnce(own);
    const once = own.deserializeProperties;
    keepMessages(own);
    assert.equal(own.deserializeProperties, once);
  });
});
