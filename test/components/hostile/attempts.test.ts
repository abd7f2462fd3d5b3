import assert from "node:assert/strict";
import * as hardened from "../../../components/index";
import { preview } from "../support";
import { attempts } from "./attempts";

type Component = new (name: string, args: object) => unknown;
const components = hardened as unknown as Record<string, Component>;

describe("the components refuse, before they register anything,", () => {
  for (const kind of new Set(attempts.map((attempt) => attempt.kind))) {
    it(`components refuse every attempt of the kind "${kind}", before they register anything`, async () => {
      const wrong: string[] = [];
      for (const { name, component, args, at, because } of attempts.filter((attempt) => attempt.kind === kind)) {
        let message = "it was taken";
        const declared = await preview(() => {
          try {
            new (components[component] as Component)("web", args);
          } catch (error) {
            message = (error as Error).message;
          }
        });
        const start = /(^|\.)$/.test(at) ? `${component} "web": \`${at}` : `${component} "web": \`${at}\` `;
        const told = message.startsWith(start) && message.includes(because);
        if (!told || declared.length > 0) wrong.push(`${component}: ${name}: ${message}`);
        assert(!message.includes("hunter2"), message);
        assert(!/[\p{Cc}]/u.test(message), JSON.stringify(message));
      }
      assert.deepEqual(wrong, [], "each is to be refused with component, argument and reason");
    });
  }

  it("the attempts to get a writable root are at least 300, over all eight components", () => {
    assert(attempts.length >= 300, `${attempts.length}: add attempts to test/components/hostile/attempts.ts`);
    assert.equal(new Set(attempts.map(({ component }) => component)).size, 8);
  });
});
