import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../tools/examples";
import { checksTypes, runPulumi, withStack } from "../../tools/pulumi";

describe("the templates, made into projects by the real CLI", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-templates-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  });
  after(() => rmSync(directory, { recursive: true }));

  /** A project made of a template, whose packages are those of this checkout. */
  async function made(...args: string[]): Promise<string> {
    const project = join(directory, args.join("-").replace(/\W/g, "-"));
    mkdirSync(project);
    const template = join(root, "templates", args.pop() ?? "");
    const { code, stdout, stderr } = await runPulumi(
      [
        ...args,
        template,
        "--generate-only",

        "--non-interactive",
        ...(args[0] === "new" ? ["--yes", "--name", "shop"] : []),
      ],
      { cwd: project },
    );
    assert.equal(code, 0, stdout + stderr);
    return project;
  }

  it("a program made by `pulumi new` passes the pack, and a pack made by `pulumi policy new` adds its own rule", async () => {
    const program = await made("new", "hardened-typescript");
    assert.match(readFileSync(join(program, "Pulumi.yaml"), "utf8"), /^name: shop$/m);
    assert.equal(JSON.parse(readFileSync(join(program, "package.json"), "utf8")).name, "shop");
    const pack = await made("policy", "new", "policy-typescript");
    const previewed = (policyPack: string) =>
      withStack(
        program,
        "dev",
        (stack) =>
          runPulumi(
            [
              "preview",
              "--non-interactive",
              "--color",
              "never",
              "--config",
              "image=nginx:1.27",
              "--policy-pack",
              policyPack,
            ],
            stack,
          ),
        { env: checksTypes },
      );
    const own = await previewed(join(root, "policies/bin/readonly-rootfs"));
    assert.equal(own.code, 0, own.stdout + own.stderr);
    assert.match(own.stdout, /✅ readonly-rootfs@/);
    assert.doesNotMatch(own.stdout, /mandatory|advisory/);
    const extended = await previewed(pack);
    assert.equal(extended.code, 0, extended.stdout + extended.stderr);
    assert.match(
      extended.stdout,
      /\[advisory\] \[severity: medium\]\s+pinned-images\s+\(docker:index:Container: web\)/,
    );
    assert.match(extended.stdout, /container "web" runs an image without a digest \(image\)/);
  });
});
