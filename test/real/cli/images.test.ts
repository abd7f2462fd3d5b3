import assert from "node:assert/strict";
import { parse } from "yaml";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import { recipe, recipeFile } from "../../../cli/output/recipe";
import { recipeFor } from "../../../policies/images/catalogue";
import { read } from "../../../scripts/catalogue";
import { REBUILT, type Rebuilt } from "../../../tools/workloads/rebuilt";
import { REFERENCES } from "../../../tools/workloads/references";
import { discoverUsed, usageOfRebuilt } from "../../../tools/workloads/usage";
import { leftOn } from "../../support/real/discoveries";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";
import { inTurns } from "../../support/real/turns";

// They wait more than they work; and two on one engine must not disturb each other.
const AT_ONCE = 3;

// Those that start slowly are for `DISCOVER_ALL=1`: all of them take five minutes.
const SLOW: readonly string[] = ["postgres", "tomcat", "rabbitmq"];
const IMAGES = REBUILT.filter(({ image }) => process.env.DISCOVER_ALL === "1" || !SLOW.includes(image));

/** The paths that the pack knows of an image: those of its entry, and of the variant for its tag. */
function known(image: Rebuilt["image"]) {
  const entry = recipeFor(REFERENCES[image]);
  assert.ok(entry, `the catalogue has no entry for ${REFERENCES[image]}`);
  return entry.paths;
}

describe("discover, on images rebuilt from Debian packages", () => {
  const found = new Map<string, Promise<Discovery>>();
  let engine: Engine;

  before(async function () {
    engine = await engineFor(this);
    for (const { image } of IMAGES) await ensureImage(engine.docker, image);
    const on = await engineAt(engine.host);
    const run = (rebuilt: Rebuilt) => discoverUsed(on, REFERENCES[rebuilt.image], usageOfRebuilt(rebuilt));
    for (const [{ image }, work] of inTurns(IMAGES, AT_ONCE, run)) found.set(image, work);
  });
  after(() => {
    if (found.size > 0) return table(found);
  });

  for (const { image, data } of IMAGES) {
    it(`discover finds the paths of ${image} that its catalogue entry has, and proves them`, async () => {
      const discovery = await (found.get(image) as Promise<Discovery>);
      const paths = known(image);
      const { proven, reason, log } = discovery;
      assert.deepEqual({ proven, reason, log }, { proven: true, reason: undefined, log: undefined });
      const file = recipeFile(discovery);
      assert.deepEqual(read(`${parse(file).name}.yaml`, file).known, "documented");
      const result = recipe(discovery).paths;
      const names = result.map(({ path }) => path);
      const missing = paths.filter(({ path, required }) => required === "always" && !names.includes(path));
      const strange = names.filter((name) => !paths.some(({ path }) => path === name));
      assert.deepEqual([missing.map(({ path }) => path), strange], [[], []]);
      const expected = (path: string) => paths.find((other) => other.path === path);
      for (const { path, exec, kind } of result) {
        assert.equal(exec ?? false, expected(path)?.exec ?? false, `exec of ${path}`);
        if (data !== undefined) assert.equal(kind, expected(path)?.kind, `kind of ${path}`);
      }
    });
  }

  it("discover leaves no container, network or volume", async () => {
    await Promise.allSettled(found.values());
    assert.deepEqual(await leftOn(engine), []);
  });
});

/** Precision and recall against the catalogue, in the output of the run. */
async function table(found: ReadonlyMap<string, Promise<Discovery>>): Promise<void> {
  console.log("      image       right  missing  too many  runs  seconds");
  for (const { image } of IMAGES) {
    const discovery = await (found.get(image) as Promise<Discovery>).catch(() => undefined);
    if (discovery === undefined) continue;
    const paths = known(image);
    const names = discovery.paths.map(({ path }) => path);
    const right = names.filter((name) => paths.some(({ path }) => path === name)).length;
    const missing = paths.filter(({ path, required }) => required === "always" && !names.includes(path)).length;
    const numbers = [right, missing, names.length - right, discovery.runs, Math.round(discovery.seconds)];
    const [a, b, c, d, e] = numbers.map(String) as [string, string, string, string, string];
    console.log(
      `      ${image.padEnd(10)}  ${a.padStart(5)}  ${b.padStart(7)}  ${c.padStart(8)}  ${d.padStart(4)}  ${e.padStart(7)}`,
    );
  }
}
