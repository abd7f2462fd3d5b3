import assert from "node:assert/strict";
import { Run } from "../../policies/engine/run";
import { recipeFor } from "../../policies/images/catalogue";
import type { CatalogueOptions } from "../../policies/images/options";
import { rules } from "../../policies/rules";
import { dataOnVolumes } from "../../policies/rules/data-on-volumes";
import { catalogueOptions, writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { container } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const path = (path: string) => ({ path, kind: "ephemeral", required: "always", why: "x", size: "1Mi" });
const image = (repositories: string[], rest: object = {}) => ({
  name: "shop",
  repositories,
  category: "application",
  paths: [],
  ...rest,
});

const repository =
  "names no repository; write it as registry.example/team/app, with * for any characters within one segment";
const twice = "is one of images[0] already, which wins; write them as one entry, or give each tags of its own";
const dots = "is not where the image writes; write it as /srv/app, without . and .. between slashes";
const nowhere = "names no registry; write it as mirror.example/dockerhub, with a dot or a port before the first slash";
const nothing = "is the beginning of no image; write it as mirror.example/dockerhub";

/** What nothing can ever match, or what is written for nothing; it would be silently of no use. */
const bad: Readonly<Record<string, readonly [raw: object, says: string]>> = {
  "a repository with a slash at the end": [
    { images: [image(["registry.example/shop", "registry.example/shop/"])] },
    `images[0].repositories[1] ${repository}`,
  ],
  "a repository with an empty segment": [
    { images: [image(["registry.example//shop/app"])] },
    `images[0].repositories[0] ${repository}`,
  ],
  "stars for several segments in the middle": [
    { images: [image(["shop"]), image(["registry.example/**/app"])] },
    `images[1].repositories[0] ${repository}`,
  ],
  "a segment that begins with a dash": [
    { images: [image(["registry.example/-shop/app"])] },
    `images[0].repositories[0] ${repository}`,
  ],
  "a segment of dots": [{ images: [image(["registry.example/../app"])] }, `images[0].repositories[0] ${repository}`],
  "an image id": [{ images: [image(["a".repeat(64)])] }, `images[0].repositories[0] ${repository}`],
  "a tag that begins with a dash": [
    { images: [image(["shop"], { tags: ["1", "-alpine"] })] },
    "images[0].tags[1] is no tag; write it as 17-alpine, with * for any characters",
  ],
  "two entries of one repository": [
    { images: [image(["a", "shop/app"]), image(["b", "shop/app"])] },
    `images[1].repositories[1] ${twice}`,
  ],
  "two entries of one repository, once in full": [
    { images: [image(["app"]), image(["index.docker.io/library/app"])] },
    `images[1].repositories[0] ${twice}`,
  ],
  "two entries of one pattern": [
    { images: [image(["app-*"]), image(["docker.io/library/app-*"])] },
    `images[1].repositories[0] ${twice}`,
  ],
  "two entries of one repository and one tag": [
    { images: [image(["app"], { tags: ["1*", "2*"] }), image(["b"]), image(["app"], { tags: ["3*", "2*"] })] },
    `images[2].repositories[0] ${twice}`,
  ],
  "two dots in a path": [
    { images: [image(["app"], { paths: [path("/a"), path("/srv/../x")] })] },
    `images[0].paths[1].path ${dots}`,
  ],
  "a dot in a path": [{ images: [image(["app"], { paths: [path("/srv/.")] })] }, `images[0].paths[0].path ${dots}`],
  "a mirror that is only a name": [{ mirrors: ["mirror.example", "dockerhub"] }, `mirrors[1] ${nowhere}`],
  "a mirror that is a path on Docker Hub": [{ mirrors: ["team/mirror"] }, `mirrors[0] ${nowhere}`],
  "a mirror with dots for a segment": [{ mirrors: ["mirror.example/.."] }, `mirrors[0] ${nothing}`],
  "a mirror with a dash for a segment": [{ mirrors: ["mirror.example/-/hub"] }, `mirrors[0] ${nothing}`],
  "a mirror with two dots in its host": [{ mirrors: ["mirror..example"] }, `mirrors[0] ${nothing}`],
};

describe("the options images and mirrors", () => {
  for (const [what, [raw, says]] of Object.entries(bad)) {
    it(`the options images and mirrors refuse ${what}`, () => {
      assert.throws(() => new Run().config(writablePathsDeclared, raw), {
        name: "ConfigurationError",
        message: `configuration of policy "writable-paths-declared": ${says}`,
      });
    });
  }

  const good: Readonly<Record<string, object>> = {
    "repositories in short and in full": { images: [image(["shop", "docker.io/team/shop", "localhost:5000/shop"])] },
    "patterns within a segment, and of all segments at the end": {
      images: [image(["registry.example/*", "*.example/shop-*/app", "registry.example/shop/**"])],
    },
    "one repository in two spellings in one entry": { images: [image(["app", "docker.io/library/app"])] },
    "entries of one repository whose tags differ": {
      images: [image(["app"]), image(["app"], { tags: ["1*"] }), image(["app"], { tags: ["1*-alpine", "2"] })],
    },
    "a pattern and one of its repositories": { images: [image(["shop/*"]), image(["shop/app"])] },
    "hidden directories and names with dots": {
      images: [image(["app"], { paths: [path("/root/.cache"), path("/srv/..data/a...b"), path("/x/...")] })],
    },
  };
  for (const [what, raw] of Object.entries(good)) {
    it(`the option images takes ${what}, and finds each`, () => {
      const { images = [] } = new Run().config(writablePathsDeclared, raw).options as unknown as CatalogueOptions;
      for (const { repositories, tags = ["*"] } of images) {
        for (const repository of repositories) {
          const [name, tag] = [repository.replace("**", "a/b"), tags[0]].map((text) => text?.replaceAll("*", "1"));
          assert.ok(images.includes(recipeFor(`${name}:${tag}`, { images }) ?? assert.fail(name)), name);
        }
      }
    });
  }

  it("the options images and mirrors are the same for every rule that looks images up", () => {
    const looking = rules.filter(({ options = {} }) => "images" in options);
    assert.deepEqual(
      looking.map(({ name }) => name),
      [
        "read-only-root",
        "writable-paths-declared",
        "read-only-host-mounts",
        "no-writable-system-paths",
        "safe-memory-mounts",
        "data-on-volumes",
      ],
    );
    for (const { name, options } of looking) {
      assert.equal(options?.images, catalogueOptions.images, name);
      assert.equal(options?.mirrors, catalogueOptions.mirrors, name);
    }
  });
});

const mysql = (image: string) => container({ image });
const read = (image: string, ...mirrors: unknown[]) => saysAbout(dataOnVolumes, mysql(image), { mirrors });

describe("the option mirrors", () => {
  const taken = [
    "mirror.example",
    "mirror.example/",
    "mirror.example/hub",
    "Mirror.example:5000/a/b_c",
    "Mirror/hub",
    "mirror:5000",
    "localhost/hub",
    "[::1]:5000",
    "docker.io/team",
    "index.docker.io/team",
  ];
  for (const mirror of taken) {
    it(`the option mirrors takes ${mirror}`, async () => {
      assert.deepEqual(await read(`${mirror.replace(/\/$/, "")}/library/mysql`, mirror), [
        'container "web" has no volume at /var/lib/mysql, where mysql keeps its data; mount a named volume there',
      ]);
    });
  }
  it("the option mirrors takes Docker Hub under either of its names", async () => {
    assert.equal((await read("team/library/mysql", "index.docker.io/team")).length, 1);
    assert.equal((await read("index.docker.io/team/mysql", "docker.io/team/")).length, 1);
  });

  const refused = [
    "https://mirror.example",
    "mirror.example:port",
    "mirror example",
    "mirror.example/Hub",
    "",
    " ",
    "/",
  ];
  for (const mirror of refused) {
    it(`the option mirrors refuses ${JSON.stringify(mirror)}, with which no image can begin`, async () => {
      await assert.rejects(read("app", "mirror.example", mirror), (error: Error) => {
        assert.equal(
          error.message.split("\n")[1],
          'configuration of policy "data-on-volumes": mirrors[1] is no registry, or registry and path; ' +
            "write it as mirror.example/dockerhub, without https://, with a path in lower case",
        );
        return true;
      });
    });
  }
});
