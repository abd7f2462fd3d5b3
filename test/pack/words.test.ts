import assert from "node:assert/strict";
import { Props } from "../../policies/inputs/props";
import { packArgs } from "../../policies/pack";
import { analyze } from "../../policies/testing";
import { single } from "../../scripts/bench/resources";

describe("the words of messages", () => {
  let asked = 0;
  const { isSecret } = Props.prototype;
  beforeEach(() => {
    asked = 0;
    Props.prototype.isSecret = function (this: Props, path) {
      asked++;
      return isSecret.call(this, path);
    };
  });
  afterEach(() => {
    Props.prototype.isSecret = isSecret;
  });

  // To find out whether a value is secret, the whole resource is read a second time.
  for (const [kind, resource] of Object.entries(single)) {
    it(`the words of messages are not made for a resource without a finding: ${kind}`, async () => {
      const { violations } = await analyze(packArgs().policies, resource);
      assert.deepEqual([violations, asked], [[], 0]);
    });
  }
  it("the words of messages are made for a finding", async () => {
    const { violations } = await analyze(packArgs().policies, {
      ...(single["Docker container"] as (typeof single)[string]),
      props: { image: "nginxinc/nginx-unprivileged:1.29", readOnly: true },
    });
    assert.notEqual(violations.length, 0);
    assert.notEqual(asked, 0);
  });
});
