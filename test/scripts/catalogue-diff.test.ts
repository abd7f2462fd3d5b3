import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { KnownImage } from "../../policies/images/lookup";
import type { CataloguePath } from "../../policies/images/types";
import { catalogueAt, lines } from "../../scripts/catalogue-diff";
import { changesBetween } from "../../scripts/catalogue-diff/changes";

const path = (rest: Partial<CataloguePath> = {}): CataloguePath => ({
  path: "/run/shop",
  kind: "ephemeral",
  required: "always",
  why: "A socket",
  ...rest,
});
const shop = (paths: readonly CataloguePath[], rest: Partial<KnownImage> = {}): KnownImage => ({
  name: "shop",
  repositories: ["registry.example/shop"],
  category: "application",
  paths,
  ...rest,
});

const blocks = "- Changes of the catalogue that can block where the rules are mandatory:";
const mounts = "- Changes of the catalogue that change what cures mount:";
const data = path({ path: "/data", kind: "persistent" });

const rows: Readonly<Record<string, readonly [before: KnownImage[], after: KnownImage[], ...printed: string[]]>> = {
  "a new image": [[], [shop([path()])], blocks, "  - shop is known now, as registry.example/shop."],
  "an image that is gone": [[shop([path()])], [], mounts, "  - shop is not known any more."],
  "a new path, and one whose data must last": [
    [shop([])],
    [shop([path({ size: "1Mi" }), data])],
    blocks,
    "  - shop needs /run/shop, which cures mount with 1Mi; needs a volume at /data.",
  ],
  "a new path without a size": [
    [shop([])],
    [shop([path()])],
    blocks,
    "  - shop needs /run/shop, which cures mount with 64Mi.",
  ],
  "paths that are gone": [[shop([path(), data])], [shop([])], mounts, "  - shop gets no /run/shop any more."],
  "another size": [
    [shop([path({ size: "1Mi" })])],
    [shop([path({ size: "4Mi" })])],
    mounts,
    "  - shop gets /run/shop with size 4Mi in place of 1Mi.",
  ],
  "another owner, which a mount of before does not serve": [
    [shop([path({ uid: 33 })])],
    [shop([path({ uid: 82, mode: "0700" })])],
    blocks,
    "  - shop needs /run/shop with uid 82 in place of 33, mode 0700 in place of none.",
    mounts,
    "  - shop gets /run/shop with uid 82 in place of 33, mode 0700 in place of none.",
  ],
  "a condition that is gone": [
    [shop([path({ required: "conditional", if: [{ env: "SOCKET" }] })])],
    [shop([path()])],
    blocks,
    "  - shop needs /run/shop with required always in place of conditional, another `if`.",
  ],
  "data that has to last": [
    [shop([path({ size: "1Mi" })])],
    [shop([path({ kind: "persistent", size: "1Gi" })])],
    blocks,
    "  - shop needs /run/shop with kind persistent in place of ephemeral.",
    mounts,
    "  - shop gets no /run/shop any more.",
  ],
  "a setting that is required": [
    [shop([])],
    [shop([], { requires: [{ env: "A", says: "set A" }], user: { uid: 1 } })],
    blocks,
    "  - shop has other requires, user.",
  ],
  "a new form for some tags, beside that for all": [
    [shop([path()])],
    [shop([path()]), shop([path({ size: "9Mi" })], { selectors: [{ tags: ["*alpine*"], versions: "<2" }] })],
    mounts,
    "  - shop (*alpine*, <2) gets /run/shop with size 9Mi in place of none.",
  ],
  "words, sources and paths that no message asks for": [
    [shop([path()])],
    [
      shop([path({ why: "Another", error: "x" }), path({ path: "/x", required: "conditional", when: "y" })], {
        notes: ["n"],
      }),
    ],
  ],
};

describe("npm run catalogue:diff", () => {
  for (const [what, [before, after, ...printed]] of Object.entries(rows)) {
    it(`catalogue:diff prints ${printed.length > 0 ? "" : "nothing about "}${what}`, () => {
      assert.deepEqual(lines(changesBetween(before, after)), printed);
    });
  }

  it("catalogue:diff reads a directory of entries and a git ref, and refuses what is neither", () => {
    const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-diff-"));
    try {
      assert.throws(() => catalogueAt(directory), {
        message: `${directory} has no entries; name a directory of .yaml files`,
      });
      writeFileSync(join(directory, "shop.yaml"), stringify(shop([path()])));
      assert.deepEqual(catalogueAt(directory), [shop([path()])]);
    } finally {
      rmSync(directory, { recursive: true });
    }
    assert.ok(catalogueAt("HEAD").length > 300);
    assert.throws(
      () => catalogueAt("--output=/tmp/x"),
      /^Error: --output=\/tmp\/x is no directory and no git ref with a catalogue: /,
    );
  });
});
