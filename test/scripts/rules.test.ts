import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withFormerName, withName } from "../../scripts/rename-rule";
import { nameFault, withChange } from "../../scripts/rules/names";
import { copyCheckout } from "../support/checkout";

describe("the scripts for rules, in a copy of the checkout", () => {
  let copy: ReturnType<typeof copyCheckout>;
  before(() => {
    copy = copyCheckout();
  });
  after(() => copy.remove());

  const text = (file: string) => readFileSync(join(copy.directory, file), "utf8");
  function run(...[program = "", ...args]: readonly string[]) {
    const installed = join(copy.directory, "node_modules/.bin", program);
    const command = existsSync(installed) ? installed : program;
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy.directory, encoding: "utf8" });
    return { status, stdout, stderr, output: stdout + stderr };
  }
  const script = (name: string, ...args: string[]) => run("tsx", `scripts/${name}.ts`, ...args);
  function failures(...files: string[]): string[] {
    const { stdout, output } = run("mocha", "--reporter", "json", ...files);
    const from = stdout.indexOf("{");
    assert.ok(from >= 0, output);
    return JSON.parse(stdout.slice(from)).failures.map(({ fullTitle }: { fullTitle: string }) => fullTitle);
  }

  it("new-rule makes a rule of which only its author's part fails: judgement, program and TODOs", () => {
    const made = script("new-rule", "no-host-ports");
    assert.equal(made.status, 0, made.output);
    assert.equal(
      made.stdout,
      "fill in the TODOs of policies/rules/no-host-ports.ts\n" +
        "fill in the TODOs of policies/rules/no-host-ports.md\n" +
        "fill in the TODOs of test/rules/no-host-ports.test.ts\n" +
        "fill in the TODOs of CHANGELOG.md\n" +
        "then: npx mocha test/rules/no-host-ports.test.ts test/rules/documents.test.ts\n",
    );
    for (const check of [
      ["biome", "check", "policies/rules", "test/rules"],
      ["tsx", "scripts/docs.ts", "--check"],
    ]) {
      const { status, output } = run(...check);
      assert.equal(status, 0, output);
    }
    const types = run("tsc", "--noEmit", "-p", "policies");
    assert.equal(types.status, 0, types.output);
    assert.deepEqual(failures("test/rules/no-host-ports.test.ts", "test/rules/documents.test.ts"), [
      "no-host-ports no-host-ports reports a container that breaks the rule",
      "every rule is a file, a document, a test and a policy of one name the rule no-host-ports has no TODO left",
      "the programs in the documents are true program 1 of Fails in the document of no-host-ports fails",
    ]);
  });

  it("new-rule refuses a name that is taken or malformed, and changes nothing", () => {
    const before = text("policies/rules/index.ts");
    for (const [name, says] of [
      ["read-only-root", 'there is a rule "read-only-root" already; choose another name\n'],
      ["NoPorts", '"NoPorts" is no name of a rule; write lower-case words with "-": no-host-ports\n'],
    ] as const) {
      const { status, stderr } = script("new-rule", name);
      assert.deepEqual([status, stderr], [1, says]);
    }
    assert.equal(script("new-rule").stderr, "usage: npm run new-rule -- NAME\n");
    assert.equal(text("policies/rules/index.ts"), before);
  });

  it("rename-rule renames files, identifiers, documents, configurations and outputs, and keeps the old name valid", () => {
    const renamed = script("rename-rule", "log-driver", "bounded-logs");
    assert.equal(renamed.status, 0, renamed.output);
    for (const file of [
      "policies/rules/log-driver.ts",
      "policies/rules/log-driver.md",
      "test/rules/log-driver.test.ts",
    ]) {
      assert.ok(!existsSync(join(copy.directory, file)), file);
      assert.ok(existsSync(join(copy.directory, file.replace("log-driver", "bounded-logs"))), file);
    }
    assert.match(
      text("policies/rules/bounded-logs.ts"),
      /^ {2}name: "bounded-logs",\n {2}formerly: \["log-driver"\],$/m,
    );
    assert.match(text("policies/rules/index.ts"), /^import { boundedLogs } from ".\/bounded-logs";$/m);
    // Docker's own property of that name stays.
    assert.match(text("policies/rules/bounded-logs.ts"), /`logDriver` and `logOpts`/);
    assert.match(text("examples/writable/expected.txt"), / bounded-logs {2}\(/);
    const left = run("git", "grep", "--untracked", "-nE", "(^|[^-a-z])log-driver($|[^-a-z])").stdout.trim().split("\n");
    assert.deepEqual(
      left.map((line) => line.split(":")[0]).filter((file) => file !== "test/scripts/rules.test.ts"),
      [
        "CHANGELOG.md",
        "docs/configuration.schema.json",
        "policies/rules/bounded-logs.md",
        "policies/rules/bounded-logs.ts",
      ],
      "review by hand where the old name stays",
    );
    const { status, output } = run("tsx", "scripts/docs.ts", "--check");
    assert.equal(status, 0, output);
    assert.deepEqual(failures("test/rules/bounded-logs.test.ts"), []);
  });

  it("rename-rule refuses a rule that does not exist and a name that is taken", () => {
    const { stderr } = script("rename-rule", "log-drivers", "x");
    assert.match(stderr, /^there is no rule "log-drivers"; use bounded-logs, .*, writable-paths-declared\n$/);
    assert.equal(
      script("rename-rule", "no-uploads", "read-only-root").stderr,
      'there is a rule "read-only-root" already; choose another name\n',
    );
  });
});

describe("a rule's name", () => {
  it("a rule's name is replaced as a whole word, neither within another name nor as an option of a command", () => {
    assert.equal(
      withName('"log-driver" (log-driver.md) --log-driver log-drivers my-log-driver', "log-driver", "x"),
      '"x" (x.md) --log-driver log-drivers my-log-driver',
    );
  });

  it("a rule's former name stays in `formerly`, once, and leaves it when the rule gets it back", () => {
    const once = withFormerName('  name: "b",\n', "a", "b");
    assert.equal(once, '  name: "b",\n  formerly: ["a"],\n');
    const twice = withFormerName(withName(once, "b", "c"), "b", "c");
    assert.equal(twice, '  name: "c",\n  formerly: ["a", "b"],\n');
    assert.equal(
      withFormerName('  name: "a",\n  formerly: ["a", "b"],\n', "c", "a"),
      '  name: "a",\n  formerly: ["b", "c"],\n',
    );
    assert.throws(() => withFormerName("", "a", "b"), {
      message: 'the rule has no line `name: "b",`; add `formerly: ["a"]` to it by hand',
    });
  });

  it("a rule's name is refused if it is taken", () => {
    assert.equal(nameFault("a-b", ["a-b"]), 'there is a rule "a-b" already; choose another name');
    assert.equal(nameFault("a-b", []), undefined);
  });
});

describe("a change in the changelog", () => {
  it("a change enters the changelog as the last line of the newest list about the policy pack", () => {
    const list = "# C\n\n## 2\n\n### Policy pack `p`\n\n- One.\n\n### Components\n\n- Two.\n";
    assert.equal(withChange(list, "New."), list.replace("- One.\n", "- One.\n- New.\n"));
    assert.throws(() => withChange("# C\n", "New."), {
      message: "CHANGELOG.md has no heading `### Policy pack`; add it below the newest version",
    });
  });
});
