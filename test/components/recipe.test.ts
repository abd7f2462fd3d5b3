import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Argument } from "../../components/argument";
import { type CatalogueImage, type CataloguePath, lasts, outerPaths } from "../../components/catalogue";
import { imageReference } from "../../components/image";
import {
  HardenedContainer,
  HardenedDeployment,
  HardenedService,
  HardenedTaskDefinition,
  type Recipe,
  recipe,
  type WritablePath,
} from "../../components/index";
import { recipeFrom } from "../../components/recipe";
import { referredImages } from "./references";
import { notYetKnown, only, preview, rejection } from "./support";

const path = (path: string, more: Partial<CataloguePath> = {}): CataloguePath => ({
  path,
  kind: "ephemeral",
  required: "always",
  why: "it is written",
  ...more,
});
const entries: Omit<CatalogueImage, "repositories" | "category">[] = [
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
  { name: "filed", paths: [path("/app/config.py", { content: true, file: true })] },
  { name: "tagged", tags: ["1*"], paths: [path("/cache")] },
  {
    name: "nested",
    paths: [path("/app"), path("/app/data", { kind: "persistent", why: "queues" }), path("/app/tmp")],
  },
];
const images: CatalogueImage[] = entries.map((entry) => ({
  repositories: [`docker.io/library/${entry.name}`],
  category: "application",
  ...entry,
}));

/** A place for a path that has no default. */
function kept(entry: CataloguePath): WritablePath {
  if (entry.file) return { bind: { hostPath: `/srv/files${entry.path}` } };
  return lasts(entry) ? { volume: {} } : {};
}

const volume: WritablePath = { volume: { name: "db" } };
/** A recipe without the symbol that names its origin. */
function of(name: string, paths: Record<string, WritablePath> = {}): Recipe<WritablePath> {
  const { writable, user } = recipeFrom(images, name, paths);
  return { writable, ...(user === undefined ? {} : { user }) };
}

