import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { imageSchema, recipeFor } from "../../policies/images/catalogue";
import { build, files, read, schema, trim } from "../../scripts/catalogue";

const good = `
name: shop
repositories: [registry.example/shop]
category: application
paths:
  - { path: /tmp, kind: ephemeral, required: always, why: Uploads pass through here, size: 64Mi, note: Not much }
known: documented
evidence: inferred
sources: [our Dockerfile]
notes: [Ours]
`;
const refused = (text: string) => {
  try {
    read("shop.yaml", text);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
};

describe("building the catalogue", () => {
  it("the build of the catalogue keeps what is needed at run time, and not the prose", () => {
    assert.deepEqual(trim(read("shop.yaml", good)), {
      name: "shop",
      repositories: ["registry.example/shop"],
      category: "application",
      paths: [{ path: "/tmp", kind: "ephemeral", required: "always", why: "Uploads pass through here", size: "64Mi" }],
      known: "documented",
    });
  });

  const wrong: Record<string, [change: [from: string | RegExp, to: string], says: string]> = {
    "an unknown key": [
      ["known:", "colour: red\nknown:"],
      "`colour` is not a key of the schema; remove it or correct its spelling",
    ],
    "an unknown key of a path": [
      ["note:", "notes:"],
      "`paths[0].notes` is not a key of the schema; remove it or correct its spelling",
    ],
    "a conditional path of which nothing tells when it is needed": [
      ["required: always", "required: conditional, when: files are uploaded"],
      "`paths[0].depends` is missing; write configuration or application, or the condition as `if` or `unless`",
    ],
    "a certain path that depends on something": [
      ["required: always", "required: always, depends: application"],
      "`paths[0].depends` only goes with `required: conditional`; remove it",
    ],
    "a proof without a run": [
      ["known: documented", "known: proven"],
      "`proven` is missing; add the runs that prove the entry, or write `known: documented`",
    ],
    "a proof by a run without a digest": [
      [
        "known: documented",
        'known: proven\nproven: [{ engine: Docker 20.10.24, image: shop, version: "1", date: 2026-11-26, shown: It starts }]',
      ],
      "`proven[0].digest` is missing; add it, or write `known: documented`",
    ],
    "rebuilt software without a run": [
      ["known: documented", "known: rebuilt"],
      "`proven` is missing; add the runs that prove the entry, or write `known: documented`",
    ],
    "a run of rebuilt software that does not name what it was built from": [
      [
        "known: documented",
        'known: rebuilt\nproven: [{ engine: Docker 20.10.24, image: shop, version: "1", digest: "sha256:1", date: 2026-11-26, shown: It starts }]',
      ],
      "`proven[0].base` is missing; add it, or write `known: documented`",
    ],
    "a proof by a run of rebuilt software alone": [
      [
        "known: documented",
        'known: proven\nproven: [{ engine: Docker 20.10.24, image: shop, base: Debian 12, version: "1", date: 2026-11-26, shown: It starts }]',
      ],
      "`proven` is missing; add the runs that prove the entry, or write `known: documented`",
    ],
    "a key that is missing": [[/sources.*/, ""], "`sources` is missing; add it"],
    "a key of a path that is missing": [["kind: ephemeral, ", ""], "`paths[0].kind` is missing; add it"],
    "an ephemeral path without a size": [["size: 64Mi, ", ""], "`paths[0].size` is missing; add it"],
    "a conditional path without a condition": [["always", "conditional"], "`paths[0].when` is missing; add it"],
    "the words for a condition of a path that is always needed": [
      ["always", "always, when: it rains"],
      "`paths[0].when` only goes with `required: conditional`; remove it",
    ],
    "a size in decimal units": [["64Mi", "64M"], "`paths[0].size` is no size; write it in binary units, as 64Mi"],
    "a relative path": [
      ["/tmp", "tmp"],
      "`paths[0].path` is no absolute path of a container; write it as /srv/app, without a slash at its end, spaces, colons and commas",
    ],
    "the root": [
      ["/tmp", "/"],
      "`paths[0].path` is no absolute path of a container; write it as /srv/app, without a slash at its end, spaces, colons and commas",
    ],
    "a trailing slash": [
      ["/tmp", "/tmp/"],
      "`paths[0].path` is no absolute path of a container; write it as /srv/app, without a slash at its end, spaces, colons and commas",
    ],
    "an unknown kind": [["ephemeral", "memory"], "`paths[0].kind` must be one of ephemeral, persistent"],
    "a mode that is a number": [["size:", "mode: 0755, size:"], "`paths[0].mode` must be string; put it in quotes"],
    "an empty list of sources": [["[our Dockerfile]", "[]"], "`sources` must NOT have fewer than 1 items"],
    "a repository with a tag": [
      ["registry.example/shop", "registry.example/shop:1"],
      "`repositories[0]` names no repository; write it in lower case as registry.example/team/app, without tag and digest, with * for any characters within one segment",
    ],
    "a repository that no image can have": [
      ["registry.example/shop", "registry.example/shop/"],
      "`repositories[0]` names no repository; write it as registry.example/team/app, with * for any characters within one segment",
    ],
    "a path with dots": [
      ["/tmp", "/srv/../tmp"],
      "`paths[0].path` is not where the image writes; write it as /srv/app, without . and .. between slashes",
    ],
    "a shipped directory that is not above the path": [
      ["required: always", "required: always, shipped: /var"],
      "`paths[0].shipped` is not /tmp or a directory above it; write which of them the image brings",
    ],
    "another name than the file's": [
      ["name: shop", "name: store"],
      '`name` is "store"; write "shop", or rename the file',
    ],
    "a file that is no YAML": [
      ["category: application", "category: [application"],
      "Flow sequence in block collection must be sufficiently indented and end with a ] at line 5, column 1",
    ],
    "a condition of two kinds": [
      ["required: always", "required: conditional, when: it rains, if: [{ env: RAIN, arg: --rain }]"],
      "`paths[0].if[0]` cannot be evaluated; write exactly one of env, arg, role, script, mounted, hidden, root, entrypoint",
    ],
    "a condition of no kind": [
      ["required: always", "required: conditional, when: it rains, unless: [{ is: rain }]"],
      "`paths[0].unless[0]` cannot be evaluated; write exactly one of env, arg, role, script, mounted, hidden, root, entrypoint",
    ],
    "a fleeting path whose condition is of no kind": [
      ["required: always", "required: always, fleeting: [{ is: rain }]"],
      "`paths[0].fleeting[0]` cannot be evaluated; write exactly one of env, arg, role, script, mounted, hidden, root, entrypoint",
    ],
    "a value in a condition that takes none": [
      ["required: always", "required: conditional, when: it rains, if: [{ role: rain, is: heavy }]"],
      "`paths[0].if[0].is` goes with env or arg only; remove it",
    ],
    "an exception of a condition that is of two kinds": [
      [
        "required: always",
        "required: conditional, when: it rains, if: [{ env: RAIN, but: [{ env: ROOF, arg: --roof }] }]",
      ],
      "`paths[0].if[0].but[0]` cannot be evaluated; write exactly one of env, arg, role, script, mounted, hidden",
    ],
    "a variable that is no name": [
      ["required: always", "required: conditional, when: it rains, if: [{ env: $RAIN }]"],
      "`paths[0].if[0].env` is no name of a variable; write it as PGDATA, without $ and braces",
    ],
    "a condition of a path that is always needed": [
      ["required: always", "required: always, if: [{ env: RAIN }]"],
      "`paths[0].if` only goes with `required: conditional`; remove it",
    ],
    "two causes in one item of `moved`": [
      ["required: always", "required: always, moved: [{ env: DIR, arg: --dir }]"],
      "`paths[0].moved[0]` cannot be evaluated; write exactly one of env, arg",
    ],
    "a range that is no range of versions": [
      ["category: application", "category: application\nversions: new"],
      "`versions` is no range of versions; write it as <18, or >=9.6 <18",
    ],
    "a variant of all tags": [
      ["known:", "variants: [{ uid: 1 }]\nknown:"],
      "`variants[0]` is about every tag; give it tags or versions, or move what it says to the entry",
    ],
    "a condition in a variant that cannot be evaluated": [
      [
        "known:",
        "variants: [{ tags: [x], paths: [{ path: /y, kind: ephemeral, size: 1Mi, required: conditional, when: it rains, why: x, if: [{ env: A, role: b }] }] }]\nknown:",
      ],
      "`variants[0].paths[0].if[0]` cannot be evaluated; write exactly one of env, arg, role, script, mounted, hidden, root, entrypoint",
    ],
    "two keys of one name": [["name: shop", "name: shop\nname: shop"], "Map keys must be unique at line 3, column 1"],
    "a list at the top": [[/[\s\S]*/, "[]"], "`the file` must be object"],
  };
  for (const [what, [[from, to], says]] of Object.entries(wrong)) {
    it(`the build of the catalogue refuses ${what}`, () => {
      assert.deepEqual(refused(good.replace(from, to)).slice(0, 2), ["catalogue/shop.yaml:", `  ${says}`]);
    });
  }

  it("the build of the catalogue names every fault of an entry", () => {
    assert.deepEqual(refused(good.replace("kind: ephemeral, ", "").replace("inferred", "hearsay")), [
      "catalogue/shop.yaml:",
      "  `paths[0].kind` is missing; add it",
      "  `evidence` must be one of documented, chart, issue, inferred",
    ]);
  });

  it("the built catalogue is up to date with its entries", () => {
    for (const [file, text] of build()) {
      assert.equal(readFileSync(file, "utf8"), text, `${file} is out of date; run npm run build`);
    }
  });

  it("the built catalogue has the images in the order of their names, the same for both packages", () => {
    const [policies = "", , components = ""] = [...build().values()];
    const names: string[] = JSON.parse(policies).map(({ name }: { name: string }) => name);
    assert.deepEqual(names, [...names].sort());
    assert.equal(new Set(names).size, files().length);
    assert.equal(policies, components);
  });

  it("the examples of the catalogue's README are an entry and a configuration", () => {
    const readme = readFileSync(join(__dirname, "../../catalogue/README.md"), "utf8");
    const block = (language: string) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(readme)?.[1] ?? "";
    assert.equal(read("mariadb.yaml", block("yaml")).name, "mariadb");
    const { images, mirrors } = JSON.parse(block("json"))["writable-paths-declared"];
    assert.equal(new Ajv({ strict: false }).compile({ items: imageSchema() })(images), true);
    assert.equal(recipeFor("registry.example/shop/web:1", { images, mirrors })?.name, "shop");
    assert.equal(recipeFor("mirror.example/dockerhub/nginx", { images, mirrors })?.name, "nginx");
  });

  it("a configured image needs no source, no evidence and no size, unlike an entry of the catalogue", () => {
    const validate = new Ajv({ strict: false }).compile(imageSchema());
    const image = { name: "shop", repositories: ["registry.example/shop"], category: "application", paths: [] };
    assert.equal(validate(image), true);
    assert.equal(validate({ ...image, colour: "red" }), false);
    assert.equal(
      validate({ ...image, paths: [{ path: "/tmp", kind: "ephemeral", required: "always", why: "x" }] }),
      true,
    );
    assert.deepEqual(Object.keys((imageSchema() as typeof schema).properties), Object.keys(schema.properties));
  });

  it("the schema of the catalogue has a sentence for every pattern", () => {
    const wordless: string[] = [];
    JSON.stringify(schema, (_, value) => {
      if (typeof value?.pattern === "string" && !/; write /.test(value.patternErrorMessage))
        wordless.push(value.pattern);
      return value;
    });
    assert.deepEqual(wordless, []);
  });

  it("the schema of the catalogue explains every key", () => {
    assert.equal(new Ajv({ strict: false }).validateSchema(schema), true);
    const explained = ({ properties = {} }: { properties?: Record<string, { description?: string }> }) =>
      Object.entries(properties).flatMap(([key, { description }]) => (description === undefined ? [key] : []));
    // What a reference leads to is explained where it stands.
    const parts = [schema, ...Object.values(schema.definitions as Record<string, object>)];
    assert.deepEqual(parts.flatMap(explained), []);
  });
});
