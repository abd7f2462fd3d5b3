// Tests a rule over whole stacks by a table: `testStackRule`.
import assert from "node:assert/strict";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import type { AnyStackRule } from "../../policies/stack-rule";
import { analyzeStack, type TestResource } from "../../policies/testing";

export interface StackRow {
  readonly given: readonly TestResource[];
  /** Configuration by policy name. */
  readonly config?: Readonly<Record<string, object>>;
  /** Exact texts, as `saysAboutStack` returns them. Default: none. */
  readonly says?: readonly string[];
}

/** Tests a stack rule by its table. Pass `says` for a rule that also needs single resources to be judged before. */
export function testStackRule(
  rule: AnyStackRule,
  rows: Readonly<Record<string, StackRow>>,
  says = ({ given, config }: StackRow): Promise<string[]> => saysAboutStack(rule, given, config),
): void {
  for (const [name, row] of Object.entries(rows)) {
    const expected = row.says ?? [];
    it(`${rule.name} ${expected.length > 0 ? "reports" : "accepts"} ${name}`, async () => {
      assert.deepEqual(await says(row), expected);
    });
  }
}

/** The texts that a stack rule at level mandatory reports, each after the name of its resource. */
export async function saysAboutStack(
  rule: AnyStackRule,
  resources: readonly TestResource[],
  config: Readonly<Record<string, object>> = {},
) {
  const { violations } = await analyzeStack([stackPolicyIn(new Run())(rule)], resources, {
    level: "mandatory",
    config,
  });
  return violations.map(({ level, message, urn }) => {
    const [description, ...text] = message.split("\n");
    assert.equal(description, rule.description, "every message starts with the rule's description");
    return [...(level === "advisory" ? ["advisory"] : []), urn?.split("::").at(-1) ?? "stack", text.join("\n")].join(
      ": ",
    );
  });
}