describe("recipe", () => {
  it("recipe opens the paths that the image must always be able to write, with owner, mode and size", () => {
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

  it("recipe fills {} from the catalogue, and completes the tmpfs of a program", () => {
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

  it("recipe knows a path in each of its spellings", () => {
    const spelled = { "/var/lib/db/": volume, "/var/run/db": volume, "//tmp": volume };
    assert.deepEqual(of("database", spelled).writable, spelled);
  });

  it("recipe takes further paths of the program, made as the program says", () => {
    const exports: WritablePath = { volume: { name: "exports" } };
    assert.deepEqual(of("plain", { "/srv/exports": exports }).writable, {
      "/cache": { tmpfs: {} },
      "/srv/exports": exports,
    });
  });

  it("recipe lets the outer of two paths stand for both", () => {
    assert.deepEqual(of("nested", { "/app": volume }).writable, { "/app": volume });
  });

  const data =
    'recipe("database"): "/var/lib/db" holds data that must last (tables). Say where it is kept, for example recipe("database", { "/var/lib/db": { volume: { name: "database" } } }).';
  const file =
    'recipe("filed"): "/app/config.py" is a file that the image writes (it is written). Bind a writable copy of it, for example recipe("filed", { "/app/config.py": { bind: { hostPath: "/srv/filed/app/config.py" } } }).';
  const refused: Record<string, [declare: () => unknown, says: string]> = {
    "an image of which it knows other tags only": [
      () => of("tagged:beta"),
      'recipe("tagged:beta"): the catalogue knows this image under other tags. Declare the paths it writes in `writable`.',
    ],
    nothing: [
      () => of(undefined as unknown as string),
      'recipe(): needs the image with its tag, known while the program runs, such as recipe("postgres:16").',
    ],
    "an image that is an output": [
      () => of(pulumi.output("database") as unknown as string),
      'recipe(): needs the image with its tag, known while the program runs, such as recipe("postgres:16").',
    ],
    "a list of paths": [
      () => of("plain", ["/srv"] as unknown as Record<string, WritablePath>),
      'recipe("plain"): needs a map of paths after the image, such as { "/srv/data": { volume: { name: "data" } } }.',
    ],
    "a path made of null": [
      () => of("plain", { "/srv": null } as unknown as Record<string, WritablePath>),
      'recipe("plain"): "/srv" must be a plain object such as { tmpfs: {} }, or {} for what the catalogue has.',
    ],
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
    "a path that the catalogue does not know, without saying how it is made": [
      () => of("plain", { "/data": {} }),
      'recipe("plain"): the catalogue knows "/cache", not "/data". Declare how it is made, for example { "/data": { tmpfs: {} } }.',
    ],
    "a path of an image that writes none, without saying how it is made": [
      () => of("silent", { "/data": {} }),
      'recipe("silent"): the catalogue knows no path, not "/data". Declare how it is made, for example { "/data": { tmpfs: {} } }.',
    ],
    "a file without a place": [() => of("filed"), file],
    "a directory in place of a file": [() => of("filed", { "/app/config.py": volume }), file],
    "an image that is nearly known": [
      () => of("data"),
      'recipe("data"): the catalogue does not know this image. Did you mean "database"? Declare the paths it writes in `writable`.',
    ],
    "an image like no other": [
      () => of("zzz:1.0"),
      'recipe("zzz:1.0"): the catalogue does not know this image. It knows database, plain, started-as-root, without-group, silent, configured, filed, tagged, nested. Declare the paths it writes in `writable`.',
    ],
  };
  for (const [row, [declare, says]] of Object.entries(refused)) {
    it(`recipe refuses ${row}`, () => assert.throws(declare, { message: says }));
  }

  describe("spread into arguments whose `writable` then replaces that of the recipe", () => {
    const own = { "/srv": { tmpfs: {} } };
    const mysql = recipe("mysql:8.4", { "/var/lib/mysql": volume });
    const says =
      '`writable` replaces that of recipe("mysql:8.4") and lacks "/run/mysqld", "/tmp", "/var/lib/mysql". Give your own paths to the recipe, `recipe("mysql:8.4", { "/srv/data": ... })`, or spread both: `writable: { ...recipe("mysql:8.4").writable, "/srv/data": ... }`.';
    const claimed = recipe("mysql:8.4", { "/var/lib/mysql": { volume: { size: "1Gi" } } });
    const declared: Record<string, [declare: () => unknown, message: string]> = {
      "by HardenedContainer": [
        () => new HardenedContainer("db", { image: "mysql:8.4", ...mysql, writable: own }),
        `HardenedContainer "db": ${says}`,
      ],
      "by HardenedService": [
        () =>
          new HardenedService("db", {
            image: "mysql:8.4",
            ...recipe("mysql:8.4", { "/var/lib/mysql": { volume: { name: "db" } } }),
            writable: own,
          }),
        `HardenedService "db": ${says}`,
      ],
      "by a workload of Kubernetes": [
        () => new HardenedDeployment("db", { containers: [{ image: "mysql:8.4", ...claimed, writable: own }] }),
        `HardenedDeployment "db": ${says.replace("`writable`", "`containers[0].writable`")}`,
      ],
      "when another recipe is what replaces it": [
        () => new HardenedContainer("db", { image: "mysql:8.4", ...mysql, ...recipe("nginx") }),
        `HardenedContainer "db": ${says}`,
      ],
    };
    for (const [row, [declare, message]] of Object.entries(declared)) {
      it(`a recipe whose \`writable\` is replaced is refused ${row}`, async () => {
        assert.deepEqual(await preview(() => assert.throws(declare, { message })), []);
      });
    }

    it("a recipe whose `writable` is merged with other paths is taken", async () => {
      const writable = { ...mysql.writable, ...own };
      const children = await preview(() => new HardenedContainer("db", { image: "mysql:8.4", ...mysql, writable }));
      const { tmpfs } = only(children, "docker:index/container:Container") as { tmpfs: object };
      assert.deepEqual(Object.keys(tmpfs), ["/run/mysqld", "/srv", "/tmp"]);
    });

    it("a recipe spread behind `writable` is an error of the compiler", () => {
      // @ts-expect-error 'writable' is specified more than once
      const args = { writable: own, ...mysql };
      assert.deepEqual(Object.keys(args.writable), ["/run/mysqld", "/tmp", "/var/lib/mysql"]);
    });
  });

  describe("beside an image that the catalogue knows", () => {
    const says = (other: string, image: string) =>
      `is "${image}", which ${other} does not fit: write \`recipe("${image}")\`.`;
    const postgres = recipe("postgres", { "/var/lib/postgresql": volume });
    const claimed = recipe("postgres", { "/var/lib/postgresql": { volume: { size: "1Gi" } } });
    const fileSystem = { volume: { fileSystem: "fs-12345678" } };
    const image = "postgres:16";
    const declared: Record<string, [declare: () => unknown, message: string]> = {
      "by HardenedContainer": [
        () => new HardenedContainer("db", { image, ...postgres }),
        `HardenedContainer "db": \`image\` ${says('recipe("postgres")', image)}`,
      ],
      "by HardenedService": [
        () => new HardenedService("db", { image, ...recipe("redis:8", { "/data": { volume: { name: "db" } } }) }),
        `HardenedService "db": \`image\` ${says('recipe("redis:8")', image)}`,
      ],
      "by a workload of Kubernetes": [
        () => new HardenedDeployment("db", { containers: [{ image, ...claimed }] }),
        `HardenedDeployment "db": \`containers[0].image\` ${says('recipe("postgres")', image)}`,
      ],
      "by HardenedTaskDefinition": [
        () =>
          new HardenedTaskDefinition("db", {
            containers: [{ image, ...recipe("postgres", { "/var/lib/postgresql": fileSystem }) }],
          }),
        `HardenedTaskDefinition "db": \`containers[0].image\` ${says('recipe("postgres")', image)}`,
      ],
      "of another variant": [
        () =>
          new HardenedContainer("db", {
            image: "registry.hub.docker.com/library/postgres:16-alpine",
            ...recipe("postgres:16", { "/var/lib/postgresql/data": volume }),
          }),
        `HardenedContainer "db": \`image\` ${says('recipe("postgres:16")', "registry.hub.docker.com/library/postgres:16-alpine")}`,
      ],
    };
    for (const [row, [declare, message]] of Object.entries(declared)) {
      it(`a recipe that does not fit the image is refused ${row}`, async () => {
        assert.deepEqual(await preview(() => assert.throws(declare, { message })), []);
      });
    }

    it("a recipe that does not fit an image is refused as soon as the image is known", async () => {
      const args = { ...postgres, image: pulumi.output(image) };
      const spelled = imageReference(new Argument("HardenedContainer").property("image"), args.image, args);
      assert.equal(
        await rejection(spelled as pulumi.Output<string>),
        `HardenedContainer: \`image\` ${says('recipe("postgres")', image)}`,
      );
    });

    const fitting: Record<string, pulumi.Input<string>> = {
      "an image of the same recipe by another registry": "mirror.gcr.io/library/postgres:18.1",
      "an image that the catalogue does not know": "registry.example/team/postgres:16",
      "an image that only a digest names": `postgres@sha256:${"0".repeat(64)}`,
      "an image's id": `sha256:${"0".repeat(64)}`,
      "an image that is not known yet": notYetKnown<string>(),
    };
    for (const [row, image] of Object.entries(fitting)) {
      it(`a recipe is taken beside ${row}`, async () => {
        const declared = await preview(() => new HardenedContainer("db", { image, ...postgres }));
        assert("tmpfs" in only(declared, "docker:index/container:Container"));
      });
    }

    it("a recipe by a digest has what all tags agree on", () => {
      const { writable } = recipe(`mysql@sha256:${"0".repeat(64)}`, { "/var/lib/mysql": volume });
      assert.deepEqual(Object.keys(writable), ["/run/mysqld", "/tmp", "/var/lib/mysql"]);
    });
  });

  it("the recipe of PostgreSQL goes by its tag", () => {
    const paths = { "/var/lib/postgresql/data": volume };
    assert.deepEqual(recipe("postgres:16", paths).writable["/var/lib/postgresql/data"], volume);
    assert.equal(recipe("postgres:16-alpine", paths).user, "70:70");
    assert.throws(() => recipe("postgres:18", {}), {
      message:
        'recipe("postgres:18"): "/var/lib/postgresql" holds data that must last (All databases live here, below a directory per major version). Say where it is kept, for example recipe("postgres:18", { "/var/lib/postgresql": { volume: { name: "postgres" } } }).',
    });
  });

  it("the recipe of MySQL needs a place for the tables and nothing else", () => {
    assert.deepEqual(Object.keys(recipe("mysql:8.4", { "/var/lib/mysql": volume }).writable).sort(), [
      "/run/mysqld",
      "/tmp",
      "/var/lib/mysql",
    ]);
  });

  it("the recipe of Redis needs no place for data, which only its arguments ask for", () => {
    assert.deepEqual(recipe("redis:8").writable, {});
    assert.deepEqual(recipe("valkey/valkey:9").writable, {});
  });

  it("a path around one that is always needed is needed too, with room for all", () => {
    const build = { "/opt/keycloak/lib/quarkus": { volume: { name: "build" } } };
    const writable: Record<string, unknown> = recipe("quay.io/keycloak/keycloak:26.4", build).writable;
    assert.deepEqual(writable["/opt/keycloak/data"], {
      tmpfs: { size: "208Mi", uid: 1000, gid: 0, mode: "0775" },
    });
  });

  it("the recipe of every image opens exactly the catalogue's paths, if the program opens all of it", async () => {
    const expected: Record<string, string[]> = {};
    const declared = await preview(() => {
      for (const { reference, image } of referredImages()) {
        const { verdict, if: when, unless } = image.readOnlyRoot ?? {};
        // No recipe helps these; another test holds that they are refused.
        if (verdict === "does not run" && !when && !unless) continue;
        const known = outerPaths(image);
        const paths = known.map((entry): [string, WritablePath] => [entry.path, kept(entry)]);
        new HardenedContainer(reference, {
          image: reference,
          memory: "8Gi",
          ...recipe(reference, Object.fromEntries(paths)),
        });
        expected[reference] = known.map((entry) => entry.path).sort();
      }
    });
    const open = declared.flatMap(({ type, name, inputs: { tmpfs = {}, mounts = [] } }) => {
      const targets = (mounts as { target: string }[]).map(({ target }) => target);
      return type.endsWith(":Container") ? [[name, [...Object.keys(tmpfs as object), ...targets].sort()]] : [];
    });
    assert.deepEqual(Object.fromEntries(open), expected);
  });
});
