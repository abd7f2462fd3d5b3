import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { parse } from "yaml";
import { root } from "../../tools/examples";
import { ensureToolchain } from "../../tools/toolchain";
import { run } from "../../tools/toolchain/run";

/** The YAML file of docs/ci.md below a heading. */
function documented(heading: string) {
  const page = readFileSync(join(root, "docs/ci.md"), "utf8");
  const [, text = ""] =
    new RegExp(`^## ${heading}\\n[\\s\\S]*?^\`\`\`yaml\\n([\\s\\S]*?)^\`\`\``, "m").exec(page) ?? [];
  assert.notEqual(text, "", heading);
  return text;
}

describe("the files of docs/ci.md, run by the real CLI", () => {
  let directory: string;
  let environment: NodeJS.ProcessEnv;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-ci-"));
    const tools = await ensureToolchain("core");
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    const npm = join(directory, "programs");
    mkdirSync(npm);
    // The checkout has the pack installed already.
    writeFileSync(join(npm, "npm"), '#!/bin/sh\n[ "$1" = ci ]\n');
    chmodSync(join(npm, "npm"), 0o755);
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PULUMI_"));
    environment = {
      ...Object.fromEntries(inherited),
      ...tools.env,
      PATH: [npm, tools.bin, process.env.PATH].join(":"),
      PULUMI_CONFIG_PASSPHRASE: "",
      // `npm run check` has checked the types of the example.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      KUBECONFIG: join(directory, "kubeconfig"),
    };
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  function project(name: string): string {
    const there = join(directory, "examples", name);
    // Which its tsconfig.json extends.
    cpSync(join(root, "tsconfig.base.json"), join(directory, "tsconfig.base.json"));
    cpSync(join(root, "examples/writable"), there, { recursive: true });
    // In a fresh checkout the executable is built after npm has linked what it found.
    mkdirSync(join(there, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(root, "policies/bin/readonly-rootfs"), join(there, "node_modules/.bin/readonly-rootfs"));
    return there;
  }

  const shell = (script: string, cwd: string, env: NodeJS.ProcessEnv) =>
    run("bash", ["-euo", "pipefail", "-c", script], { cwd, env: { ...environment, ...env }, limit: 600_000 });

  it("the steps of the workflow for GitHub Actions fail and leave SARIF, a summary and the write map", async () => {
    const { jobs } = parse(documented("GitHub Actions"));
    const there = project("github");
    const { PULUMI_BACKEND_URL, READONLY_ROOTFS_REPORT } = jobs.preview.env;
    const env = {
      PULUMI_BACKEND_URL: PULUMI_BACKEND_URL.replace(/\$\{\{ github\.workspace \}\}/, there),
      READONLY_ROOTFS_REPORT,
      GITHUB_STEP_SUMMARY: join(there, "step-summary"),
    };
    const steps = jobs.preview.steps.filter(({ run: script }: { run?: string }) => script !== undefined);
    const codes = [];
    for (const step of steps) codes.push((await shell(step.run, there, env)).code);
    assert.deepEqual(codes, [0, 1, 0]);
    const [scan] = (JSON.parse(readFileSync(join(there, "findings.sarif"), "utf8")) as Log).runs;
    assert.equal(
      scan?.results?.filter(({ level, ruleId }) => level === "error" && ruleId === "read-only-root").length,
      4,
    );
    assert.match(
      readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"),
      /^## Read-only root filesystems of `ci`\n\n0 of 4 containers have a read-only root;/,
    );
    assert.match(readFileSync(join(there, "write-map.html"), "utf8"), /<h1>Write map of ci<\/h1>/);
  });

  it("the script of the job for GitLab fails and leaves a JUnit report", async () => {
    const job = parse(documented("GitLab CI"))["readonly-rootfs"];
    const there = project("gitlab");
    const env = {
      PULUMI_BACKEND_URL: job.variables.PULUMI_BACKEND_URL.replace("$CI_PROJECT_DIR", there),
      READONLY_ROOTFS_REPORT: job.variables.READONLY_ROOTFS_REPORT,
    };
    const { code } = await shell(job.script.join("\n"), there, env);
    assert.equal(code, 1);
    assert.match(
      readFileSync(join(there, job.artifacts.reports.junit), "utf8"),
      /<testsuite name="read-only-root" tests="3" failures="3"/,
    );
  });

  it("the hook for pre-commit blocks, on a stack that is there", async () => {
    const { repos } = parse(documented("pre-commit"));
    const there = project("hook");
    const env = { PULUMI_BACKEND_URL: `file://${there}/.pulumi-state` };
    const script = `mkdir .pulumi-state\npulumi stack init ci >/dev/null\n${repos[0].hooks[0].entry}`;
    const { code, stdout } = await shell(script, there, env);
    assert.equal(code, 1);
    assert.match(stdout, /container "wordpress" has a writable root filesystem/);
  });
});
