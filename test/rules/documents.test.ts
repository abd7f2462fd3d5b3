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
  const file = join(directory, `${name}.md`);
  // A missing document is a failure of its own test, below.
  const [, ...parts] = existsSync(file) ? readFileSync(file, "utf8").split(/^## /m) : [];
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n"))]));
}

function programs(section: string | undefined): string[] {
  return [...(section ?? "").matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);
}

/** The configuration that the programs of a document are judged with: a block of JSON before them, if any. */
function configuration(section: string | undefined): Record<string, object> {
  return JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(section ?? "")?.[1] ?? "{}");
}

/** The messages of one policy in a run of the whole pack. */
async function reported(name: string, resources: readonly TestResource[], config: Record<string, object>) {
  const violations = await preview(packArgs().policies, resources, { config });
  return violations.flatMap(({ policy, message }) => (policy === name ? [message] : []));
}

/** Fails with one sentence for each fault, and shows nothing else. */
function none(faults: readonly string[]): void {
  assert.ok(faults.length === 0, faults.join("\n"));
}

describe("every rule is a file, a document, a test and a policy of one name", () => {
  const names = policies.map(({ name }) => name);
  const entries = readdirSync(directory, { withFileTypes: true });
  const ending = (end: string) =>
    entries.filter(({ name }) => name.endsWith(end)).map(({ name }) => name.slice(0, -end.length));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const sources = [...ending(".ts").filter((name) => name !== "index"), ...folders];

  it("no two rules have the same name, and names are words in lower case", () => {
    none([
      ...names
        .filter((name, index) => names.indexOf(name) !== index)
        .map((name) => `Two rules are named "${name}". Give one of them another name.`),
      ...names
        .filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))
        .map((name) => `"${name}" is no name of a rule. Write lower-case words with "-", as no-uploads.`),
    ]);
  });
  it("each rule is a file of its name, or a folder of its name with an index.ts", () => {
    none([
      ...names
        .filter((name) => !sources.includes(name))
        .map(
          (name) => `There is no file policies/rules/${name}.ts. Name the file as the rule: \`npm run rename-rule\`.`,
        ),
      ...sources
        .filter((name) => !names.includes(name))
        .map(
          (name) =>
            `policies/rules/${name} is no rule of the pack. Add it to policies/rules/index.ts, or move it into the folder of its rule.`,
        ),
      ...folders
        .filter((name) => !existsSync(join(directory, name, "index.ts")))
        .map((name) => `policies/rules/${name} has no index.ts. Export the rule from there.`),
    ]);
  });
  it("each rule has its document", () => {
    const documents = ending(".md");
    none([
      ...names
        .filter((name) => !documents.includes(name))
        .map(
          (name) =>
            `There is no documentation for "${name}". Write policies/rules/${name}.md, then run \`npm run docs\`.`,
        ),
      ...documents
        .filter((name) => !names.includes(name))
        .map((name) => `policies/rules/${name}.md documents no rule of the pack. Remove or rename it.`),
    ]);
  });
  it("each rule has its test", () => {
    none(
      names
        .filter((name) => !existsSync(join(__dirname, `${name}.test.ts`)))
        .map((name) => `There is no test for "${name}". Write test/rules/${name}.test.ts.`),
    );
  });
  for (const { name, description, remediationSteps, severity, tags, url, displayName } of policies) {
    it(`the rule ${name} has no TODO left`, () => {
      const source = folders.includes(name) ? `${name}/index.ts` : `${name}.ts`;
      none(
        [source, `${name}.md`]
          .filter((file) => existsSync(join(directory, file)))
          .filter((file) => readFileSync(join(directory, file), "utf8").includes("TODO"))
          .map((file) => `policies/rules/${file} has a TODO. Write that part.`),
      );
    });
    it(`the rule ${name} has a description, remediation steps, tags and a title for Pulumi to show`, () => {
      const sentence = (key: string, text = "") =>
        /^[A-Z].*\.$/.test(text)
          ? []
          : [`\`${key}\` of "${name}" is no sentence. Begin with a capital letter, end with a full stop.`];
      none([
        ...sentence("description", description),
        ...sentence("remediation", remediationSteps),
        ...(/^[A-Z]/.test(displayName ?? "") ? [] : [`\`title\` of "${name}" does not begin with a capital letter.`]),
        ...(severity ? [] : [`"${name}" has no \`severity\`. Set one.`]),
        ...((tags ?? []).length > 0 ? [] : [`"${name}" has no \`tags\`. Name at least one.`]),
        ...(url?.endsWith(`/policies/rules/${name}.md`) ? [] : [`"${name}" has no address of its document.`]),
      ]);
    });
  }
});

describe("the rules refer to the standards that ask for them", () => {
  const references = (name: string) => {
    const { framework, tags = [] } = policies.find((policy) => policy.name === name) ?? assert.fail(name);
    const standard = /^(AWS Security Hub|CIS|NIST|NSA|Kubescape|Pod Security)/;
    return [framework && `${framework.name} ${framework.reference}`, ...tags.filter((tag) => standard.test(tag))];
  };
  const rows: Readonly<Record<string, ReturnType<typeof references>>> = {
    "read-only-root": [
      "CIS Docker Benchmark 5.13",
      "CIS Docker 5.12, 5.13",
      "NIST SP 800-190",
      "AWS Security Hub ECS.5",
      "NIST SP 800-53 AC-2(1), AC-3, AC-3(7), AC-3(15), AC-5, AC-6",
      "NSA/CISA Kubernetes Hardening",
      "Kubescape C-0017",
    ],
    "no-read-only-bypass": [
      "CIS Docker Benchmark 5.5",
      "CIS Docker 5.4, 5.16, 5.17, 5.18, 5.32",
      "AWS Security Hub ECS.3, ECS.4",
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
    it(`the standards of ${name} are the listed ones`, () => assert.deepEqual(references(name), expected));
  }
});

describe("the programs in the documents are true", () => {
  for (const { name } of policies) {
    const parts = sections(name);
    const config = configuration(parts.get("Fails"));
    it(`the document of ${name} has the known headings in their order`, () => {
      const wanted = headings.filter((heading) => parts.has(heading) || heading !== "Options");
      const mend = `Give policies/rules/${name}.md the headings ${wanted.join(", ")}, in this order, and no other of their level.`;
      assert.deepEqual([...parts.keys()], wanted, mend);
    });
    for (const [index, program] of programs(parts.get("Fails")).entries()) {
      it(`program ${index + 1} of Fails in the document of ${name} fails`, async () => {
        const found = await reported(name, await resourcesOf(program), config);
        assert.ok(
          found.length > 0,
          `The rule "${name}" finds nothing in this program. Correct the program, or the rule:\n${program}`,
        );
      });
    }
    for (const [index, program] of programs(parts.get("Passes")).entries()) {
      it(`program ${index + 1} of Passes in the document of ${name} passes`, async () => {
        const resources = await resourcesOf(program);
        assert.ok(resources.length > 0, `This program of policies/rules/${name}.md declares no resource:\n${program}`);
        none(await reported(name, resources, config));
      });
    }
    it(`the document of ${name} has programs that fail and programs that pass`, () => {
      none(
        ["Fails", "Passes"]
          .filter((heading) => programs(parts.get(heading)).length === 0)
          .map((heading) => `policies/rules/${name}.md has no program below "${heading}". Add a block of ts.`),
      );
    });
  }
});
