import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { HardenedContainer, HardenedDeployment, HardenedService } from "../../components/index";
import { type Declared, preview } from "./support";

const separator = fc.constantFrom("-", "/", "_", ".", "--", "-/", " ", "ä", "~");
const part = fc.constantFrom("a", "b", "c");
const path = fc
  .array(fc.tuple(part, separator), { minLength: 1, maxLength: 4 })
  .map((parts) => `/srv/${parts.map(([name, between]) => `${name}${between}`).join("")}x`);
/** Paths of which none lies in another: all end in "x", which no other part does. */
const paths = fc.uniqueArray(
  path.map((one) => one.replaceAll(/\/+/g, "/")),
  { minLength: 2, maxLength: 6 },
);
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("-"));

const map = <T>(keys: string[], value: (key: string) => T) => Object.fromEntries(keys.map((key) => [key, value(key)]));
const named = ({ name, inputs }: Declared) => ({ metadata: { name, ...(inputs.metadata as object | undefined) } });

class Group extends pulumi.ComponentResource {
  constructor() {
    super("test:index:Group", "group");
  }
}

/** The components of a program with one parent, as they have in a stack. */
async function urns(program: (opts: pulumi.ComponentResourceOptions) => void): Promise<string[]> {
  const declared = await preview(() => program({ parent: new Group() }), named);
  return declared.map(({ type, name }) => `${type}::${name}`);
}

function assertDistinct(all: string[]): void {
  assert.deepEqual(
    all.filter((one, index) => all.indexOf(one) !== index),
    [],
  );
}

describe("names of children and volumes differ for different paths, names and components", () => {
  it("volumes of containers have different names for different paths and components", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, paths), { selector: ([own]) => own, maxLength: 4 }),
        async (all) => {
          assertDistinct(
            await urns((opts) => {
              for (const [own, places] of all) {
                new HardenedContainer(own, { image: "app", writable: map(places, () => ({ volume: {} })) }, opts);
              }
            }),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("named volumes of containers have different names for different components", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, name), { maxLength: 6, selector: ([own]) => own }),
        async (all) => {
          assertDistinct(
            await urns((opts) => {
              for (const [own, volume] of all) {
                const writable = {
                  "/x": { volume: { name: volume } },
                  [`/${volume.replaceAll("-", "/")}`]: { volume: {} },
                };
                new HardenedContainer(own, { image: "app", writable }, opts);
              }
            }),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("files and memory of services have different names for different paths and components", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, paths), { selector: ([own]) => own, maxLength: 3 }),
        async (all) => {
          const declared = await preview(() => {
            const parent = new Group();
            for (const [own, places] of all) {
              const writable = map(places, () => ({ tmpfs: {} }));
              const files = map(places, () => ({ secret: "x" }));
              new HardenedService(own, { image: "app", writable }, { parent });
              new HardenedService(`${own}-files`, { image: "app", files }, { parent });
            }
          });
          assertDistinct(declared.map(({ type, name }) => `${type}::${name}`));
          for (const { type, inputs } of declared) {
            if (type !== "docker:index/service:Service") continue;
            const { containerSpec } = inputs.taskSpec as { containerSpec: { mounts?: { source: string }[] } };
            assertDistinct((containerSpec.mounts ?? []).map(({ source }) => source));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("claims of deployments have different names for different paths and components", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(name, paths), { selector: ([own]) => own, maxLength: 3 }),
        async (all) => {
          assertDistinct(
            await urns((opts) => {
              for (const [own, places] of all) {
                const writable = map(places, () => ({ volume: { size: "1Gi" } }));
                new HardenedDeployment(own, { containers: [{ image: "app", writable }] }, opts);
              }
            }),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("children keep the names of earlier versions if no other child has them", async () => {
    const children = await urns((opts) => {
      new HardenedContainer("my-app", { image: "app", writable: { "/var/lib/my-data": { volume: {} } } }, opts);
      new HardenedContainer("web", { image: "app", writable: { "/x": { volume: { name: "a-b" } } } }, opts);
    });
    assert.deepEqual(
      children.filter((urn) => urn.includes("olume")),
      ["docker:index/volume:Volume::my-app-var-lib-my-data", "docker:index/volume:Volume::web-a-b"],
    );
  });
});
