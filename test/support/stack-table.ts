import assert from "node:assert/strict";
import { Run } from "../../policies/engine/run";
import { stackPolicyIn } from "../../policies/engine/stack-policy";
import type { AnyStackRule } from "../../policies/rule";
import { analyzeStack, type TestResource } from "../../policies/testing";

export interface StackRow {
  readonly given: readonly TestResource[];
  /** By the name of the policy. */
  readonly config?: Readonly<Record<string, object>>;
  /** Exact texts, as `saysAboutStack` returns them. Default: none. */
  readonly says?: readonly string[];
}

/** Runs a stack rule's table. `says` is for a rule that has to have seen more than the stack. */
export function testStackRule(
  rule: AnyStackRule,
  rows: Readonly<Record<string, StackRow>>,
  says = ({ given, config }: StackRow): Promise<string[]> => saysAboutStack(rule, given, config),
): void {
  for (const [name, row] of Object.entries(rows)) {
    const expected = row.says ?? [];
    it(`${expected.length > 0 ? "reports" : "accepts"} ${name}`, async () => {
      assert.deepEqual(await says(row), expected);
    });
  }
}

/** Texts a stack rule reports at level mandatory, each behind the name of the resource it is reported on. */
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
