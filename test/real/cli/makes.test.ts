import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { Discovery } from "../../../cli/discovery";
import { recipeFor } from "../../../policies/images/catalogue";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { REFERENCES } from "../../support/real/images";
import { discoveredMake, MAKES, neededPaths } from "../../support/real/makes";

// The others take minutes to build where nothing is in the cache: they are for `DISCOVER_ALL=1`.
const QUICK: readonly string[] = ["beanstalkd", "lighttpd"];
const IMAGES = MAKES.filter(({ image }) => process.env.DISCOVER_ALL === "1" || QUICK.includes(image));

interface Row {
  readonly found: Discovery;
  readonly truth: readonly string[];
}

describe("discover, on images of other makes", () => {
  const rows = new Map<string, Row>();
  let engine: Engine;

  before(async function () {
    engine = await engineFor(this);
  });
  after(() => {
    if (rows.size === 0) return;
    const text = table(rows);
    console.log(text.replace(/^/gm, "      "));
    const file = process.env.DISCOVER_TABLE;
    if (file !== undefined) writeFileSync(file, text);
  });

  for (const make of IMAGES) {
    it(`discover finds for ${make.image}, from ${make.from}, exactly what cannot be left out, and proves it`, async function () {
      this.timeout(600_000);
      const found = await discoveredMake(engine, make);
      const entry = recipeFor(REFERENCES[make.image]);
      const always = (entry?.paths ?? []).filter(({ required }) => required === "always").map(({ path }) => path);
      const truth = await neededPaths(engine, make, found, always);
      rows.set(make.image, { found, truth });
      const { proven, reason, log } = found;
      assert.deepEqual({ proven, reason, log }, { proven: true, reason: undefined, log: undefined });
      assert.deepEqual(namesOf(found), truth);
    });
  }
});

/** The paths that it says are needed; those that are only missed in the log are no mistakes of either kind. */
const namesOf = ({ paths }: Discovery) =>
  paths
    .filter(({ need }) => need === "to start" || need === "by the workload")
    .map(({ path }) => path)
    .sort();

function table(rows: ReadonlyMap<string, Row>): string {
  const head = ["image", "from", "needed", "found", "missing", "too many", "precision", "recall", "runs", "seconds"];
  const lines = [...rows].map(([image, { found, truth }]) => {
    const names = namesOf(found);
    const right = names.filter((name) => truth.includes(name)).length;
    const share = (of: number) => (of === 0 ? "1.00" : (right / of).toFixed(2));
    const numbers = [truth.length, names.length, truth.length - right, names.length - right].map(String);
    const from = MAKES.find((make) => make.image === image)?.from ?? "";
    const cost = [String(found.runs), String(Math.round(found.seconds))];
    return [
      REFERENCES[image as keyof typeof REFERENCES],
      from,
      ...numbers,
      share(names.length),
      share(truth.length),
      ...cost,
    ];
  });
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("");
}
