import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { stringify } from "yaml";
import { Run } from "../../policies/engine/run";
import { recipeFor } from "../../policies/images/catalogue";
import type { CatalogueOptions } from "../../policies/images/options";
import { programDirectory } from "../../policies/platforms/program-directory";
import { writablePathsDeclared } from "../../policies/rules/writable-paths-declared";
import { schema } from "../../scripts/catalogue";
import { container } from "../support/resources";
import { saysAbout } from "../support/rule-table";

const path = { path: "/var/cache/shop", kind: "ephemeral", required: "always", why: "Pages are kept here" };
const entry = (name: string, rest: object = {}) => ({
  name,
  repositories: [`registry.example/${name}`],
  category: "application",
  paths: [path],
  ...rest,
});

describe("the option imagesFrom", () => {
  let directory: string;
  let from: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-images-"));
    from = relative(programDirectory, directory);
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
    mkdirSync(directory);
  });
  after(() => rmSync(directory, { recursive: true }));
  const put = (file: string, content: object | string) =>
    writeFileSync(join(directory, file), typeof content === "string" ? content : stringify(content));
  const options = (raw: object) => new Run().config(writablePathsDeclared, raw).options as unknown as CatalogueOptions;
  const refuses = (raw: object, ...says: string[]) =>
    assert.throws(() => options(raw), {
      message: says.map((line) => `configuration of policy "writable-paths-declared": ${line}`).join("\n"),
    });

  it("the option imagesFrom adds the entries of a directory, in the order of their files, to those of images", () => {
    put("web.yaml", entry("web"));
    put(
      "api.yml",
      entry("api", {
        known: "proven",
        evidence: "inferred",
        sources: ["a run"],
        variants: [{ tags: ["1*"], paths: [] }],
      }),
    );
    put("notes.txt", "no entry");
    for (const imagesFrom of [from, directory]) {
      const { images = [] } = options({ imagesFrom, images: [entry("shop")] });
      assert.deepEqual(
        images.map(({ name }) => name),
        ["shop", "api", "web"],
      );
      assert.equal(recipeFor("registry.example/web:1", { images })?.name, "web");
    }
  });

  it("an entry of a directory may be built on one of images, and on one of the catalogue", () => {
    put("mine.yaml", entry("mine", { from: "shop", paths: [] }));
    put("base.yaml", entry("base", { from: "mysql", paths: [] }));
    const { images } = options({ imagesFrom: from, images: [entry("shop")] });
    assert.deepEqual(recipeFor("registry.example/mine", { images })?.paths, [path]);
    assert.equal(recipeFor("registry.example/base", { images })?.category, "application");
  });

  it("a path without a size gets 64Mi, from a directory and in images", async () => {
    put("web.yaml", entry("web"));
    const given = container({ image: "registry.example/web", readOnly: true });
    for (const config of [{ imagesFrom: from }, { images: [entry("web")] }]) {
      const [says = ""] = await saysAbout(writablePathsDeclared, given, config);
      assert.match(says, /add "\/var\/cache\/shop": "rw,noexec,nosuid,nodev,size=64m" to tmpfs/);
    }
  });

  it("the option imagesFrom names file, entry and key of every mistake", () => {
    put(
      "a.yaml",
      entry("a", {
        paths: [
          { ...path, path: "srv", size: "1M" },
          { ...path, mode: 755 },
        ],
        colour: "red",
      }),
    );
    put("b.yaml", "- one\n");
    put("c.yaml", "name: [\n");
    put("d.yaml", entry("d", { repositories: ["registry.example//d"] }));
    const at = (file: string) => `imagesFrom leads to ${join(from, file)}`;
    refuses(
      { imagesFrom: from },
      `${at("a.yaml")}, where colour of the entry "a" is not a key it knows; it knows ${Object.keys(schema.properties).join(", ")}`,
      `${at("a.yaml")}, where paths[0].path of the entry "a" is no absolute path of a container; write it as /srv/app, without a slash at its end, spaces, colons and commas`,
      `${at("a.yaml")}, where paths[0].size of the entry "a" is no size; write it in binary units, as 64Mi`,
      `${at("a.yaml")}, where paths[1].mode of the entry "a" must be string; put it in quotes`,
      `${at("b.yaml")}, where its entry must be object`,
      `${at("c.yaml")}, which is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1`,
      `${at("d.yaml")}, where repositories[0] of the entry "d" names no repository; write it as registry.example/team/app, with * for any characters within one segment`,
    );
  });

  it("two entries for one repository are refused, also where one is in images", () => {
    put("a.yaml", entry("web"));
    put("b.yaml", entry("web"));
    const apart = "already, which wins; write them as one entry, or give each tags of its own";
    const at = (file: string) => `imagesFrom leads to ${join(from, file)}, where repositories[0] of the entry "web"`;
    refuses({ imagesFrom: from }, `${at("b.yaml")} is one of ${join(from, "a.yaml")} ${apart}`);
    refuses(
      { imagesFrom: from, images: [entry("web")] },
      `${at("a.yaml")} is one of images[0] ${apart}`,
      `${at("b.yaml")} is one of images[0] ${apart}`,
    );
  });

  it("the option imagesFrom refuses a directory that is not there or has no YAML file", () => {
    refuses(
      { imagesFrom: "no/images" },
      "imagesFrom names no/images, which cannot be read (ENOENT); write a directory, from that of the program",
    );
    refuses({ imagesFrom: from }, `imagesFrom names ${from}, which has no .yaml file; add one`);
  });
});
