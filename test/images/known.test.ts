import assert from "node:assert/strict";
import { recipeFrom } from "../../components/recipe";
import type { CatalogueImage } from "../../policies/images/catalogue";
import { recipeFor } from "../../policies/images/catalogue";
import { policies } from "../../policies/library";
import { preview, remediate } from "../../policies/testing";
import { container } from "../support/resources";

const rules = () => policies().filter(({ name }) => ["read-only-root", "writable-paths-declared"].includes(name));
const entry = (known: CatalogueImage["known"]): CatalogueImage => ({
  name: "shop",
  repositories: ["registry.example/shop"],
  user: { uid: 1000, gid: 1000 },
  category: "application",
  paths: [
    { path: "/cache", kind: "ephemeral", required: "always", why: "pages are kept here", size: "1Mi" },
    { path: "/data", kind: "persistent", required: "always", why: "orders are kept here" },
  ],
  ...(known !== undefined && { known }),
  ...(known === "proven" && {
    proven: [
      {
        engine: "Docker 29.0.0",
        image: "registry.example/shop:1",
        version: "1",
        digest: `sha256:${"a".repeat(64)}`,
        date: "2026-11-26",
        shown: "starts on a read-only root with exactly these paths",
      },
    ],
  }),
});
const shop = "registry.example/shop:2";

/** Rule and text of each finding, and who made which cure. */
async function told(image: string, props: object, images: readonly CatalogueImage[] = []) {
  const config = { "read-only-root": { images }, "writable-paths-declared": { images } };
  const resource = container({ image, ...props });
  const found = await preview(rules(), [resource], { config });
  return found.map(({ policy, message }) => `${policy}: ${message.split("\n")[1]}`);
}
async function cured(image: string, props: object, images: readonly CatalogueImage[] = []) {
  const resource = container({ image, ...props });
  const config = { "read-only-root": { images }, "writable-paths-declared": { images } };
  return (await remediate(rules(), resource, { level: "remediate", config })).props;
}

const writable = 'read-only-root: container "web" has a writable root filesystem; set readOnly to true; ';

describe("the words about an image, however its entry is known", () => {
  for (const known of [undefined, "documented", "rebuilt", "proven"] as const) {
    const images = [entry(known)];

    it(`an image of the option images that is ${known ?? "not said to be known"} is said to need its paths, and no more`, async () => {
      assert.deepEqual(await told(shop, {}, images), [
        `${writable}shop:2 also needs a tmpfs at /cache and a named volume at /data`,
      ]);
      assert.deepEqual(await told(shop, { readOnly: true }, images), [
        'writable-paths-declared: container "web" runs shop:2, which needs a writable /cache (pages are kept here); ' +
          'add "/cache": "rw,noexec,nosuid,nodev,size=1m,uid=1000,gid=1000" to tmpfs; ' +
          "it also runs shop:2, which needs a writable volume at /data (orders are kept here)",
      ]);
      // Data has to be placed by a person first, whatever is proven.
      assert.equal(await cured(shop, {}, images), undefined);
      const volumes = [{ containerPath: "/data", volumeName: "orders" }];
      const tmpfs = { "/cache": "rw,noexec,nosuid,nodev,size=1m,uid=1000,gid=1000" };
      assert.deepEqual(await cured(shop, { volumes }, images), { image: shop, volumes, readOnly: true, tmpfs });
    });

    it(`a recipe of an image that is ${known ?? "not said to be known"} has its paths, and names no proof`, () => {
      const { writable, user } = recipeFrom(images, shop, { "/data": { volume: { name: "orders" } } });
      assert.deepEqual(
        [writable, user],
        [
          { "/cache": { tmpfs: { size: "1Mi", uid: 1000, gid: 1000 } }, "/data": { volume: { name: "orders" } } },
          "1000:1000",
        ],
      );
      assert.throws(() => recipeFrom(images, shop, {}), {
        message: `recipe("${shop}"): "/data" holds data that must last (orders are kept here). Say where it is kept, for example recipe("${shop}", { "/data": { volume: { name: "shop" } } }).`,
      });
    });
  }

  for (const [image, known, needs] of [
    ["nginx:1.29", "rebuilt", "nginx:1.29 also needs a tmpfs at /var/cache/nginx and /run"],
    [
      "grafana/grafana:12.1.0",
      "documented",
      "grafana/grafana:12.1.0 also needs a tmpfs at /tmp and a named volume at /var/lib/grafana",
    ],
  ] as const) {
    it(`the ${known} image ${image} of the catalogue is said to need its paths, and no more`, async () => {
      assert.equal(recipeFor(image)?.known, known);
      assert.deepEqual(await told(image, {}), [`${writable}${needs}`]);
    });
  }

  it("an entry that is built on a rebuilt one is not called rebuilt itself", () => {
    const own: CatalogueImage = { ...entry(undefined), from: "nginx", paths: [] };
    assert.equal(recipeFor("nginx:1.29")?.known, "rebuilt");
    assert.equal(recipeFor(shop, { images: [own] })?.known, undefined);
  });
});
