import assert from "node:assert/strict";
import Ajv from "ajv";
import { parse } from "yaml";
import { type Discovery, sizeFor } from "../../cli/discovery";
import { componentYaml, typescript, writable } from "../../cli/output/component";
import { policyConfig } from "../../cli/output/config";
import { changes, expectedFrom } from "../../cli/output/expect";
import { kinds } from "../../cli/output/files";
import { recipe, recipeFile } from "../../cli/output/recipe";
import { compose, dockerRun, kubernetes } from "../../cli/output/snippets";
import { table } from "../../cli/output/table";
import { repositoryOf, shortName } from "../../cli/output/words";
import { imageSchema, recipeFor } from "../../policies/images/catalogue";
import { faultsOfImages } from "../../policies/images/faults";
import type { CatalogueProof } from "../../policies/images/types";
import { read } from "../../scripts/catalogue";
import { discovery, foundPath, sorts } from "./found";

const found = discovery(sorts);
const pulled = { reference: "registry.example/shop/web:v1.4-slim", id: "sha256:0", digest: "sha256:1" };

describe("the recipe of a discovery", () => {
  for (const [title, given] of [
    ["of an image with a path of each sort", found],
    ["of an image from a registry", discovery(sorts, { image: pulled })],
    ["of an image without a version", discovery(sorts, { image: { ...pulled, reference: "web" } })],
    ["of an image that needs nothing", discovery([])],
    ["of a discovery without proof", discovery(sorts, { proven: false, reason: "It ended." })],
    ["of a container that was only looked at", (({ proven: _, ...rest }) => rest)(found)],
  ] as const) {
    it(`the recipe ${title} is an entry of the catalogue, and of the option images`, () => {
      const text = recipeFile(given);
      const entry = read("web.yaml", text);
      const validate = new Ajv({ allErrors: true, strict: false }).compile(imageSchema());
      validate(parse(text));
      assert.deepEqual([validate.errors, ...faultsOfImages([entry])], [null]);
      assert.deepEqual(recipeFor(given.image.reference, { images: [entry] })?.paths, entry.paths);
    });
  }

  const runs = (image: Discovery["image"]) => {
    const { known, proven } = parse(recipeFile(discovery(sorts, { image })));
    return [known, ...proven.map(({ version, digest }: CatalogueProof) => [version, digest])];
  };

  it("the recipe of a discovery is proven with the version of the tag and the digest of the registry", () => {
    assert.deepEqual(runs(pulled), ["proven", ["1.4-slim", "sha256:1"]]);
  });

  it("the recipe of a discovery claims no proof for an image without a digest or a version, and keeps the run", () => {
    assert.deepEqual(runs({ reference: "shop:1.4", id: "sha256:0" }), ["documented", ["1.4", undefined]]);
    for (const reference of ["shop", "shop:latest", "localhost:5000/shop", "shop@sha256:1", "sha256:123"]) {
      assert.deepEqual(runs({ ...pulled, reference }), ["documented", [undefined, "sha256:1"]], reference);
    }
  });

  it("the recipe of a discovery has its findings, and no field that only a person can fill", () => {
    assert.deepEqual(recipe(found, { name: "shop-web", category: "web" }), {
      name: "shop-web",
      repositories: ["registry.example/shop/web"],
      user: { root: true },
      category: "web",
      paths: [
        {
          path: "/run/web",
          kind: "ephemeral",
          required: "always",
          why: "Seen here: a.pid",
          error: "open() failed (30: Read-only file system)",
          uid: 33,
          gid: 33,
          size: "1Mi",
        },
        {
          path: "/tmp",
          kind: "ephemeral",
          required: "always",
          why: "Seen here: created and removed again",
          mode: "1777",
          exec: true,
          size: "64Mi",
        },
        {
          path: "/var/lib/web",
          kind: "persistent",
          required: "always",
          why: "Seen here: a, b, c and 1 more",
          uid: 33,
          gid: 33,
        },
        {
          path: "/etc/web",
          kind: "ephemeral",
          required: "always",
          why: "Seen here: a.pid",
          mode: "0755",
          size: "1Mi",
          content: true,
        },
        {
          path: "/var/cache/web",
          kind: "ephemeral",
          required: "conditional",
          when: "the program writes there; nothing was tried without it",
          depends: "application",
          why: "Seen here: a.pid",
          mode: "0755",
          size: "1Mi",
        },
      ],
    });
  });

  it("the recipe of a discovery is named after the last word of the image, and has the repository in full", () => {
    const names = ["nginx", "nginx:1.2", "docker.io/library/nginx@sha256:00", "localhost:5000/Team/My_App:2", "a/b"];
    assert.deepEqual(
      names.map((name) => [shortName(name), repositoryOf(name)]),
      [
        ["nginx", "docker.io/library/nginx"],
        ["nginx", "docker.io/library/nginx"],
        ["nginx", "docker.io/library/nginx"],
        ["my-app", "localhost:5000/Team/My_App"],
        ["b", "docker.io/a/b"],
      ],
    );
  });

  it("the recipe of a discovery bounds memory at four times the size seen, as a power of two", () => {
    const size = (bytes: number, temporary = false, path = "/run") => sizeFor({ bytes, temporary, path });
    assert.deepEqual(
      [size(0), size(300_000), size(3 << 20), size(0, true), size(0, false, "/tmp"), size(500 << 20)],
      ["1Mi", "2Mi", "16Mi", "64Mi", "64Mi", "2Gi"],
    );
  });
});

