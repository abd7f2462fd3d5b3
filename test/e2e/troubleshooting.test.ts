import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { runPulumi, withStack } from "../../tools/pulumi";
import { assertPrinted, quotedIn } from "../support/troubleshooting-quotes";

const executable = join(root, "policies/bin/readonly-rootfs");
const noise = 'console.log("loading");\n';

interface Entry {
  readonly when: string;
  /** Words of the headings, one each, below which a person finds what to do. */
  readonly words: readonly string[];
  readonly prints: () => Promise<string>;
}

describe("docs/troubleshooting.md quotes what the real CLI prints", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-trouble-"));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  /** Writes files into a new directory; with the modules of this project where `modules` says so. */
  function write(name: string, files: Readonly<Record<string, string>>, modules = true): string {
    const made = join(directory, name);
    mkdirSync(made);
    if (modules) symlinkSync(join(root, "node_modules"), join(made, "node_modules"));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text);
    return made;
  }
  const pack = (name: string, program: string, modules?: boolean, manifest = "{}") =>
    write(name, { "PulumiPolicy.yaml": "runtime: nodejs\n", "package.json": manifest, "index.js": program }, modules);

  function configured(config: object | undefined): string[] {
    if (config === undefined) return [];
    writeFileSync(join(directory, "config.json"), JSON.stringify(config));
    return ["--policy-pack-config", join(directory, "config.json")];
  }

  /** The output of `policy analyze` about one container, without program, provider and stack. */
  async function analyzed(pack: string, config?: object): Promise<string> {
    const type = "docker:index/container:Container";
    const web = { urn: `urn:pulumi:dev::trouble::${type}::web`, type, custom: true, id: "web" };
    const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.255.0" };
    const state = join(directory, "state.json");
    writeFileSync(state, JSON.stringify({ version: 3, deployment: { manifest, resources: [web] } }));
    const flags = ["--file", state, "--color", "never", "--non-interactive"];
    const args = ["policy", "analyze", "--policy-pack", pack, ...configured(config), ...flags];
    const { code, stdout, stderr } = await runPulumi(args, { cwd: directory });
    assert.notEqual(code, 0, stdout + stderr);
    return stdout + stderr;
  }

  /** The output of a preview that stops before the program: it words configuration errors differently. */
  async function previewed(pack: string, config: object): Promise<string> {
    const program = { "Pulumi.yaml": "name: trouble\nruntime: nodejs\n", "package.json": "{}", "index.js": "" };
    const made = write(`program-${Object.keys(config).join()}`, program);
    const args = ["preview", "--policy-pack", pack, ...configured(config), "--color", "never", "--non-interactive"];
    const { code, stdout, stderr } = await withStack(made, "dev", (stack) => runPulumi(args, stack));
    assert.notEqual(code, 0, stdout + stderr);
    return stdout + stderr;
  }

  const wrong = { "read-only-root": { onUnknown: "fail" } };
  const stray = { "read-only": { onUnknown: "ignore" } };
  const empty = 'new (require("@pulumi/policy").PolicyPack)("acme", { policies: [] });\n';

  const renamed = `
    process.chdir(__dirname);
    const { policies, rule } = require("@readonly-rootfs/policies");
    const own = rule({ name: "no-cats", formerly: ["cats"], description: "No cats.", check: () => [{ says: "is a cat" }] });
    new (require("@pulumi/policy").PolicyPack)("acme", { policies: policies({ rules: [own] }) });`;

  const entries: readonly Entry[] = [
    {
      when: "the modules of a pack are missing",
      words: ["SDK has not been installed"],
      prints: () => analyzed(pack("bare", empty, false)),
    },
    {
      when: "the program of a pack prints something",
      words: ["invalid port"],
      prints: () => analyzed(pack("noisy", noise + empty)),
    },
    {
      when: "an executable prints something",
      words: ["invalid port"],
      prints: () => {
        const made = join(write("noise", { run: `#!/usr/bin/env node\n${noise}` }, false), "run");
        chmodSync(made, 0o755);
        return analyzed(made);
      },
    },
    {
      when: "a pack loads this one as a program",
      words: ["Already serving"],
      prints: () => {
        const program = join(root, "policies/dist/index.js");
        return analyzed(pack("second", `require(${JSON.stringify(program)});\n${empty}`));
      },
    },
    {
      when: "a checkout was not built",
      words: ['valid "main" entry'],
      prints: () => {
        const files = ["PulumiPolicy.yaml", "package.json"];
        const contents = files.map((file) => [file, readFileSync(join(root, "policies", file), "utf8")]);
        return analyzed(write("policies", Object.fromEntries(contents)));
      },
    },
    {
      when: "the executable lost its mode",
      words: ["permission denied"],
      prints: () => {
        const made = join(write("bin", {}, false), "readonly-rootfs");
        cpSync(executable, made);
        chmodSync(made, 0o644);
        return analyzed(made);
      },
    },
    {
      when: "a key has a value that it does not take",
      words: ["onUnknown must be one of"],
      prints: () => previewed(executable, wrong),
    },
    {
      when: "a key has such a value, and a state is analyzed",
      words: ["onUnknown must be one of"],
      prints: () => analyzed(executable, wrong),
    },
    {
      when: "a name of no rule has options",
      words: ["invalid enforcement level"],
      prints: () => previewed(executable, stray),
    },
    {
      when: "a name of no rule has options, and a state is analyzed",
      words: ["invalid enforcement level"],
      prints: () => analyzed(executable, stray),
    },
    {
      when: "a name of no rule has a level",
      words: ["which is no policy of this pack"],
      prints: () => analyzed(executable, { "read-only-rot": "mandatory" }),
    },
    {
      when: "a rule has its former name",
      words: ["by its former name"],
      prints: () => analyzed(pack("renamed", renamed, true, '{ "version": "1.0.0" }'), { cats: "mandatory" }),
    },
    {
      when: "a key is misspelt",
      words: ["configuration of policy", "failed to run policy"],
      prints: () => analyzed(executable, { "read-only-root": { exemption: [] } }),
    },
  ];
  for (const { when, words, prints } of entries) {
    it(`the CLI prints the words in docs/troubleshooting.md when ${when}`, async () => {
      const printed = await prints();
      for (const heading of words) assertPrinted(quotedIn("troubleshooting.md", heading), printed);
    });
  }
});
