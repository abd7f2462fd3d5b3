import assert from "node:assert/strict";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import { decodeOnce } from "../../policies/sdk/decode-once";
import { analyze, remediate, secret } from "../../policies/testing";
import { container } from "../support/resources";

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

  it("inputs that the SDK decodes itself are decoded for each policy", async () => {
    await analyze(policies, given);
    assert.equal(decoded, 3);
  });

  it("inputs decoded once are one object for all policies of a request, and another for the next request", async () => {
    decodeOnce(sdk);
    seen.length = 0;
    await analyze(policies, given);
    assert.equal(decoded, 1);
    await analyze(policies, container({ env: "y" }));
    assert.equal(decoded, 2);
    assert.deepEqual(seen, ["x", "x", "x", "y", "y", "y"]);
  });

  it("inputs decoded once are not shared with remediations, which keep secrets and may change inputs", async () => {
    decodeOnce(sdk);
    const { props } = await remediate(policies, given, { level: "remediate" });
    assert.deepEqual(props, { image: "example", env: secret("x!!!") });
    assert.equal(decoded, 1);
  });

  it("inputs are not decoded without a remediation, nor for policies that do not read them", async () => {
    decodeOnce(sdk);
    assert.deepEqual(await remediate(policies, given), {
      props: undefined,
      by: [],
      notApplicable: {},
      diagnostics: [],
    });
    await analyze([{ name: "idle", description: "", validateResource() {} }], given);
    assert.equal(decoded, 0);
  });

  it("inputs decoded once can be read and changed in every way that the SDK's own inputs can", async () => {
    const seen: unknown[] = [];
    const edit: ResourceValidationPolicy = {
      name: "edit",
      description: "",
      validateResource() {},
      remediateResource({ props }) {
        seen.push(Object.keys(props), "env" in props, "stray" in props, Object.hasOwn(props, "image"), { ...props });
        delete props.image;
        Object.defineProperty(props, "made", { value: 1, enumerable: true, configurable: true, writable: true });
        props.env = "y";
        return props;
      },
    };
    const own = await remediate([edit], given, { level: "remediate" });
    decodeOnce(sdk);
    const late = await remediate([edit], given, { level: "remediate" });
    assert.deepEqual(late, own);
    assert.deepEqual(late.props, { env: secret("y"), made: 1 });
    assert.deepEqual(seen.slice(5), seen.slice(0, 5));
    assert.deepEqual(seen.slice(0, 4), [["env", "image"], true, false, true]);
  });

  it("inputs are decoded as before if the SDK lacks the function to replace", () => {
    const other = {};
    decodeOnce(other);
    assert.deepEqual(other, {});
  });
});
