import assert from "node:assert/strict";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { unknown } from "../../policies/testing";
import { pod } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const containers = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ name: `c${index}`, ...more }));

describe("the lines about one resource", () => {
  it("the lines about one resource are all printed up to 50", async () => {
    const texts = await saysAbout(readOnlyRoot, pod({ containers: containers(50) }));
    assert.equal(texts.length, 50);
    assert.match(texts.at(-1) ?? "", /^container "c49" has a writable root filesystem/);
  });

  it("the lines about one resource are counted beyond 50, at their level", async () => {
    const one = await saysAbout(readOnlyRoot, pod({ containers: containers(51) }));
    assert.deepEqual(one.slice(50), ["and 1 more container with findings of this rule"]);
    const hidden = containers(20, { securityContext: unknown });
    const texts = await saysAbout(readOnlyRoot, pod({ containers: containers(70), initContainers: hidden }));
    assert.deepEqual(texts.slice(50), ["and 40 more containers with findings of this rule"]);
    const behind = await saysAbout(readOnlyRoot, pod({ containers: containers(70), ephemeralContainers: hidden }));
    assert.deepEqual(behind.slice(50), [
      "and 20 more containers with findings of this rule",
      "advisory: and 20 more containers cannot be judged yet",
    ]);
  });

  it("the lines about one resource stay 50 for 100,000 containers, in time that grows with their number", async function () {
    this.timeout(120_000);
    const time = async (count: number) => {
      const given = pod({ containers: containers(count) });
      const start = performance.now();
      const texts = await saysAbout(readOnlyRoot, given);
      assert.deepEqual(texts.slice(50), [
        `and ${(count - 50).toLocaleString("en")} more containers with findings of this rule`,
      ]);
      return performance.now() - start;
    };
    await time(1_000);
    const [few, many] = [await time(10_000), await time(100_000)];
    assert.ok(many < 30 * few, `${few} ms for 10,000, ${many} ms for 100,000`);
  });
});
