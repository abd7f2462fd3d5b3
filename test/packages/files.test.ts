import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack, packages } from "../support/packages";

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
  }
});
