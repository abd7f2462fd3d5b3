import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { javascript, runPulumi, withStack } from "../../tools/pulumi";
import { secretArguments } from "../components/secret-arguments";

const root = join(__dirname, "../..");

/** A provider that deploys nothing and answers as if it had: the inputs, checked by the stand-in, become the state. */
const provider = (name: string) => `#!/usr/bin/env node
const standIn = require(${JSON.stringify(join(root, "tools/stand-ins", name, "provider"))});
const create = async (urn, inputs) => ({ id: urn.split("::").at(-1), outs: inputs });
require("@pulumi/pulumi").provider.main({ ...standIn, create, delete: async () => {} }, process.argv.slice(2));
`;

const program = `
const hardened = require("@readonly-rootfs/hardened");
for (const [index, { component, args }] of ${JSON.stringify(secretArguments)}.entries()) {
  new hardened[component]("web-" + index, args);
}
`;

describe("the state that `pulumi stack export` shows after a deployment", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-secrets-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    const providers = ["docker", "kubernetes"].map((name) => {
      mkdirSync(join(directory, name));
      const path = join(directory, name, `pulumi-resource-${name}`);
      writeFileSync(path, provider(name));
      chmodSync(path, 0o755);
      return { name, path: join(directory, name) };
    });
    const project = { name: "shop", runtime: javascript, main: "index.js", plugins: { providers } };
    writeFileSync(join(directory, "Pulumi.yaml"), stringify(project));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "shop" }));
    writeFileSync(join(directory, "index.js"), program);
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it("`pulumi stack export` shows every secret argument of every component encrypted only", async () => {
    await withStack(directory, "dev", async (stack) => {
      const up = await runPulumi(["up", "--yes", "--skip-preview", "--non-interactive", "--color", "never"], stack);
      assert.equal(up.code, 0, up.stdout + up.stderr);
      const exported = await runPulumi(["stack", "export", "--stack", "dev"], stack);
      assert.equal(exported.code, 0, exported.stderr);
      const state = JSON.parse(exported.stdout) as { deployment: { resources: { type: string }[] } };
      const types = state.deployment.resources.map(({ type }) => type);
      for (const { component } of secretArguments) assert(types.includes(`hardened:index:${component}`), component);
      for (const type of ["docker:index/secret:Secret", "kubernetes:core/v1:Secret"])
        assert(types.includes(type), type);
      const output = [exported.stdout, up.stdout, up.stderr];
      const shown = secretArguments.filter(({ secret }) =>
        output.some((text) => text.includes(secret) || text.includes(Buffer.from(secret).toString("base64"))),
      );
      assert.deepEqual(
        shown.map(({ component, argument }) => `${component}: ${argument}`),
        [],
      );
      // They are there, encrypted.
      const revealed = await runPulumi(["stack", "export", "--stack", "dev", "--show-secrets"], stack);
      for (const { secret } of secretArguments) assert(revealed.stdout.includes(secret), secret);
    });
  });
});
