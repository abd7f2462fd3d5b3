import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { policyOutput } from "../../tools/policy-output";
import { javascript, runPulumi, type Stack, withStack } from "../../tools/pulumi";

const root = join(__dirname, "../..");
const type = "docker:index/container:Container";
const flags = ["--non-interactive", "--color", "never"];
const pack = ["--policy-pack", join(root, "policies/bin/readonly-rootfs")];

/** A provider that deploys nothing and answers as if it had; every container that it is asked to read has a writable root. */
const provider = `#!/usr/bin/env node
const standIn = require(${JSON.stringify(join(root, "tools/stand-ins/docker/provider"))});
const create = async (urn, inputs) => ({ id: urn.split("::").at(-1), outs: inputs });
const update = async (id, urn, olds, news) => ({ outs: news });
const found = { name: "found", image: "registry.example/web", readOnly: false };
// The SDK expects properties, which an import lacks.
const { ReadRequest } = require("@pulumi/pulumi/proto/provider_pb");
const { getProperties } = ReadRequest.prototype;
ReadRequest.prototype.getProperties = function () { return getProperties.call(this) ?? { toJavaScript: () => ({}) }; };
const read = async (id) => ({ id, props: found, inputs: found });
require("@pulumi/pulumi").provider.main({ ...standIn, create, update, read, delete: async () => {} }, process.argv.slice(2));
`;

const container = (name: string, readOnly: boolean, options = "{}") =>
  `new docker.Container("${name}", { name: "found", image: "registry.example/web", readOnly: ${readOnly} }, ${options});\n`;

describe("what a policy pack sees of a program", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-limits-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    mkdirSync(join(directory, "docker"));
    writeFileSync(join(directory, "docker/pulumi-resource-docker"), provider);
    chmodSync(join(directory, "docker/pulumi-resource-docker"), 0o755);
    const plugins = { providers: [{ name: "docker", path: join(directory, "docker") }] };
    writeFileSync(join(directory, "Pulumi.yaml"), stringify({ name: "shop", runtime: javascript, plugins }));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    writeFileSync(join(directory, "cure.json"), JSON.stringify({ "read-only-root": "remediate" }));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const program = (text: string) =>
    writeFileSync(join(directory, "index.js"), `const docker = require("@pulumi/docker");\n${text}`);
  const up = async (stack: Stack, ...args: string[]) => {
    const outcome = await runPulumi(["up", "--yes", "--skip-preview", ...flags, ...args], stack);
    assert.equal(outcome.code, 0, outcome.stdout + outcome.stderr);
  };
  const exported = async (stack: Stack) => {
    const { stdout } = await runPulumi(["stack", "export", "--stack", "dev"], stack);
    return JSON.parse(stdout) as { deployment: { resources: { type: string; inputs: { readOnly?: unknown } }[] } };
  };
  const writable = (name: string) => `container "${name}" has a writable root filesystem; set readOnly to true`;

  it("a container outside of `--target` blocks an update of another resource", async () => {
    program(container("good", true) + container("bad", false));
    await withStack(directory, "dev", async (stack) => {
      await up(stack);
      const target = `urn:pulumi:dev::shop::${type}::good`;
      const { code, stdout } = await runPulumi(["preview", "--target", target, ...flags, ...pack], stack);
      assert.notEqual(code, 0, stdout);
      assert(stdout.includes(writable("bad")), stdout);
    });
  });

  it("an import of a container with a writable root is judged: it blocks, or is advice at level advisory", async () => {
    program(container("imported", false, '{ import: "found" }'));
    writeFileSync(join(directory, "advisory.json"), JSON.stringify({ "read-only-root": "advisory" }));
    await withStack(directory, "dev", async (stack) => {
      const blocked = await runPulumi(["preview", ...flags, ...pack], stack);
      assert.notEqual(blocked.code, 0, blocked.stdout);
      assert.match(policyOutput(blocked.stdout), /\[mandatory\].* {2}read-only-root .*: imported\)/);
      assert(blocked.stdout.includes(writable("imported")), blocked.stdout);
      const config = ["--policy-pack-config", "advisory.json"];
      const { stdout } = await runPulumi(["preview", ...flags, ...pack, ...config], stack);
      assert.match(policyOutput(stdout), /\[advisory\].* {2}read-only-root .*: imported\)/);
      assert.doesNotMatch(policyOutput(stdout), /\[mandatory\]/);
    });
  });

  it("a container that is only read with `get` is silent in a preview, and found by `policy analyze`", async () => {
    program('docker.Container.get("read", "found");\n');
    await withStack(directory, "dev", async (stack) => {
      const preview = await runPulumi(["preview", ...flags, ...pack], stack);
      assert.equal(preview.code, 0, preview.stdout + preview.stderr);
      assert.doesNotMatch(policyOutput(preview.stdout), /writable root/);
      await up(stack);
      writeFileSync(join(directory, "export.json"), JSON.stringify(await exported(stack)));
      const analyzed = await runPulumi(["policy", "analyze", "--file", "export.json", ...flags, ...pack], stack);
      assert.notEqual(analyzed.code, 0, analyzed.stdout);
      assert(analyzed.stdout.includes(writable("read")), analyzed.stdout);
    });
  });

  it("a run without the pack takes a cure back", async () => {
    program(container("web", false));
    const flag = async (stack: Stack) =>
      (await exported(stack)).deployment.resources.find((resource) => resource.type === type)?.inputs.readOnly;
    await withStack(directory, "dev", async (stack) => {
      await up(stack, ...pack, "--policy-pack-config", "cure.json");
      assert.equal(await flag(stack), true);
      await up(stack);
      assert.equal(await flag(stack), false);
    });
  });
});
