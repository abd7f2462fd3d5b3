import assert from "node:assert/strict";
import type { Policies } from "@pulumi/policy";
import fc from "fast-check";
import { type CatalogueImage, catalogueImages, lasts, outerPaths } from "../../components/catalogue";
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
import { recipeFor } from "../../policies/images/catalogue";
import { packArgs } from "../../policies/pack";
import { analyze } from "../../policies/testing";
import { containerArgs, podArgs, serviceArgs, taskArgs } from "./arbitrary";
import { preview } from "./support";

/**
 * The findings of the pack, at level mandatory, about a program. Advice is left out: it is for what is legitimate when it
 * is meant, and stays advisory at every level.
 */
async function violations(program: () => unknown, policies: Policies): Promise<string[]> {
  const found: string[] = [];
  for (const { type, name, inputs } of await preview(() => void program())) {
    const report = await analyze(policies, { type, name, props: inputs }, { level: "mandatory" });
    for (const { policy, level, message } of report.violations) {
      if (level === "mandatory") found.push(`${type} ${name}: ${policy}: ${message}`);
    }
  }
  return found;
}

/** The first form of each entry: the others are about some tags, and no recipe can name them. */
const catalogue = [
  ...new Map(
    catalogueImages()
      .toReversed()
      .map((image) => [image.name, image]),
  ).values(),
] as (CatalogueImage & {
  repositories: string[];
  tags?: string[];
})[];

/** A reference that the catalogue takes for this image. */
function referenceOf({ name, repositories, tags = [] }: (typeof catalogue)[number]): string {
  const fill = (pattern: string) => pattern.replaceAll("*", "x");
  const candidates = repositories.flatMap((repository) =>
    ["latest", "1.0", "3.0", ...tags].map((tag) => `${fill(repository)}:${fill(tag)}`),
  );
  const reference = candidates.find((candidate) => recipeFor(candidate)?.name === name);
  assert(reference, `no reference found for ${name}`);
  return reference;
}

describe("what the components declare passes every rule at level mandatory", function () {
  this.timeout(60_000);
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

  it("a component with the recipe of any image passes every rule at level mandatory", async function () {
    this.timeout(60_000);
    const found = await violations(() => {
      for (const image of catalogue) {
        const { name, readOnlyRoot, requires = [] } = image;
        if (readOnlyRoot?.verdict === "does not run" && !readOnlyRoot.if && !readOnlyRoot.unless) {
          assert.throws(() => recipe(name), /the image does not run with a read-only root filesystem/, name);
          continue;
        }
        const reference = referenceOf(image);
        // A recipe gives paths; settings that an image requires are for the program to make.
        const env = Object.fromEntries(
          requires.flatMap(({ env, is = "true" }) => (env === undefined ? [] : [[env, [is].flat()[0] ?? ""]])),
        );
        const bind = { hostPath: `/srv/files/${name}` };
        const kept = <T>(volume: T) =>
          Object.fromEntries(
            outerPaths(image)
              .filter(lasts)
              .map(({ path, file }) => [path, file ? { bind } : { volume }]),
          );
        new HardenedContainer(name, { image: reference, env, ...recipe(name, kept({})) });
        new HardenedService(name, { image: reference, env, ...recipe(name, kept({ name: "data" })) });
        new HardenedStatefulSet(name, {
          containers: [{ image: reference, env, ...recipe(name, kept({ size: "1Gi" })) }],
          podSecurity: { reason: "some images write files of the node" },
        });
      }
    }, policies);
    assert.deepEqual(found, []);
  });
});
