import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { read } from "../../scripts/catalogue";
import { copyCheckout } from "../support/checkout";

const root = join(__dirname, "../..");
const text = (file: string) => readFileSync(join(root, file), "utf8");
const blocks = (file: string, language: string) =>
  [...text(file).matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
    ([, code = ""]) => code,
  );

describe("the documents for contributors", () => {
  const documents = ["CONTRIBUTING.md", "docs/architecture.md"];

  it("the worked sample of CONTRIBUTING.md is a rule, and its test passes", () => {
    const copy = copyCheckout();
    try {
      const files = blocks("CONTRIBUTING.md", "ts").map((code) => {
        const [, file = "", rest = ""] = /^\/\/ (\S+)\n([\s\S]*)$/.exec(code) ?? assert.fail(code);
        writeFileSync(join(copy.directory, file), rest);
        return file;
      });
      assert.deepEqual(files, ["policies/rules/no-new-privileges.ts", "test/rules/no-new-privileges.test.ts"]);
      const run = (...args: string[]) => spawnSync("npx", args, { cwd: copy.directory, encoding: "utf8" });
      const format = run("biome", "check", ...files);
      assert.equal(format.status, 0, format.stdout + format.stderr);
      const { status, stdout, stderr } = run("mocha", "--reporter", "dot", files[1] as string);
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /9 passing/);
    } finally {
      copy.remove();
    }
  });

  it("the shortest catalogue entry of CONTRIBUTING.md is valid", () => {
    const [entry = ""] = blocks("CONTRIBUTING.md", "yaml");
    const { name } = parse(entry);
    assert.equal(read(`catalogue/${name}.yaml`, entry).name, name);
  });

  for (const document of documents) {
    it(`${document} names only commands that exist`, () => {
      const { scripts } = JSON.parse(text("package.json"));
      const own = { ...scripts, ...JSON.parse(text("components/package.json")).scripts };
      const named = [...text(document).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = ""]) => name);
      for (const name of named) assert.ok(own[name], `${document} names \`npm run ${name}\`, which package.json lacks`);
    });

    it(`${document} names only files and folders that exist`, () => {
      const prose = text(document).replace(/^ *```[\s\S]*?^ *```/gm, "");
      const named = [...prose.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path = ""]) => path);
      assert.ok(named.length > 10);
      const places = ["", "policies/"];
      for (const path of named) {
        assert.ok(
          places.some((place) => existsSync(join(root, place, path))),
          `${document} names ${path}, which is not there`,
        );
      }
    });
  }
});
