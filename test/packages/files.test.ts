import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../policies/engine/metadata";
import { json, pack, packages } from "../support/packages";

const root = join(__dirname, "../..");

/** The TypeScript sources of a package, without their ending: `engine/judge`. */
function sources(name: string): string[] {
  return readdirSync(join(root, name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(dist|node_modules)\//.test(file))
    .map((file) => file.slice(0, -".ts".length));
}

/** Files that are no compiled source: a package holds these and no others. */
const others = {
  policies: [
    "LICENSE",
    "PulumiPolicy.yaml",
    "README.md",
    "bin/readonly-rootfs",
    "bin/readonly-rootfs.licenses.txt",
    "dist/images/images.json",
    "dist/images/schema.json",
    "package.json",
  ],
  components: [
    "LICENSE",
    "README.md",
    "catalogue/images.json",
    "catalogue/lookup.js",
    "package.json",
    "plugin/PulumiPlugin.yaml",
    "plugin/package.json",
    "schema.json",
  ],
  cli: ["LICENSE", "README.md", "bin/readonly-rootfs-cli", "package.json"],
} as const;

describe("the published packages", () => {
  for (const [name, expected] of Object.entries(packages) as [keyof typeof others, (typeof packages)["policies"]][]) {
    const { files } = pack(name);
    const paths = files.map(({ path }) => path);
    const compiled = paths.filter((path) => /^dist\/.*\.(js|d\.ts)$/.test(path));
    const documents = paths.filter((path) => /^rules\/[^/]*\.md$/.test(path));

    it(`${expected.name} holds each source compiled, with its types, and nothing compiled besides`, () => {
      const wanted = sources(name).flatMap((source) => [`dist/${source}.js`, `dist/${source}.d.ts`]);
      assert.deepEqual(compiled.sort(), wanted.sort(), "a stale dist: remove it and run `npm run build`");
    });

    it(`${expected.name} holds no source, map or test besides`, () => {
      const rest = paths.filter((path) => !compiled.includes(path) && !documents.includes(path));
      assert.deepEqual(rest.sort(), [...others[name]], "name a new file in `others` of this test if users need it");
    });

    it(`${expected.name} marks only its commands as executable`, () => {
      const executable = files.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path);
      assert.deepEqual(executable, expected.executable);
    });

    it(`${expected.name} has a manifest that names its repository and lets everybody install it`, () => {
      const manifest = json(join(root, name, "package.json"));
      assert.deepEqual(manifest.repository, { type: "git", url: `git+${repository}.git`, directory: name });
      assert.deepEqual(manifest.publishConfig, { access: "public" });
    });
  }

  it("@readonly-rootfs/policies holds the document of each rule", () => {
    const documents = readdirSync(join(root, "policies/rules")).filter((file) => file.endsWith(".md"));
    const packed = pack("policies").files.map(({ path }) => path);
    assert.deepEqual(
      documents.filter((file) => !packed.includes(`rules/${file}`)),
      [],
      "add the document to `files` of policies/package.json",
    );
  });
});
