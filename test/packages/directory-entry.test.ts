import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { directoryEntry } from "../../scripts/bundle";

const root = join(__dirname, "../..");
const { dependencies } = JSON.parse(readFileSync(join(root, "policies/package.json"), "utf8"));

describe("the entry of the directory pack", () => {
  let built: Awaited<ReturnType<typeof directoryEntry>>;
  before(async () => {
    built = await directoryEntry();
  });

  it("the directory's entry is what the build made of the sources", () => {
    assert.equal(
      readFileSync(join(root, "policies/dist/index.js"), "utf8") === built.code,
      true,
      "run `npm run build`",
    );
    assert.equal(built.code.includes(root), false, "it names the directory it was built in");
  });

  it("the directory's entry reads no file of the pack but the catalogue and its schema", () => {
    const [output] = Object.values(built.metafile.outputs);
    const read = [...new Set(output?.imports.map(({ path }) => path))].filter((path) => path.startsWith("."));
    assert.deepEqual(read.sort(), ["./images/images.json", "./images/schema.json"]);
  });

  it("the directory's entry needs Node.js and packages that the pack depends on", () => {
    const [output] = Object.values(built.metafile.outputs);
    const names =
      output?.imports.map(({ path }) =>
        path
          .split("/")
          .slice(0, path.startsWith("@") ? 2 : 1)
          .join("/"),
      ) ?? [];
    const known = [...Object.keys(dependencies), ...builtinModules.map((name) => `node:${name}`), "."];
    // The SDK's own copy, which is replaced there or nowhere.
    assert.deepEqual([...new Set(names.filter((name) => !known.includes(name)))], ["@grpc/grpc-js"]);
  });
});
