import assert from "node:assert/strict";
import fc from "fast-check";
import { type CatalogueImage, outerPaths } from "../../components/catalogue";
import {
  HardenedContainer,
  HardenedCronJob,
  HardenedDaemonSet,
  HardenedDeployment,
  HardenedJob,
  HardenedService,
  HardenedStatefulSet,
  HardenedTaskDefinition,
  recipe,
} from "../../components/index";
import { packArgs } from "../../policies/pack";
import { containerArgs, podArgs, serviceArgs, taskArgs } from "./arbitrary";
import { alwaysRefuses, kept, requiredSettings, violations } from "./judged";
import { referredImages } from "./references";

/** As much as any memory of a recipe. */
const memory = "8Gi";

/** A container with the recipe of an image. */
function declareContainer(reference: string, image: CatalogueImage) {
  const settings = requiredSettings(image);
  new HardenedContainer(image.name, { image: reference, ...settings, memory, ...recipe(reference, kept(image, {})) });
}

/** One component of each platform with the recipe of an image. */
function declareEach(reference: string, image: CatalogueImage) {
  declareContainer(reference, image);
  const { name } = image;
  const settings = requiredSettings(image);
  new HardenedService(name, {
    image: reference,
    ...settings,
    memory,
    ...recipe(reference, kept(image, { name: "data" })),
  });
  new HardenedStatefulSet(name, {
    containers: [{ image: reference, ...settings, memory, ...recipe(reference, kept(image, { size: "1Gi" })) }],
    podSecurity: { reason: "some images write files of the node" },
  });
  // No volume of a task is a single file.
  if (outerPaths(image).some(({ file }) => file)) return;
  const fileSystem = { fileSystem: "fs-12345678", accessPoint: "fsap-12345678" };
  const paths = kept(image, fileSystem) as Record<string, { volume: typeof fileSystem }>;
  new HardenedTaskDefinition(name, {
    containers: [{ image: reference, ...settings, memory, ...recipe(reference, paths) }],
  });
}

describe("what the components declare passes every rule at level mandatory", () => {
  const policies = packArgs().policies;
  const declares = <T>(args: fc.Arbitrary<T>, declare: (args: T) => unknown, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(args, async (given) => assert.deepEqual(await violations(() => declare(given), policies), [])),
      { numRuns },
    );

  it("a HardenedContainer passes every rule at level mandatory", () =>
    declares(containerArgs({ exec: false }), (args) => new HardenedContainer("any", args), 60));
  it("a HardenedService passes every rule at level mandatory", () =>
    declares(serviceArgs({ exec: false }), (args) => new HardenedService("any", args), 60));
  it("a HardenedDeployment passes every rule at level mandatory", () =>
    declares(podArgs, (args) => new HardenedDeployment("any", args), 50));
  it("a HardenedStatefulSet passes every rule at level mandatory", () =>
    declares(podArgs, (args) => new HardenedStatefulSet("any", args), 20));
  it("a HardenedDaemonSet passes every rule at level mandatory", () =>
    declares(podArgs, (args) => new HardenedDaemonSet("any", args), 20));
  it("a HardenedJob passes every rule at level mandatory", () =>
    declares(podArgs, (args) => new HardenedJob("any", args), 20));
  it("a HardenedCronJob passes every rule at level mandatory", () =>
    declares(podArgs, (args) => new HardenedCronJob("any", { ...args, schedule: "@daily" }), 20));

  it("a HardenedTaskDefinition passes every rule at level mandatory", () =>
    declares(taskArgs, (args) => new HardenedTaskDefinition("any", args), 60));

  it("a component with the recipe of any image passes every rule at level mandatory", async () => {
    const found: string[] = [];
    const declared = new Set<string>();
    for (const { reference, image } of referredImages()) {
      if (alwaysRefuses(image)) {
        assert.throws(() => recipe(reference), /the image does not run with a read-only root filesystem/, reference);
        continue;
      }
      // The forms of one entry differ in paths and users, which no platform makes in a way of its own.
      const declare = declared.has(image.name) ? declareContainer : declareEach;
      found.push(...(await violations(() => declare(reference, image), policies)));
      declared.add(image.name);
    }
    assert.deepEqual(found, []);
  });
});
