import assert from "node:assert/strict";
import { CatalogueFault, expandAll } from "../../policies/images/expand";
import { faultsOfImages } from "../../policies/images/faults";
import { lookup } from "../../policies/images/lookup";
import { parseImage } from "../../policies/images/reference";
import type { CatalogueImage, CataloguePath } from "../../policies/images/types";
import { isInRange, versionOf } from "../../policies/images/versions";

const path = (path: string, more: Partial<CataloguePath> = {}): CataloguePath => ({
  path,
  kind: "persistent",
  required: "always",
  why: "Data is kept here",
  ...more,
});
const base: CatalogueImage = {
  name: "db",
  repositories: ["docker.io/library/db"],
  category: "database",
  user: { uid: 999, gid: 999, root: true },
  volumes: ["/var/lib/db"],
  paths: [path("/run/db", { uid: 999, gid: 0 }), path("/var/lib/db", { uid: 999, gid: 999 })],
  variants: [
    {
      versions: "<18",
      volumes: ["/var/lib/db/data"],
      drop: ["/var/lib/db"],
      paths: [path("/var/lib/db/data", { uid: 999 })],
    },
    { tags: ["*alpine*"], uid: 70, gid: 70 },
  ],
};

function found(image: string, entries: readonly CatalogueImage[]) {
  const reference = parseImage(image);
  assert.ok(reference, image);
  return lookup(expandAll(entries))(reference);
}
const shape = (image: string, entries: readonly CatalogueImage[] = [base]) => {
  const { user, volumes, paths = [] } = found(image, entries) ?? {};
  return [user?.uid, volumes, paths.map(({ path, uid, gid }) => `${path} ${uid}:${gid}`)];
};

describe("the forms of an entry", () => {
  it("an entry is used as it is if no variant matches", () => {
    const whole = [999, ["/var/lib/db"], ["/run/db 999:0", "/var/lib/db 999:999"]];
    for (const tag of ["", ":18", ":18.1-bookworm", ":latest", ":bookworm"])
      assert.deepEqual(shape(`db${tag}`), whole, tag);
  });

  it("an entry takes in the variant of a range of versions", () => {
    assert.deepEqual(shape("db:17.2"), [
      999,
      ["/var/lib/db/data"],
      ["/run/db 999:0", "/var/lib/db/data 999:undefined"],
    ]);
  });

  it("an entry gives the owner of a variant to each path that has the entry's own owner", () => {
    assert.deepEqual(shape("db:18-alpine3.22"), [70, ["/var/lib/db"], ["/run/db 70:0", "/var/lib/db 70:70"]]);
  });

  it("an entry takes in every variant that matches", () => {
    assert.deepEqual(shape("db:9.6-alpine"), [
      70,
      ["/var/lib/db/data"],
      ["/run/db 70:0", "/var/lib/db/data 70:undefined"],
    ]);
  });

  it("an entry keeps only the common parts of its variants if the image has a digest and no tag", () => {
    const digest = `db@sha256:${"0".repeat(64)}`;
    assert.deepEqual(shape(digest), [undefined, [], ["/run/db undefined:0"]]);
  });

  it("an entry gives a directory that the image ships the owner of the variant too", () => {
    const owned = path("/data", { own: { uid: 999, gid: 0, mode: "0750" } });
    const entry = { ...base, paths: [owned], variants: [{ tags: ["*alpine*"], uid: 70, gid: 70 }] };
    assert.deepEqual(
      expandAll([entry]).map(({ paths }) => paths[0]?.own),
      [
        { uid: 999, gid: 0, mode: "0750" },
        { uid: 70, gid: 0, mode: "0750" },
      ],
    );
  });

  it("an entry leaves out combinations of two variants that no tag can match together", () => {
    const variants = [
      { versions: "<18", uid: 1 },
      { versions: ">=19", uid: 2 },
    ];
    assert.deepEqual(
      expandAll([{ ...base, variants }]).map(({ user, selectors }) => [user?.uid, selectors?.length]),
      [
        [999, undefined],
        [1, 1],
        [2, 1],
      ],
    );
  });
});

