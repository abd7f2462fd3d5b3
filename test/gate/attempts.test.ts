import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze } from "../../policies/testing";
import { customResources } from "./attempts/custom";
import { hostPlaces } from "./attempts/host";
import { injected } from "./attempts/injected";
import { operators } from "./attempts/operators";
import { properties } from "./attempts/properties";
import { drivenVolumes, persistentVolumes } from "./attempts/volumes";
import { windows } from "./attempts/windows";

const attempts = [
  ...operators,
  ...injected,
  ...windows,
  ...hostPlaces,
  ...drivenVolumes,
  ...persistentVolumes,
  ...properties,
  ...customResources,
];

describe("the gate, at the levels the pack starts with", () => {
  const pack = policies();

  for (const kind of new Set(attempts.map((attempt) => attempt.kind))) {
    it(`the gate refuses every attempt of the kind "${kind}"`, async () => {
      const passed: string[] = [];
      for (const { name, given, by, at, level: expected = "mandatory" } of attempts.filter(
        (attempt) => attempt.kind === kind,
      )) {
        const { violations } = await analyze(pack, given);
        const refused = violations.some(
          ({ policy, level, message }) => policy === by && level === expected && message.includes(at),
        );
        if (!refused) passed.push(`${name}: ${JSON.stringify(violations.map(({ message }) => message))}`);
      }
      assert.deepEqual(passed, [], `attempts that ${kind}: rule or property is not the one the table names`);
    });
  }

  it("the attempts on the gate are at least 150", () => {
    assert.ok(attempts.length >= 150, `${attempts.length} attempts; add some to test/gate/attempts`);
  });
});
