import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checksTypes, runPulumi, withStack } from "../../tools/pulumi";
import { json, npm, type Packed, pack, packages } from "../support/packages";

const root = join(__dirname, "../..");
const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];

const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-packages-"));
const packed: Record<string, Packed> = {};
before(() => {
  for (const name of Object.keys(packages)) packed[name] = pack(name, join(directory, name));
});
after(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A copy of the checkout, as somebody has it who lets others read nothing, and built there. */
function elsewhere(): string {
  const copy = join(directory, "elsewhere");
  if (existsSync(copy)) return copy;
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files.filter((file) => existsSync(join(root, file)))) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    writeFileSync(join(copy, file), readFileSync(join(root, file)), { mode: 0o640 });
  }
  // Hard links where that is possible: what is installed is large.
  const script = 'cp -al "$0" . || { rm -rf node_modules; cp -a "$0" .; }';
  for (const workspace of ["", ...Object.keys(packages)]) {
    const installed = join(root, workspace, "node_modules");
    if (!existsSync(installed)) continue;
    execFileSync("sh", ["-ec", script, installed], { cwd: join(copy, workspace), stdio: "pipe" });
  }
  execFileSync("sh", ["-ec", "umask 027; npm run -s build"], { cwd: copy, stdio: "pipe" });
  return copy;
}

for (const [name, expected] of Object.entries(packages)) {
  describe(`the package ${expected.name}`, () => {
    const manifest = json(join(root, name, "package.json"));

    it(`${expected.name} has the same bytes when it is packed again`, () => {
      assert.equal(pack(name, join(directory, `${name}-again`)).integrity, packed[name]?.integrity);
    });

    it(`${expected.name} has the same bytes when it is built in another directory, under another umask`, () => {
      const other = pack(name, join(directory, `${name}-elsewhere`), elsewhere());
      const modes = ({ files }: Packed) => files.map(({ path, mode }) => `${mode.toString(8)} ${path}`);
      assert.deepEqual(modes(packed[name] as Packed), modes(other), `remove ${name}/dist, and build`);
      assert.equal(other.integrity, packed[name]?.integrity, "build");
    });

    it(`${expected.name} has no fault that publint or are-the-types-wrong know`, () => {
      const tarball = join(directory, name, (packed[name] as Packed).filename);
      // Run from the registry instead of being dependencies: the second brings a TypeScript of its own.
      const tools = ["--yes", "--prefer-offline", "--package=publint@0.3.25", "--package=@arethetypeswrong/cli@0.18.4"];
      const printed = npm(directory, "exec", ...tools, "--", "publint", "run", tarball, "--strict");
      assert.match(printed, /All good!/);
      const types = npm(directory, "exec", ...tools, "--", "attw", tarball, "--format", "json");
      const { analysis, problems = {} } = JSON.parse(types);
      assert.deepEqual([analysis.types.kind, problems], ["included", {}]);
    });

    it(`${expected.name} runs no script on installation, and has only the listed dependencies`, () => {
      const scripts = Object.keys(manifest.scripts ?? {});
      const hooks = ["preinstall", "install", "postinstall", "prepare", "prepublish", "prepack"];
      assert.deepEqual(
        scripts.filter((script) => hooks.includes(script)),
        [],
      );
      assert.deepEqual(Object.keys(manifest.dependencies ?? {}), expected.dependencies);
      assert.deepEqual(Object.keys(manifest.peerDependencies ?? {}), expected.peers);
      for (const peer of expected.peers) assert.equal(manifest.peerDependenciesMeta[peer].optional, true, peer);
      // What the CLI would install with a plugin, too.
      assert.deepEqual(manifest.devDependencies, undefined);
      assert.deepEqual([manifest.optionalDependencies, manifest.bundleDependencies], [undefined, undefined]);
    });
  });
}

describe("the versions", () => {
  it("the versions of the packages, the checkout and the changelog agree", () => {
    const [, released] = /^## (\S+)/m.exec(readFileSync(join(root, "CHANGELOG.md"), "utf8")) ?? [];
    for (const name of [".", "policies", "components", "cli"]) {
      assert.equal(json(join(root, name, "package.json")).version, released, name);
    }
  });
});

describe("the lock file", () => {
  it("the lock file pins every package by its hash, and takes none from outside a registry", () => {
    const { packages: locked } = json(join(root, "package-lock.json")) as {
      packages: Record<string, { link?: boolean; integrity?: string; resolved?: string }>;
    };
    const external = Object.entries(locked).filter(([path, { link }]) => path.includes("node_modules/") && !link);
    assert.ok(external.length > 100);
    for (const [path, { integrity = "", resolved }] of external) {
      assert.match(integrity, /^sha512-/, path);
      assert.equal(resolved, undefined, path);
    }
  });
});

describe("a fresh project outside the checkout", () => {
  const project = join(directory, "project");
  const modules = join(project, "node_modules");
  const tarballs = () =>
    Object.keys(packages).map((name) => {
      const [file = ""] = readdirSync(join(directory, name));
      return join(directory, name, file);
    });

  before(() => {
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "shop", private: true, main: "shop.js" }));
    writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const [, program = ""] = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
    assert.match(program, /recipe\("mysql:8\.4"/);
    writeFileSync(join(project, "shop.ts"), `${program}\nnew docker.Container("bad", { image: "nginx:1.29" });\n`);
  });

  it("a fresh project installs the pack without scripts, and no package that wants a provider plugin", () => {
    const [policies = ""] = tarballs();
    npm(project, "install", ...quiet, "--ignore-scripts", "--prefer-offline", policies);
    const installed = Object.keys(json(join(modules, ".package-lock.json")).packages);
    const wanting = installed.filter((path) => json(join(project, path, "package.json")).pulumi?.resource === true);
    assert.deepEqual(wanting, []);
    const scripted = installed.filter(
      (path) => json(join(modules, ".package-lock.json")).packages[path].hasInstallScript,
    );
    // Of the Pulumi SDK's own dependencies one prints a line.
    assert.deepEqual(scripted, installed.includes("node_modules/protobufjs") ? ["node_modules/protobufjs"] : []);
  });

  it("a fresh project installs both packages, and previews the README's program with the real CLI, started both ways", async () => {
    npm(project, "install", ...quiet, "--ignore-scripts", "--prefer-offline", ...tarballs(), "@pulumi/docker@^5.2.0");
    assert.equal(existsSync(join(modules, "@pulumi/kubernetes")), false);
    const options = ["--strict", "--module", "node16", "--target", "es2022"];
    execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), ...options, "shop.ts"], { cwd: project });
    const entries = ["node_modules/@readonly-rootfs/policies", "node_modules/.bin/readonly-rootfs"];
    await withStack(project, "dev", async (stack) => {
      const set = await runPulumi(["config", "set", "--secret", "databasePassword", "only for a preview"], stack);
      assert.equal(set.code, 0, set.stderr);
      for (const entry of entries) {
        const { code, stdout, stderr } = await runPulumi(["preview", "--non-interactive", "--policy-pack", entry], {
          ...stack,
          env: checksTypes,
        });
        assert.notEqual(code, 0, stdout + stderr);
        assert.match(
          stdout,
          /\[mandatory\] \[severity: high\] {2}read-only-root {2}\(docker:index:Container: bad\)/,
          stdout,
        );
        assert.match(stdout, /container "bad" has a writable root filesystem; set readOnly to true/);
        for (const name of ["database", "wordpress"]) {
          assert.match(stdout, new RegExp(`docker:index:Container ${name} create`));
          assert.doesNotMatch(stdout, new RegExp(`container "${name}"`));
        }
      }
    });
  });
});