describe("an image built FROM another", () => {
  const derived = (more: Partial<CatalogueImage>): CatalogueImage => ({
    name: "vector",
    repositories: ["docker.io/acme/vector"],
    category: "database",
    from: "db",
    paths: [],
    ...more,
  });

  it("an image built FROM another has its needs, variants and all", () => {
    assert.deepEqual(shape("acme/vector:17-alpine", [derived({}), base]), shape("db:17-alpine"));
  });

  it("an image built FROM another can add, replace and drop paths", () => {
    const entry = derived({ drop: ["/run/db"], paths: [path("/var/lib/db", { uid: 5 }), path("/srv")] });
    assert.deepEqual(shape("acme/vector", [base, entry])[2], ["/var/lib/db 5:undefined", "/srv undefined:undefined"]);
  });

  it("an image built FROM another goes by the tag that it is built on, not by its own", () => {
    assert.deepEqual(shape("acme/vector:pg17", [base, derived({ fromTag: "17" })]), shape("db:17"));
    assert.deepEqual(shape("acme/vector:2.0", [base, derived({ fromTag: "17" })]), shape("db:17"));
  });

  it("an image cannot be built FROM itself", () => {
    const circle = [derived({}), { ...base, from: "vector" }];
    assert.throws(
      () => expandAll(circle),
      new CatalogueFault(0, "from", "makes a circle, vector from db from vector; take it out of one of them"),
    );
    assert.deepEqual(
      [...faultsOfImages(circle)],
      [{ at: "[0].from", says: "makes a circle, vector from db from vector; take it out of one of them" }],
    );
  });

  it("an image cannot be built FROM an entry that does not exist", () => {
    assert.deepEqual(
      [...faultsOfImages([derived({ from: "dbx" })])],
      [{ at: "[0].from", says: "names no entry; write the name of one, or remove it" }],
    );
  });

  it("an image of a team may be built FROM an entry of the catalogue", () => {
    assert.deepEqual([...faultsOfImages([derived({ from: "mysql" })])], []);
  });
});

describe("the version of a tag", () => {
  const newest = 999_999_999;
  const tags: Record<string, string | undefined> = {
    "17": `17.${newest}.${newest}`,
    "17.2-alpine": `17.2.${newest}`,
    v1: `1.${newest}.${newest}`,
    "v3.5.1": "3.5.1",
    "3.5.1.2": "3.5.1",
    "2024.08": `2024.8.${newest}`,
    "2024.08-fpm": `2024.8.${newest}`,
    "18beta1": "18.0.0",
    "3.0-rc.1": "3.0.0",
    "9.6": `9.6.${newest}`,
    "8.0.36-oracle": "8.0.36",
    "RELEASE.2024-01-01T00-00-00Z": undefined,
    "alpine3.20": undefined,
    latest: undefined,
    "3f2a1b9": undefined,
  };
  for (const [tag, version] of Object.entries(tags)) {
    it(`the version of the tag ${tag} is ${version ?? "none"}`, () => assert.equal(versionOf(tag), version));
  }

  it("a tag without a version is in no range of versions", () => {
    assert.deepEqual(
      [isInRange("latest", "<18"), isInRange(undefined, "<18"), isInRange("17.9", "<18")],
      [false, false, true],
    );
  });

  const ranges: Record<string, readonly [tag: string, range: string, within: boolean]> = {
    "a tag that names the newest patch is not before one of its patches": ["4.4", "<4.4.5", false],
    "a tag that names the newest patch is at one of its patches": ["4.4-alpine", ">=4.4.5", true],
    "a tag that names the newest patch is before the next minor version": ["4.4", "<4.5", true],
    "a tag that names a patch is before a later one": ["4.4.4", "<4.4.5", true],
    "a tag that names the newest minor version is not before one of them": ["4", "<4.5", false],
    "a tag of a year and a month is before that of a later month": ["2024.08", "<2024.12", true],
    "a tag of a year and a month is not before its own": ["2024.12", "<2024.12", false],
    "a tag of a version to come is not at the first one of it": ["18rc1", ">=18.1", false],
  };
  for (const [name, [tag, range, within]] of Object.entries(ranges)) {
    it(`${name}: ${tag} and ${range}`, () => assert.equal(isInRange(tag, range), within));
  }
});
