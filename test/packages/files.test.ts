import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { json, pack, packages } from "../support/packages";

/** Where policies/frame/policy.ts says that the documents are. */
const [, repository = ""] =
  /"(https:.*)\/blob\/main\//.exec(readFileSync(join(__dirname, "../../policies/frame/policy.ts"), "utf8")) ?? [];

describe("what the packages hold", () => {
  for (const [name, expected] of Object.entries(packages)) {
    it(`${expected.name}: the files of test/packages/${name}.files.txt`, () => {
      const golden = join(__dirname, `${name}.files.txt`);
      const { files } = pack(name);
      const list = `${files
        .map(({ path }) => path)
        .sort()
        .join("\n")}\n`;
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, list);
      assert.equal(list, readFileSync(golden, "utf8"), "UPDATE_GOLDEN=1 writes the list anew");
      const executable = files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path);
      assert.deepEqual(executable, expected.executable);
    });

    it(`${expected.name}: a manifest with which everybody can have it, and find where it is from`, () => {
      const manifest = json(join(__dirname, "../..", name, "package.json"));
      assert.deepEqual(manifest.repository, { type: "git", url: `git+${repository}.git`, directory: name });
      assert.deepEqual(manifest.publishConfig, { access: "public" });
    });
  }
});
