import assert from "node:assert/strict";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { decodeOnce } from "../../policies/frame/decode-once";
import { analyze, remediate, secret } from "../../policies/testing";
import { container } from "../support/given";

const sdk = require("@pulumi/policy/deserialize");
const original = sdk.deserializeProperties;

describe("inputs decoded once", () => {
  let decoded = 0;
  beforeEach(() => {
    decoded = 0;
    sdk.deserializeProperties = (...args: unknown[]) => {
      decoded++;
      return original(...args);
    };
  });
  afterEach(() => {
    sdk.deserializeProperties = original;
  });

  const seen: unknown[] = [];
  const policy = (name: string): ResourceValidationPolicy => ({
    name,
    description: "",
    validateResource: ({ props }) => void seen.push(props.env),
    remediateResource: ({ props }) => {
      props.env = `${props.env}!`;
      return props;
    },
  });
  const policies = ["a", "b", "c"].map(policy);
  const given = container({ env: secret("x") });

  it("are what the SDK decodes for each policy by itself", async () => {
    await analyze(policies, given);
    assert.equal(decoded, 3);
  });

  it("are the same for all policies of a request, and others for the next request", async () => {
    decodeOnce(sdk);
    seen.length = 0;
    await analyze(policies, given);
    assert.equal(decoded, 1);
    await analyze(policies, container({ env: "y" }));
    assert.equal(decoded, 2);
    assert.deepEqual(seen, ["x", "x", "x", "y", "y", "y"]);
  });

  it("are not shared with remediations, which keep secrets and may change them", async () => {
    decodeOnce(sdk);
    const { props } = await remediate(policies, given, { level: "remediate" });
    assert.deepEqual(props, { image: "example", env: secret("x!!!") });
    assert.equal(decoded, 1);
  });

  it("need a function to replace, and do without one", () => {
    const other = {};
    decodeOnce(other);
    assert.deepEqual(other, {});
  });
});