describe("the configuration of the policy pack", () => {
  const images = (text: string) =>
    JSON.parse(text)["writable-paths-declared"].images.map(({ name }: { name: string }) => name);

  it("the configuration of the pack gets the recipe under images, and keeps its other keys", () => {
    const before =
      '{"read-only-root": "mandatory", "writable-paths-declared": {"mirrors": ["m.example/x"], "images": [{"name": "other"}, {"name": "web"}]}}';
    const after = policyConfig(found, {}, before);
    assert.deepEqual(images(after), ["other", "web"]);
    assert.equal(JSON.parse(after)["read-only-root"], "mandatory");
    assert.deepEqual(JSON.parse(after)["writable-paths-declared"].mirrors, ["m.example/x"]);
    assert.deepEqual(JSON.parse(after)["writable-paths-declared"].images[1], recipe(found));
  });

  it("the configuration of the pack is created if absent, and stays the same for the same discovery", () => {
    const first = policyConfig(found);
    assert.deepEqual(images(first), ["web"]);
    assert.equal(policyConfig(found, {}, first), first);
  });

  it("the configuration of the pack keeps the level of a rule that is written in place of its options", () => {
    const after = JSON.parse(policyConfig(found, {}, '{"writable-paths-declared": "mandatory"}'));
    assert.equal(after["writable-paths-declared"].enforcementLevel, "mandatory");
  });

  it("a configuration of the pack that is not JSON, no object or without a list of images is refused", () => {
    assert.throws(
      () => policyConfig(found, {}, "{"),
      /^Failure: The configuration to add to is not JSON \(.+\); mend it, or name a new file\.$/,
    );
    assert.throws(() => policyConfig(found, {}, "[]"), /it is no object; mend it, or name a new file\.$/);
    assert.throws(
      () => policyConfig(found, {}, '{"writable-paths-declared": {"images": {}}}'),
      /is no list; make it one\.$/,
    );
  });
});

