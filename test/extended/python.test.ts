import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expected, root } from "../../tools/examples";
import { policyOutput } from "../../tools/policy-output";
import { runPulumi, withStack } from "../../tools/pulumi";
import { run } from "../../tools/toolchain/run";

const example = join(root, "examples/python");
const plugin = join(root, "components/plugin");
const written = ["Pulumi.yaml", "__main__.py", "requirements.txt"];

describe("the components from Python", function () {
  this.timeout(600_000);
  let directory: string;

  before(async function () {
    const { code } = await run("python3", ["-m", "pip", "--version"]);
    if (code !== 0) {
      console.log("      skipped: python3 with pip is missing");
      return this.skip();
    }
    // A copy: SDK and virtual environment are made in the directory of the program.
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-python-"));
    for (const file of written) cpSync(join(example, file), join(directory, file));
    const project = readFileSync(join(example, "Pulumi.yaml"), "utf8");
    writeFileSync(join(directory, "Pulumi.yaml"), project.replace("../../components/plugin", plugin));
  });
  after(() => directory && rmSync(directory, { recursive: true, force: true }));

  it("examples/python is installed, previewed, and passes", async () => {
    await withStack(
      directory,
      "dev",
      async (stack) => {
        const set = await runPulumi(["config", "set", "--secret", "databasePassword", "only for a preview"], stack);
        assert.equal(set.code, 0, set.stderr);
        // What `pulumi install` does, in two steps: the language host that can be built is older than the CLI and does not
        // know how to link a package. The preview installs what requirements.txt names.
        const made = await runPulumi(["package", "gen-sdk", plugin, "--language", "python", "--out", "made"], stack);
        assert.equal(made.code, 0, made.stdout + made.stderr);
        cpSync(join(directory, "made/python"), join(directory, "sdks/readonly-rootfs-hardened"), { recursive: true });
        const flags = ["--non-interactive", "--color", "never", "--policy-pack", join(root, "policies")];
        const { code, stdout, stderr } = await runPulumi(["preview", ...flags], stack);
        assert.equal(policyOutput(stdout), expected("python"), stdout + stderr);
        assert.equal(code, 0, stdout + stderr);
        const declared = stdout.match(/hardened:index:HardenedContainer (database|wordpress) create/g) ?? [];
        assert.equal(new Set(declared).size, 2, stdout);
      },
      { tier: "full" },
    );
  });
});
