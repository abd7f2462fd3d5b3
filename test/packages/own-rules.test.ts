import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { policies, rule, stackRule } from "../../policies/library";
import { packArgs } from "../../policies/pack";
import { analyze, analyzeStack } from "../../policies/testing";
import { PackProcess } from "../../tools/pack-process";
import { container, deployment } from "../support/resources";
import "../../examples/own-rules/pinned-images.test";

const root = join(__dirname, "../..");
const example = join(root, "examples/own-rules");

describe("a pack with its own rules", () => {
  it("a pack with its own rules has the rules of this package as well, for every platform", async () => {
    const running = await PackProcess.start(example, { as: "directory" });
    try {
      assert.equal(running.before, "");
      const { name, policies } = await running.info();
      assert.equal(name, "acme");
      const expected = packArgs().policies.map(({ name }) => name);
      assert.deepEqual(
        Object.keys(policies).sort(),
        [...expected.filter((name) => name !== "log-driver"), "pinned-images", "no-default-names"].sort(),
      );
      const says = async (resource: Parameters<PackProcess["analyze"]>[0]) =>
        (await running.analyze(resource))
          .filter(({ policy }) => policy.startsWith("pinned"))
          .map(({ message }) => message);
      assert.deepEqual(await says(container({ image: "nginx:1.29" })), [
        'Images are pinned to a digest.\ncontainer "web" runs an image without a digest (image)',
      ]);
      assert.deepEqual(await says(deployment({ initContainers: [{ name: "init", image: "busybox" }] })), [
        "Images are pinned to a digest.\n" +
          'init container "init" runs an image without a digest (spec.template.spec.initContainers[0].image)',
      ]);
      assert.deepEqual(await says(container({ image: `nginx@sha256:${"0".repeat(64)}` })), []);
    } finally {
      await running.stop();
    }
  });

  describe("started in the directory of a program, as older language hosts do", () => {
    let directory: string;
    let program: string;
    before(() => {
      directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-own-"));
      program = join(directory, "program");
      mkdirSync(program);
      writeFileSync(join(program, "package.json"), JSON.stringify({ name: "program", version: "1.0.0" }));
    });
    after(() => rmSync(directory, { recursive: true, force: true }));

    async function told(pack: string) {
      const running = await PackProcess.start(pack, { as: "directory", cwd: program });
      try {
        const { name, version } = await running.info();
        return `${running.before}${name}@${version}`;
      } finally {
        await running.stop();
      }
    }

    /** The example with another version, and with its program compiled to `to` in it. */
    function compiled(to: string): string {
      const pack = mkdtempSync(join(directory, "pack-"));
      cpSync(example, pack, { recursive: true });
      symlinkSync(join(root, "node_modules"), join(pack, "node_modules"));
      const manifest = { name: "acme", version: "9.9.9", main: join(to, "index.js") };
      writeFileSync(join(pack, "package.json"), JSON.stringify(manifest));
      mkdirSync(join(pack, to), { recursive: true });
      const { compilerOptions } = JSON.parse(readFileSync(join(example, "tsconfig.json"), "utf8"));
      const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, pack);
      for (const name of ["index", "pinned-images"]) {
        const source = join(pack, `${name}.ts`);
        const transpiled = ts.transpileModule(readFileSync(source, "utf8"), {
          compilerOptions: options,
          fileName: source,
        });
        writeFileSync(join(pack, to, `${name}.js`), transpiled.outputText);
        rmSync(source);
      }
      return pack;
    }

    it("a pack started in the directory of a program reports the version of its own package.json", async () => {
      const { version } = JSON.parse(readFileSync(join(example, "package.json"), "utf8"));
      assert.equal(await told(example), `acme@${version}`);
    });
    it("a compiled pack started in the directory of a program reports the version of its own package.json", async () => {
      assert.equal(await told(compiled(".")), "acme@9.9.9");
      assert.equal(await told(compiled("dist")), "acme@9.9.9");
    });
  });

  it("the example stands word for word in docs/own-rules.md and docs/testing.md", () => {
    const document = readFileSync(join(root, "docs/own-rules.md"), "utf8");
    for (const file of ["index.ts", "pinned-images.ts"]) {
      assert.ok(document.includes(`\`\`\`ts\n${readFileSync(join(example, file), "utf8")}\`\`\``), file);
    }
    const settings = readFileSync(join(example, "tsconfig.json"), "utf8");
    assert.ok(document.includes(`\`\`\`json\n${settings}\`\`\``), "tsconfig.json");
    const test = readFileSync(join(example, "pinned-images.test.ts"), "utf8");
    assert.ok(readFileSync(join(root, "docs/testing.md"), "utf8").includes(`\`\`\`ts\n${test}\`\`\``));
    const lines = readFileSync(join(example, "pinned-images.ts"), "utf8").trim().split("\n");
    assert.ok(lines.length <= 10, `${lines.length} lines`);
  });
});

describe("the package as a library", () => {
  const own = { name: "own", description: "Own.", *check() {} };

  it("an import of the package starts no server", () => {
    const script = `
      const { policies } = require("@readonly-rootfs/policies");
      const { analyze } = require("@readonly-rootfs/policies/testing");
      console.log(policies().length, typeof analyze);`;
    const output = execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8", timeout: 30_000 });
    assert.equal(output, `${packArgs().policies.length} function\n`);
  });

  it("a rule of another pack gets defaults for title, level and severity, and no address of a document", () => {
    const described = policies({ rules: [rule(own)] }).find(({ name }) => name === "own");
    const { name, displayName, description, enforcementLevel, severity, url } = described ?? assert.fail();
    assert.deepEqual(
      { name, displayName, description, enforcementLevel, severity, url },
      {
        name: "own",
        displayName: "own",
        description: "Own.",
        enforcementLevel: "advisory",
        severity: "medium",
        url: undefined,
      },
    );
  });

  it("a stack rule of another pack sees the containers of all platforms", async () => {
    const few = stackRule({
      name: "few",
      description: "Few containers.",
      *examine({ containers }) {
        yield { says: `there are ${containers.length} containers`, about: containers };
      },
    });
    const { violations } = await analyzeStack(policies({ stackRules: [few] }), [
      container({}),
      deployment({ containers: [{ name: "a", image: "b" }] }),
    ]);
    assert.deepEqual(
      violations.filter(({ policy }) => policy === "few").map(({ message }) => message),
      ["Few containers.\nthere are 2 containers"],
    );
  });

  it("`without` leaves out rules, and unknown and doubled names of rules are refused", async () => {
    const names = policies({ without: ["read-only-root"] }).map(({ name }) => name);
    assert.equal(names.includes("read-only-root"), false);
    assert.equal(names.length, packArgs().policies.length - 1);
    assert.throws(() => policies({ without: ["read-only"] }), {
      message: /^`without` names "read-only", which is no rule; use read-only-root, /,
    });
    assert.throws(() => policies({ rules: [rule(own), rule(own)] }), {
      message: 'two rules are named "own"; give one of them another name',
    });
    const replaced = policies({ without: ["no-uploads"], rules: [rule({ ...own, name: "no-uploads" })] });
    assert.deepEqual(
      (await analyze(replaced, container({ uploads: [{ file: "/x" }], readOnly: true }))).violations.filter(
        ({ policy }) => policy === "no-uploads",
      ),
      [],
    );
  });
});