describe("what a program takes over", () => {
  it("discover writes `writable` of a hardened component, the same in TypeScript and YAML", () => {
    const expected = {
      "/run/web": { tmpfs: { size: "1Mi", uid: 33, gid: 33, mode: "0755" } },
      "/tmp": { tmpfs: { size: "64Mi", mode: "1777", exec: true } },
      "/var/lib/web": { volume: { name: "web-var-lib-web" } },
      "/etc/web": { volume: { name: "web-etc-web" } },
      "/var/cache/web": { tmpfs: { size: "1Mi", mode: "2755" } },
    };
    assert.deepEqual(writable(found), expected);
    assert.deepEqual(parse(componentYaml(found)).writable, expected);
    const text = typescript(found);
    assert.match(text, /^\/\/ \/etc\/web has files of the image: /);
    const body = text.slice(text.indexOf("writable"));
    assert.deepEqual(new Function(`return { ${body} }`)().writable, expected);
  });

  it("discover writes a command line of Docker", () => {
    assert.equal(
      dockerRun(found),
      `docker run --read-only \\
  --tmpfs /run/web:size=1m,uid=33,gid=33,mode=0755 \\
  --tmpfs /tmp:size=64m,mode=1777,exec \\
  -v web-var-lib-web:/var/lib/web \\
  -v web-etc-web:/etc/web \\
  --tmpfs /var/cache/web:size=1m,mode=2755 \\
  registry.example/shop/web:1.4
`,
    );
  });

  it("discover quotes paths that a shell would split", () => {
    const line = dockerRun(discovery([foundPath("/a b;c'd")]));
    assert.match(line, /--tmpfs '\/a b;c'\\''d:size=1m,mode=0755'/);
  });

  it("discover writes a service of a Compose file", () => {
    assert.deepEqual(parse(compose(found)), {
      services: {
        web: {
          image: "registry.example/shop/web:1.4",
          read_only: true,
          tmpfs: [
            "/run/web:size=1m,uid=33,gid=33,mode=0755",
            "/tmp:size=64m,mode=1777,exec",
            "/var/cache/web:size=1m,mode=2755",
          ],
          volumes: ["web-var-lib-web:/var/lib/web", "web-etc-web:/etc/web"],
        },
      },
      volumes: { "web-var-lib-web": {}, "web-etc-web": {} },
    });
  });

  it("discover writes part of a pod, with an init container that fills an empty volume from the image", () => {
    const { spec } = parse(kubernetes(found));
    assert.deepEqual(spec.containers[0].securityContext, { readOnlyRootFilesystem: true });
    assert.deepEqual(
      spec.volumes.map(({ name, ...source }: { name: string }) => [name, source]),
      [
        ["run-web", { emptyDir: { medium: "Memory", sizeLimit: "1Mi" } }],
        ["tmp", { emptyDir: { medium: "Memory", sizeLimit: "64Mi" } }],
        ["var-lib-web", { persistentVolumeClaim: { claimName: "web-var-lib-web" } }],
        ["etc-web", { emptyDir: { sizeLimit: "1Mi" } }],
        ["var-cache-web", { emptyDir: { medium: "Memory", sizeLimit: "1Mi" } }],
      ],
    );
    assert.deepEqual(spec.initContainers[0].command, ["sh", "-c", "cp -a /etc/web/. /fill/etc/web/"]);
  });

  it("discover has one output for each word of --output", () => {
    const words = Object.keys(kinds);
    assert.deepEqual(words, [
      "table",
      "recipe",
      "config",
      "typescript",
      "yaml",
      "docker",
      "compose",
      "kubernetes",
      "json",
    ]);
    for (const word of words) assert.match(kinds[word]?.write(found, {}, "") ?? "", /\/run\/web/, word);
  });
});

describe("the table", () => {
  it("the table of a discovery says of each path when it is needed, who makes it, what was seen and what happens without it", () => {
    assert.equal(
      table(discovery(sorts.slice(0, 2), { dropped: [{ path: "/root/.cache", wrote: ["x"] }] })),
      `registry.example/shop/web:1.4 on Docker 20.10.24, overlay2; looked from a helper of the same image, ready: port 80, with a workload, 5 runs, 9 s

  PATH      IN      NEEDED                  OWNER  MODE  SIZE  EXEC  LASTS
  /run/web  memory  needed to start         33:33  0755  1Mi         not tried
    seen: a.pid
    without it: ended with 1, "open() failed (30: Read-only file system)"
  /tmp      memory  needed by the workload  0:0    1777  64Mi  yes   not tried
    seen: created and removed again

  not needed: /root/.cache (x)

Proven: it starts, passes the workload and comes back after a restart on a read-only root with exactly these 2 paths.
What must last was not tried: give --write and --read.
Not exercised: what the workload does not do (backups, upgrades, other settings); other tags; other users; more data than was seen.
`,
    );
  });

  it("the table of a discovery without a workload says what was not tried", () => {
    const text = table(discovery([sorts[4] as (typeof sorts)[0]], { workload: false, restart: false }));
    assert.match(text, /^Proven: it starts on a read-only root with exactly this path\.$/m);
    assert.match(
      text,
      /^No workload was given: \/var\/cache\/web was written, and kept although a start does not need it\. Give one with --use\.$/m,
    );
    assert.match(text, /^Not exercised: anything but a start; a restart; other tags; /m);
  });

  it("the table of a discovery quotes the run that failed", () => {
    const text = table(discovery([], { proven: false, reason: "It stops.", log: "a\nb" }));
    assert.match(text, /\nNot proven: It stops\.\nThe last lines of that run:\n {2}\| a\n {2}\| b\n$/);
  });

  it("the table of a discovery names files in /, and says that looking alone proves nothing", () => {
    const { proven: _, ...looked } = discovery([], { inRoot: ["/core"] });
    assert.match(
      table(looked),
      /\nNot proven: learned from a helper of the same image; what was not done meanwhile was not seen\.\nWritten directly into \/, over which nothing can be mounted: \/core\./,
    );
  });
});

describe("a discovery against an expected recipe", () => {
  const expected = (paths: object[]) => expectedFrom(JSON.stringify({ paths }), "r.yaml");

  it("a discovery is unchanged against its own recipe", () => {
    assert.deepEqual(changes(found, expectedFrom(recipeFile(found), "r.yaml")), []);
  });

  it("a discovery names the paths that are new, no longer needed or larger than in the recipe", () => {
    const before = [
      { path: "/run/web", kind: "ephemeral", required: "always" },
      { path: "/tmp", kind: "ephemeral", required: "always" },
      { path: "/var/lib/web", kind: "ephemeral", required: "always" },
      { path: "/srv", kind: "ephemeral", required: "always" },
      { path: "/opt/x", kind: "ephemeral", required: "conditional" },
    ];
    assert.deepEqual(changes(discovery(sorts.slice(0, 4)), expected(before)), [
      "/tmp now has programs started from it.",
      "/var/lib/web now has to last.",
      "/etc/web is new: Seen here: a.pid.",
      "/srv is no longer needed.",
    ]);
  });

  it("--expect refuses a file that is no recipe", () => {
    assert.throws(() => expectedFrom("a: [", "r.yaml"), /^Failure: r\.yaml is not YAML \(.+\); name a recipe\.$/);
    for (const text of ["", "paths: 1", "paths: [{}]"]) {
      assert.throws(() => expectedFrom(text, "r.yaml"), {
        message: "r.yaml is no recipe: it has no list `paths` whose items have a `path`.",
      });
    }
  });
});
