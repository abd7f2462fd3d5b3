import assert from "node:assert/strict";
import { type CatalogueImage, outerPaths } from "../../../components/catalogue";
import { HardenedTaskDefinition, recipe } from "../../../components/index";
import { packArgs } from "../../../policies/pack";
import { alwaysRefuses, dataOf, requiredSettings, violations } from "../judged";
import { referredImages } from "../references";

/** Containers of one task; one definition for each takes several times as long. */
const most = 10;

const volumeOf = ({ name }: CatalogueImage) => ({ docker: { name } });

describe("HardenedTaskDefinition on EC2", () => {
  it("a HardenedTaskDefinition on EC2 with the recipe of any image passes every rule at level mandatory", async () => {
    const images = new Map(referredImages().map((one) => [one.image.name, one]));
    const containers = [...images.values()]
      // No volume of a task is a single file.
      .filter(({ image }) => !alwaysRefuses(image) && !outerPaths(image).some(({ file }) => file))
      .map(({ reference, image }) => ({
        name: image.name,
        image: reference,
        ...requiredSettings(image),
        memory: "8Gi",
        ...recipe(reference, Object.fromEntries(dataOf(image).map(({ path }) => [path, volumeOf(image)]))),
      }));
    assert.ok(containers.length > 300, `${containers.length} images`);
    const tasks = Array.from({ length: Math.ceil(containers.length / most) }, (_, index) =>
      containers.slice(index * most, (index + 1) * most),
    );
    const found = await violations(() => {
      for (const [index, some] of tasks.entries())
        new HardenedTaskDefinition(`task-${index}`, { launchType: "EC2", memory: "8Gi", containers: some });
    }, packArgs().policies);
    assert.deepEqual(found, []);
  });
});
