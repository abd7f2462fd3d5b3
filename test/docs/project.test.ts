import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repository } from "../../policies/engine/metadata";

const root = join(__dirname, "../..");
const text = (file: string) => readFileSync(join(root, file), "utf8");
const workflow = (name: string) => parse(text(`.github/workflows/${name}.yml`));

interface Job {
  permissions?: Record<string, string>;
  steps: { run?: string; uses?: string }[];
}

describe("the files of a public project", () => {
  it("the CI workflow runs .ci/run, with the right to read only", () => {
    const { permissions, jobs } = workflow("ci");
    assert.deepEqual(permissions, { contents: "read" });
    const steps = (Object.values(jobs) as Job[]).flatMap((job) => job.steps);
    assert.ok(steps.some(({ run }) => run === ".ci/run"));
    assert.ok((statSync(join(root, ".ci/run")).mode & 0o100) !== 0, ".ci/run is not executable: chmod +x it");
  });

  it("the release workflow publishes every public workspace with provenance, from a tag", () => {
    const { on, permissions, jobs } = workflow("release");
    assert.deepEqual(on, { push: { tags: ["v*"] } });
    assert.deepEqual(permissions, { contents: "read" });
    const job = jobs.publish as Job;
    assert.deepEqual(job.permissions, { contents: "write", "id-token": "write" });
    const commands = job.steps.flatMap(({ run = [] }) => run).join("\n");
    const published = (JSON.parse(text("package.json")).workspaces as string[]).filter(
      (name) => JSON.parse(text(`${name}/package.json`)).private !== true,
    );
    const publish = `npm publish --provenance --access public${published.map((name) => ` -w ${name}`).join("")}`;
    assert.ok(commands.split("\n").includes(publish), `the workflow has to publish by \`${publish}\``);
    for (const name of published)
      assert.ok(commands.includes(`${name}/package.json`), `${name}: its version is not compared`);
  });

  it("no workflow takes a token or hands one to a checkout", () => {
    for (const file of readdirSync(join(root, ".github/workflows"))) {
      const found = text(`.github/workflows/${file}`);
      assert.ok(!found.includes("secrets."), `${file} uses a secret; publish by the registry's trust in the workflow`);
      const checkouts = found.split("uses: actions/checkout").length - 1;
      assert.equal(found.split("persist-credentials: false").length - 1, checkouts, file);
    }
  });

  it("every path of CODEOWNERS exists, and each folder of a package has an owner of its own", () => {
    const owned = text(".github/CODEOWNERS")
      .split("\n")
      .filter((line) => /^[*/]/.test(line))
      .map((line) => line.split(/\s+/)[0] as string);
    for (const path of owned.slice(1)) {
      assert.ok(existsSync(join(root, path)), `.github/CODEOWNERS: there is no ${path}; remove or correct the line`);
    }
    for (const folder of [...JSON.parse(text("package.json")).workspaces, "catalogue"]) {
      assert.ok(owned.includes(`/${folder}/`), `.github/CODEOWNERS: /${folder}/ has no owner; add a line`);
    }
  });

  it("dependency updates look where manifests are, and at every Go module of the toolchain", () => {
    const { updates } = parse(text(".github/dependabot.yml"));
    const of = (ecosystem: string) =>
      updates.find((update: Record<string, string>) => update["package-ecosystem"] === ecosystem);
    assert.ok(existsSync(join(root, of("npm").directory, "package-lock.json")));
    assert.ok(existsSync(join(root, of("pip").directory, "requirements.txt")));
    assert.deepEqual(of("gomod").directories, ["/tools/toolchain/modules/*"]);
    const modules = readdirSync(join(root, "tools/toolchain/modules"));
    assert.deepEqual(
      modules.filter((name) => !existsSync(join(root, "tools/toolchain/modules", name, "go.mod"))),
      [],
    );
  });

  it("each issue form has a name, a description and fields with labels", () => {
    const forms = readdirSync(join(root, ".github/ISSUE_TEMPLATE")).filter((file) => file !== "config.yml");
    assert.ok(forms.length > 0);
    for (const file of forms) {
      const { name, description, body } = parse(text(`.github/ISSUE_TEMPLATE/${file}`));
      assert.ok(name && description, file);
      const ids = body.map(({ id }: { id: string }) => id);
      assert.equal(new Set(ids).size, ids.length, `${file}: two fields have the same id`);
      for (const { id, type, attributes } of body) {
        assert.ok(["dropdown", "input", "textarea"].includes(type) && id && attributes.label, `${file}: ${id}`);
      }
    }
  });

  it("SECURITY.md and the issue forms lead to private reports of this repository", () => {
    const address = `${repository}/security/advisories/new`;
    for (const file of ["SECURITY.md", ".github/ISSUE_TEMPLATE/config.yml"])
      assert.ok(text(file).includes(address), file);
  });
});
