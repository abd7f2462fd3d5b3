import assert from "node:assert/strict";
import {
  type CatalogueImage,
  type CataloguePath,
  catalogueImages,
  lasts,
  outerPaths,
} from "../../components/catalogue";
import { HardenedContainer, recipe, type WritablePath } from "../../components/index";
import { recipeFrom } from "../../components/recipe";
import { preview } from "./support";

const path = (path: string, more: Partial<CataloguePath> = {}): CataloguePath => ({
  path,
  kind: "ephemeral",
  required: "always",
  why: "it is written",
  ...more,
});
const images: CatalogueImage[] = [
  {
    name: "database",
    user: { uid: 999, gid: 998, root: true },
    paths: [
      path("/var/lib/db", { kind: "persistent", why: "tables" }),
      path("/run/db", { size: "1Mi", mode: "0750", gid: 0 }),
      path("/tmp", { size: "64Mi", mode: "1777", exec: true }),
      path("/var/lib/db-files", { required: "conditional" }),
    ],
  },
  { name: "plain", paths: [path("/cache")] },
  { name: "started-as-root", user: { root: true }, paths: [path("/cache", { uid: 5 })] },
  { name: "without-group", user: { uid: 7 }, paths: [path("/cache")] },
  { name: "silent", user: { uid: 0, gid: 0 }, paths: [] },
  { name: "configured", paths: [path("/etc/app", { content: true, why: "rewritten at start" })] },
  { name: "nested", paths: [path("/app"), path("/app/data", { kind: "persistent", why: "queues" }), path("/app/tmp")] },
];
const volume: WritablePath = { volume: { name: "db" } };
const of = (name: string, paths: Record<string, WritablePath> = {}) => recipeFrom(images, name, paths);

describe("recipe", () => {
  it("opens what the image must always be able to write, with its owner, mode and size", () => {
    assert.deepEqual(of("database", { "/var/lib/db": volume }), {
      writable: {
        "/var/lib/db": volume,
        "/run/db": { tmpfs: { size: "1Mi", uid: 999, gid: 0, mode: "0750" } },
        "/tmp": { tmpfs: { size: "64Mi", uid: 999, gid: 998, mode: "1777", exec: true } },
      },
      user: "999:998",
    });
    assert.deepEqual(of("plain"), { writable: { "/cache": { tmpfs: {} } } });
    assert.deepEqual(of("silent"), { writable: {} });
    assert.deepEqual(of("started-as-root"), { writable: { "/cache": { tmpfs: { uid: 5 } } } });
    assert.deepEqual(of("without-group"), { writable: { "/cache": { tmpfs: { uid: 7 } } }, user: "7" });
  });

  it("takes {} for what the catalogue says, and completes a tmpfs of one's own", () => {
    const { writable } = of("database", {
      "/var/lib/db": volume,
      "/run/db": {},
      "/tmp": { tmpfs: { size: "1Gi" } },
      "/var/lib/db-files": {},
    });
    assert.deepEqual(writable, {
      "/var/lib/db": volume,
      "/run/db": { tmpfs: { size: "1Mi", uid: 999, gid: 0, mode: "0750" } },
      "/tmp": { tmpfs: { size: "1Gi", uid: 999, gid: 998, mode: "1777", exec: true } },
      "/var/lib/db-files": { tmpfs: { uid: 999, gid: 998 } },
    });
  });

  it("knows a path in each of its spellings", () => {
    const spelled = { "/var/lib/db/": volume, "/var/run/db": volume, "//tmp": volume };
    assert.deepEqual(of("database", spelled).writable, spelled);
  });

  it("lets the outer of two paths stand for both", () => {
    assert.deepEqual(of("nested", { "/app": volume }).writable, { "/app": volume });
  });

  const data =
    'recipe("database"): "/var/lib/db" holds data that must last (tables). Say where it is kept, for example recipe("database", { "/var/lib/db": { volume: { name: "database" } } }).';
  const refused: Record<string, [declare: () => unknown, says: string]> = {
    "data without a place": [() => of("database"), data],
    "data in memory by default": [() => of("database", { "/var/lib/db": {} }), data],
    "data inside what would be memory": [
      () => of("nested"),
      'recipe("nested"): "/app" holds data that must last (queues). Say where it is kept, for example recipe("nested", { "/app": { volume: { name: "nested" } } }).',
    ],
    "memory over the files of the image": [
      () => of("configured"),
      'recipe("configured"): "/etc/app" holds files of the image, which memory would hide (rewritten at start). Say where it is kept, for example recipe("configured", { "/etc/app": { volume: { name: "configured" } } }).',
    ],
    "a path that the image does not write": [
      () => of("plain", { "/data": volume }),
      'recipe("plain"): the catalogue knows "/cache", not "/data". Declare it in `writable` beside the recipe.',
    ],
    "a path of an image that writes none": [
      () => of("silent", { "/data": volume }),
      'recipe("silent"): the catalogue knows no path, not "/data". Declare it in `writable` beside the recipe.',
    ],
    "an image that is nearly known": [
      () => of("data"),
      'recipe("data"): the catalogue does not know this image. Did you mean "database"? Declare what it writes in `writable`.',
    ],
    "an image like no other": [
      () => of("x"),
      'recipe("x"): the catalogue does not know this image. It knows database, plain, started-as-root, without-group, silent, configured, nested. Declare what it writes in `writable`.',
    ],
  };
  for (const [row, [declare, says]] of Object.entries(refused)) {
    it(`refuses ${row}`, () => assert.throws(declare, { message: says }));
  }

  it("of MySQL needs a place for the tables and nothing else", () => {
    assert.deepEqual(Object.keys(recipe("mysql", { "/var/lib/mysql": volume }).writable).sort(), [
      "/run/mysqld",
      "/tmp",
      "/var/lib/mysql",
    ]);
  });

  it("of every image opens exactly what the catalogue says, when the program opens all of it", async () => {
    const expected: Record<string, string[]> = {};
    const declared = await preview(() => {
      for (const image of catalogueImages()) {
        const known = outerPaths(image);
        const paths = known.map((entry): [string, WritablePath] => [entry.path, lasts(entry) ? { volume: {} } : {}]);
        new HardenedContainer(image.name, { image: "app", ...recipe(image.name, Object.fromEntries(paths)) });
        expected[image.name] = known.map((entry) => entry.path).sort();
      }
    });
    const open = declared.flatMap(({ type, name, inputs: { tmpfs = {}, mounts = [] } }) => {
      const targets = (mounts as { target: string }[]).map(({ target }) => target);
      return type.endsWith(":Container") ? [[name, [...Object.keys(tmpfs as object), ...targets].sort()]] : [];
    });
    assert.deepEqual(Object.fromEntries(open), expected);
  });
});
