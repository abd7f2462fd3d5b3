import { identifierOf } from "./names";

const ruleDocument = `<!-- header -->
<!-- /header -->`;

/** The files of a new rule, by path in the checkout. TODO marks the parts that the author writes. */
export function filesOf(name: string): Map<string, string> {
  const identifier = identifierOf(name);
  return new Map([
    [`policies/rules/${name}.ts`, rule(name, identifier)],
    [`policies/rules/${name}.md`, document(name)],
    [`test/rules/${name}.test.ts`, test(name, identifier)],
  ]);
}

const rule = (name: string, identifier: string) => `import type { Container } from "../model/container";
import type { Finding, Rule } from "../rule";

/**
 * TODO: what must hold, in one sentence, and why.
 *
 * Fields: TODO, as Docker Container: \`…\`; Swarm Service: \`taskSpec.…\`; pods: \`…\`. Allowed: TODO.
 */
export const ${identifier}: Rule = {
  name: "${name}",
  title: "TODO: two or three words",
  description: "TODO: what holds in a good program.",
  level: "advisory",
  severity: "medium",
  tags: ["TODO"],
  remediation: "TODO: what a person does about a violation.",
  cures: false,
  check(_container: Container): Finding[] {
    // TODO: judge the container. \`undefined\` means that the resource does not decide it: conclude nothing from it.
    return [];
  },
};
`;

const program = (name: string) => `\`\`\`ts
import * as docker from "@pulumi/docker";

new docker.Container("${name}", {
  image: "registry.example.com/shop/web:1.4",
  readOnly: true,
});
\`\`\``;

const document = (name: string) => `# ${name}

${ruleDocument}

## Why

TODO: what happens without it, with a source.

## Fails

${program("fails")}

## Passes

${program("passes")}

## When not to use it

TODO: for whom the rule is wrong.
`;

const test = (name: string, identifier: string) => `import { ${identifier} } from "../../policies/rules/${name}";
import { container } from "../support/resources";
import { testRule } from "../support/rule-table";

testRule(${identifier}, {
  valid: {
    "a container that keeps the rule": container({ readOnly: true }),
  },
  invalid: {
    // Fails until the rule judges: give the inputs, the exact words, and the exact inputs after the cure or null.
    // Rows that a rule needs: the property absent, null, of a wrong type, unknown, secret; the same in a service and a pod.
    "a container that breaks the rule": {
      given: container({}),
      says: ['container "web" TODO'],
      cured: null,
    },
  },
});
`;

/** The registry with one more rule, before \`inspectable\`, which stays last. */
export function registered(index: string, name: string): string {
  const identifier = identifierOf(name);
  const last = "  inspectable,\n];";
  if (!index.includes(last))
    throw new Error("policies/rules/index.ts does not end its rules with `inspectable`; add the rule by hand");
  const imports = `import { ${identifier} } from "./${name}";\n`;
  const at = index.indexOf("\n\n/** Every rule of the pack");
  if (at < 0) throw new Error("policies/rules/index.ts has another form than expected; add the rule by hand");
  return `${index.slice(0, at + 1)}${imports}${index.slice(at + 1)}`.replace(last, `  ${identifier},\n${last}`);
}
