import assert from "node:assert/strict";
import { Props } from "../../policies/inputs/props";
import { beneath, isUnknown } from "../../policies/inputs/proxies";
import { analyze, remediate, secret, unknown } from "../../policies/testing";

const type = "test:index:Test";

/** The results of `look` on inputs for a validation, and on inputs for a remediation. */
async function handed(props: object, look: (inputs: unknown) => unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  const policy = {
    name: "look",
    description: "",
    validateResource: ({ props }: { props: object }) => void found.push(look(props)),
    remediateResource: ({ props }: { props: object }) => void found.push(look(props)),
  };
  await analyze([policy], { type, props });
  await remediate([policy], { type, props }, { level: "remediate" });
  return found;
}

describe("the inputs beneath the SDK's proxies", () => {
  it("beneath gives unknown values as marked values, without an error", async () => {
    const look = (inputs: unknown) => {
      const { known, later, list } = beneath(inputs) as { known: unknown; later: unknown; list: unknown[] };
      return [known, isUnknown(known), isUnknown(later), isUnknown(list[1])];
    };
    const props = { known: "a", later: unknown, list: [1, unknown] };
    assert.deepEqual(await handed(props, look), Array(2).fill(["a", false, true, true]));
  });

  it("beneath gives secrets as their values, also nested ones", async () => {
    const look = (inputs: unknown) => {
      const props = new Props(inputs);
      return [props.read(["env", "PASSWORD"]), props.reading(["env", "TOKEN"]), props.read(["list", 0, "key"])];
    };
    const props = { env: secret({ PASSWORD: secret("x"), TOKEN: unknown }), list: secret([{ key: 1 }]) };
    assert.deepEqual(await handed(props, look), Array(2).fill(["x", { unknown: ["env", "TOKEN"] }, 1]));
  });

  it("beneath gives the inputs themselves if there is no proxy", () => {
    for (const given of [undefined, null, 1, "text", {}, ["a"], new Map()]) assert.equal(beneath(given), given);
  });
});
