import assert from "node:assert/strict";
import { policies, stackRule } from "../../policies/library";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyzeStack, unknown } from "../../policies/testing";
import { processorTime } from "../support/processor";
import { container, pod } from "../support/resources";
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

  it("the lines about one resource stay 50 for 100,000 containers, in time that grows with their number", async () => {
    const time = async (count: number) => {
      const given = pod({ containers: containers(count) });
      const start = processorTime();
      const texts = await saysAbout(readOnlyRoot, given);
      assert.deepEqual(texts.slice(50), [
        `and ${(count - 50).toLocaleString("en")} more containers with findings of this rule`,
      ]);
      return processorTime() - start;
    };
    await time(1_000);
    const [few, many] = [await time(10_000), await time(100_000)];
    assert.ok(many < 30 * few, `${few} ms for 10,000, ${many} ms for 100,000`);
  });
});

describe("the lines of a stack rule", () => {
  /** Finds `lines` faults on each container. */
  const finding = (lines: number) =>
    policies({
      stackRules: [
        stackRule({
          name: "many",
          description: "There are few.",
          *examine({ containers }) {
            for (const place of containers)
              for (let line = 0; line < lines; line++) yield { says: `fault ${line}`, about: [place] };
          },
        }),
      ],
    }).filter(({ name }) => name === "many");
  const told = async (resources: number, lines: number) => {
    const all = Array.from({ length: resources }, (_, index) => ({ ...container({}), name: `w${index}` }));
    const { violations } = await analyzeStack(finding(lines), all);
    return violations.map(({ message, urn }) => `${urn?.split("::").at(-1) ?? "stack"}: ${message.split("\n")[1]}`);
  };

  it("the lines of a stack rule on one resource are at most 50, and the others are counted there", async () => {
    assert.equal((await told(2, 50)).length, 100);
    const texts = await told(2, 52);
    assert.deepEqual(texts.slice(100), [
      "w0: and 2 more findings of this rule",
      "w1: and 2 more findings of this rule",
    ]);
    assert.deepEqual((await told(1, 51)).slice(50), ["w0: and 1 more finding of this rule"]);
  });

  it("the lines of a stack rule on a whole stack are at most 500, and the others are counted on the stack", async () => {
    assert.equal((await told(500, 1)).length, 500);
    const texts = await told(2_000, 1);
    assert.equal(texts.length, 501);
    assert.equal(texts.at(-1), "stack: and 1,500 more findings of this rule on resources of this stack");
  });
});
