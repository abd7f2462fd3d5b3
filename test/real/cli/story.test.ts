import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program as command } from "../../../cli/program";
import { root } from "../../../tools/examples";
import { policyOutput } from "../../../tools/policy-output";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { Toolchain } from "../../../tools/toolchain";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

const readme = readFileSync(join(root, "README.md"), "utf8").split("## An image that nobody knows\n")[1] ?? "";
/** The code blocks of the story, as the README has them. */
const [found = "", run = "", proven = "", named = "", component = ""] = [
  ...readme.matchAll(/^```\w*\n([\s\S]*?)^```/gm),
].map(([, block = ""]) => block.trim());

const writable = (image: string) =>
  `new (require("@pulumi/docker").Container)("web", { image: ${JSON.stringify(image)} });`;

describe("the README's story of an image that nobody knows: preview, discover, declare, passes", () => {
  let engine: Engine;
  let toolchain: Toolchain;
  let image: string;
  let directory: string;

  before(async function () {
    toolchain = await toolchainFor(this);
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "shop");
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-story-"));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "package.json"), "{}");
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    mkdirSync(join(directory, "out"));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const previewed = async (stack: Stack, text: string, ...flags: string[]): Promise<[code: number, said: string]> => {
    writeFileSync(join(directory, "index.js"), text);
    const args = [
      "preview",
      "--policy-pack",
      join(root, "policies/bin/readonly-rootfs"),
      ...flags,
      "--non-interactive",
      "--color",
      "never",
    ];
    const { code, stdout, stderr } = await runPulumi(args, stack);
    const said = policyOutput(stdout);
    return [code, said === "" ? stdout + stderr : said];
  };
  /** Runs a command line of the CLI as a person would copy it. */
  const discover = async (line: string): Promise<[code: number, said: string]> => {
    const [npx, name, ...args] = line.replace(/\\\n/g, " ").split(/\s+/);
    assert.deepEqual([npx, name], ["npx", "@readonly-rootfs/cli"]);
    let said = "";
    const stdout = { write: (text: string) => (said += text) };
    const around = { stdout, stderr: { write: () => true }, env: { ...process.env, DOCKER_HOST: engine.host } };
    const inside = args.map((arg) => arg.replace(/=(?=[\w-]+\.(json|ts)$)/, `=${directory}/out/`));
    return [await command(around, new AbortController().signal, inside), said];
  };

  it("a preview names the discover command for an unknown image, then the discovered paths, and passes with them", async () => {
    const workload = join(directory, "smoke-test.sh");
    writeFileSync(workload, "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    await withStack(
      directory,
      "dev",
      async (stack) => {
        const [refused, first] = await previewed(stack, writable(image));
        assert.notEqual(refused, 0, first);
        assert.ok(first.includes(`      ${found}\n`), first);

        const given = /: (npx \S+ discover \S+) finds out/.exec(found)?.[1] as string;
        assert.ok(run.startsWith(`${given} `), `${run} is not ${given}`);
        // Not the ten seconds of running that are the default of an image without a port.
        const [code, table] = await discover(`${run.replace("./smoke-test.sh", workload)} --ready up:1`);
        assert.equal(code, 0, table);
        assert.ok(table.includes(`\n${proven}\n`), table);

        const config = ["--policy-pack-config", join(directory, "out/policy-config.json")];
        const [still, second] = await previewed(stack, writable(image), ...config);
        assert.notEqual(still, 0, second);
        assert.ok(second.includes(`      ${named}\n`), second);

        const argument = readFileSync(join(directory, "out/writable.ts"), "utf8");
        assert.ok(component.includes(argument.trim().replaceAll("\n", "\n  ")), `${component} lacks ${argument}`);
        const hardened = component.replace(/^import (.+) from (.+);$/m, "const $1 = require($2);");
        const [passes, last] = await previewed(stack, hardened, ...config);
        assert.equal(passes, 0, last);
        assert.doesNotMatch(last, /\[(mandatory|advisory)\]/);
      },
      { toolchain, env: { DOCKER_HOST: engine.host } },
    );
  });
});
