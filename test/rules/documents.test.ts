import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packArgs } from "../../policies/pack";
import { preview, type TestResource } from "../../policies/testing";
import { resourcesOf } from "../support/program";

const directory = join(__dirname, "../../policies/rules");
const { policies } = packArgs();
const headings = ["Why", "Fails", "Passes", "Options", "When not to use it"];

/** Sections of a document by heading. */
function sections(name: string): Map<string, string> {
  const [, ...parts] = readFileSync(join(directory, `${name}.md`), "utf8").split(/^## /m);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n"))]));
}

function programs(section: string | undefined): string[] {
  return [...(section ?? "").matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);
}

/** The configuration that the programs of a document are judged with: a block of JSON before them, if any. */
function configuration(section: string | undefined): Record<string, object> {
  return JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(section ?? "")?.[1] ?? "{}");
}

/** What a policy reports in a run of the whole pack. */
async function reported(name: string, resources: readonly TestResource[], config: Record<string, object>) {
  const violations = await preview(packArgs().policies, resources, { config });
  return violations.flatMap(({ policy, message }) => (policy === name ? [message] : []));
}

describe("every rule is a file, a document, a test and a policy of one name", () => {
  const names = policies.map(({ name }) => name);
  const files = readdirSync(directory);
  const without = (ending: string) =>
    files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

  it("names are unique and in lower case", () => {
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
  });
  it("each is a file of its name, or a folder of its name with an index", () => {
    const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const found = [...without(".ts").filter((name) => name !== "index"), ...folders.map(({ name }) => name)];
    assert.deepEqual(found.sort(), [...names].sort());
    for (const { name } of folders) assert.ok(existsSync(join(directory, name, "index.ts")), `${name} has no index.ts`);
  });
  it("each has its document", () => {
    assert.deepEqual(without(".md").sort(), [...names].sort());
  });
  it("each has its test", () => {
    assert.deepEqual(
      names.filter((name) => !existsSync(join(__dirname, `${name}.test.ts`))),
      [],
    );
  });
  for (const { name, description, remediationSteps, severity, tags, url, displayName } of policies) {
    it(`${name} has no TODO left`, () => {
      const [file = ""] = [`${name}.ts`, `${name}/index.ts`].filter((file) => existsSync(join(directory, file)));
      for (const written of [file, `${name}.md`]) {
        const text = readFileSync(join(directory, written), "utf8");
        assert.ok(!text.includes("TODO"), `write what policies/rules/${written} still marks with TODO`);
      }
    });
    it(`${name} says what Pulumi shows of it`, () => {
      assert.match(description, /^[A-Z].*\.$/);
      assert.match(remediationSteps ?? "", /^[A-Z].*\.$/);
      assert.match(displayName ?? "", /^[A-Z]/);
      assert.ok(severity);
      assert.ok((tags ?? []).length > 0);
      assert.ok(url?.endsWith(`/policies/rules/${name}.md`));
    });
  }
});

describe("the rules refer to the standards that ask for them", () => {
  const references = (name: string) => {
    const { framework, tags = [] } = policies.find((policy) => policy.name === name) ?? assert.fail(name);
    const standard = /^(CIS|NIST|NSA|Kubescape|Pod Security)/;
    return [framework && `${framework.name} ${framework.reference}`, ...tags.filter((tag) => standard.test(tag))];
  };
  const rows: Readonly<Record<string, ReturnType<typeof references>>> = {
    "read-only-root": [
      "CIS Docker Benchmark 5.13",
      "CIS Docker 5.12, 5.13",
      "NIST SP 800-190",
      "NSA/CISA Kubernetes Hardening",
      "Kubescape C-0017",
    ],
    "no-read-only-bypass": [
      "CIS Docker Benchmark 5.5",
      "CIS Docker 5.4, 5.16, 5.17, 5.18, 5.32",
      "NIST SP 800-190",
      "NSA/CISA Kubernetes Hardening",
      "Kubescape C-0038, C-0046, C-0057, C-0074",
    ],
    "read-only-host-mounts": [
      "CIS Docker Benchmark 5.6",
      "NIST SP 800-190",
      "NSA/CISA Kubernetes Hardening",
      "Kubescape C-0045",
    ],
    "no-writable-system-paths": [undefined, "NIST SP 800-190", "Kubescape C-0017"],
  };
  for (const [name, expected] of Object.entries(rows)) {
    it(name, () => assert.deepEqual(references(name), expected));
  }
});

describe("the programs in the documents are true", function () {
  this.timeout(60_000);
  for (const { name } of policies) {
    const parts = sections(name);
    const config = configuration(parts.get("Fails"));
    it(`${name}: headings are the known ones in their order`, () => {
      assert.deepEqual(
        [...parts.keys()],
        headings.filter((heading) => parts.has(heading)),
      );
      for (const heading of headings) assert.ok(parts.has(heading) || heading === "Options", `${heading} is missing`);
    });
    for (const [index, program] of programs(parts.get("Fails")).entries()) {
      it(`${name}: program ${index + 1} of Fails fails`, async () => {
        assert.notDeepEqual(await reported(name, await resourcesOf(program), config), []);
      });
    }
    for (const [index, program] of programs(parts.get("Passes")).entries()) {
      it(`${name}: program ${index + 1} of Passes passes`, async () => {
        const resources = await resourcesOf(program);
        assert.ok(resources.length > 0, "it declares a resource");
        assert.deepEqual(await reported(name, resources, config), []);
      });
    }
    it(`${name}: has both`, () => {
      assert.ok(programs(parts.get("Fails")).length > 0 && programs(parts.get("Passes")).length > 0);
    });
  }
});
