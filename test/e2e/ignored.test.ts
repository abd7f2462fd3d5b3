import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi, withStack } from "../../tools/pulumi";
import { realKubernetes } from "../support/requirements";

const root = join(__dirname, "../..");

const program = `
const kubernetes = require("@pulumi/kubernetes");
const provider = new kubernetes.Provider("render", { renderYamlToDirectory: "rendered" });
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web" },
  spec: { containers: [{ name: "web", image: "registry.example.com/web:1" }] },
}, { provider, ignoreChanges: ["spec.containers"] });
`;

const line =
  'container "web" has a writable root filesystem; set spec.containers[0].securityContext.readOnlyRootFilesystem to true; ' +
  "the catalogue does not know what web:1 writes: npx @readonly-rootfs/cli discover registry.example.com/web:1 finds out; the option ignoreChanges keeps the old spec.containers, so remove that path from it";

describe("a cure under ignoreChanges, with the real CLI and the real Kubernetes provider", () => {
  let directory: string;

  before(async function () {
    await realKubernetes(this);
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-ignored-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "ignored", main: "index.js" }));
    mkdirSync(join(directory, "rendered"));
    writeFileSync(
      join(directory, "Pulumi.yaml"),
      "name: ignored\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    writeFileSync(join(directory, "index.js"), program);
    writeFileSync(join(directory, "config.json"), JSON.stringify({ "read-only-root": "remediate" }));
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  it("a cure under ignoreChanges is not made in a preview or an update of an existing container, and blocks both", async () => {
    await withStack(directory, "dev", async (made) => {
      // The provider renders only where no cluster is named.
      const stack = { ...made, env: { KUBECONFIG: undefined } };
      const flags = ["--non-interactive", "--color", "never"];
      const pack = ["--policy-pack", join(root, "policies/bin/readonly-rootfs"), "--policy-pack-config", "config.json"];
      const up = await runPulumi(["up", "--yes", "--skip-preview", ...flags], stack);
      assert.equal(up.code, 0, up.stdout + up.stderr);
      for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
        const { code, stdout, stderr } = await runPulumi([...command, ...flags, ...pack], stack);
        assert.notEqual(code, 0, `${command}: ${stdout}${stderr}`);
        assert.ok(stdout.includes(line), `${command}: ${stdout}${stderr}`);
        assert.doesNotMatch(stdout, /\[remediate\]/);
      }
      const { stdout: state } = await runPulumi(["stack", "export", "--stack", stack.stack.name], stack);
      const { resources } = JSON.parse(state).deployment as { resources: { type: string; inputs: object }[] };
      const [pod] = resources.filter(({ type }) => type === "kubernetes:core/v1:Pod");
      assert.doesNotMatch(JSON.stringify(pod?.inputs), /readOnlyRootFilesystem/);
    });
  });
});
