import assert from "node:assert/strict";
import { policyIn } from "../../policies/engine/policy";
import { Run } from "../../policies/engine/run";
import { rules } from "../../policies/rules";
import { analyze, remediate, type TestResource } from "../../policies/testing";
import { docker, platforms, swarm } from "../support/platforms";

const image = "registry.example/shop:1";
const entry = (rest: object) => ({
  name: "shop",
  repositories: ["registry.example/shop"],
  category: "application",
  paths: [
    { path: "/run/shop", kind: "ephemeral", required: "always", why: "A socket", size: "16Mi", mode: "0755", ...rest },
  ],
});
const older = entry({});
/** Each is another mount where the pack makes it anew. */
const newer = {
  "a larger size": { size: "32Mi" },
  "a smaller size": { size: "1Mi" },
  "another mode": { mode: "1777" },
};

const level = "remediate";
const by = (own: object) => {
  const run = new Run();
  const config = { "writable-paths-declared": { images: [own] } };
  return {
    cure: (given: TestResource) => remediate(rules.map(policyIn(run)), given, { level, config }),
    judge: (given: TestResource) => analyze(rules.map(policyIn(run)), given, { config }),
  };
};

const places = [
  docker,
  swarm,
  ...platforms.filter(({ type }) => /^kubernetes:apps\/v1:Deployment$|^aws:ecs\/taskD/.test(type)),
];

describe("a mount that a cure made and that the program now has", () => {
  it("the mounts are tried on Docker, Swarm, Kubernetes and Amazon ECS", () => assert.equal(places.length, 4));

  for (const { type, write } of places) {
    for (const [what, change] of Object.entries(newer)) {
      it(`a mount in a program stays as it is where a newer catalogue has ${what}: ${type}`, async () => {
        const given = { type, name: "web", props: write({ image, readOnly: false }) };
        const { props = assert.fail("the older catalogue cures nothing") } = await by(older).cure(given);
        assert.match(JSON.stringify(props), /\/run\/shop/);
        const kept = { ...given, props };
        const { cure, judge } = by(entry(change));
        assert.deepEqual((await cure(kept)).by, []);
        const about = (await judge(kept)).violations.filter(({ policy }) => policy === "writable-paths-declared");
        assert.deepEqual(about, []);
      });
    }
  }
});
