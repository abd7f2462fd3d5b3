import assert from "node:assert/strict";
import type { Discovery } from "../../../cli/discovery";
import { engineAt } from "../../../cli/engine/connect";
import { recipeFor } from "../../../policies/images/catalogue";
import { type DiscoveryRow, discoveryTable, record } from "../../../scripts/docs/discoveries";
import { discoverUsed, type Usage, usages } from "../../../tools/workloads/usage";
import { neededPaths } from "../../support/real/ablation";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { BASE, ensureImage } from "../../support/real/images";
import { inTurns } from "../../support/real/turns";

// The others take minutes to build where nothing is in the cache: they are for `DISCOVER_ALL=1`.
const QUICK: readonly string[] = ["beanstalkd", "lighttpd"];
/** `1` for all images, or names with commas between them. */
const { DISCOVER_ALL: WANTED } = process.env;
const IMAGES = usages.filter(({ image }) => WANTED === "1" || (WANTED?.split(",") ?? QUICK).includes(image));
const AT_ONCE = 2;

interface Result {
  readonly found: Discovery;
  readonly row: DiscoveryRow;
}

describe("discover, on images of many makes", () => {
  const results = new Map<string, Promise<Result>>();
  let engine: Engine;

  before(async function () {
    engine = await engineFor(this);
    for (const [{ image }, work] of inTurns(IMAGES, AT_ONCE, measured)) results.set(image, work);
  });
  after(async () => {
    const settled = await Promise.allSettled(results.values());
    const rows = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value.row] : []));
    if (rows.length === 0) return;
    console.log(discoveryTable(rows).replace(/^/gm, "      "));
  });

  const measured = async (usage: Usage): Promise<Result> => {
    const image = await ensureImage(engine.docker, usage.image);
    const on = await engineAt(engine.host);
    // For images without a shell.
    const found = await discoverUsed(on, image, usage, { probeImage: BASE });
    const always = (recipeFor(image)?.paths ?? []).filter(({ required }) => required === "always");
    const needed = await neededPaths(
      on,
      usage,
      found,
      always.map(({ path }) => path),
    );
    const { name, version } = found.engine;
    const { runs, seconds, date } = found;
    const cost = { runs, seconds: Math.round(seconds), engine: `${name} ${version}`, date };
    const row = { image, from: usage.from, needed, found: namesOf(found), ...cost };
    // At once, because a whole run takes an hour.
    if (WANTED !== undefined) record([row]);
    return { found, row };
  };

  for (const { image, from } of IMAGES) {
    it(`discover finds for ${image}, from ${from}, exactly what cannot be left out, and proves it`, async function () {
      this.timeout(900_000);
      const { found, row } = await (results.get(image) as Promise<Result>);
      const { proven, reason, log } = found;
      assert.deepEqual({ proven, reason, log }, { proven: true, reason: undefined, log: undefined });
      assert.deepEqual(row.found, row.needed);
    });
  }
});

/** The paths that it says are needed; those that are only missed in the log are no mistakes of either kind. */
const namesOf = ({ paths }: Discovery) =>
  paths
    .filter(({ need }) => need === "to start" || need === "by the workload")
    .map(({ path }) => path)
    .sort();
