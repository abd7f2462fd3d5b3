import assert from "node:assert/strict";
import { Run } from "../../policies/frame/run";
import { stackPolicyIn } from "../../policies/frame/stack-policy";
import type { AnyStackRule } from "../../policies/rule";
import { analyzeStack, type TestResource } from "../../policies/testing";

/** Texts a stack rule reports at level mandatory, each behind the name of the resource it is reported on. */
export async function saysAboutStack(rule: AnyStackRule, resources: readonly TestResource[], config: object = {}) {
  const { violations } = await analyzeStack([stackPolicyIn(new Run())(rule)], resources, {
    level: "mandatory",
    config: { [rule.name]: config },
  });
  return violations.map(({ level, message, urn }) => {
    const [description, ...text] = message.split("\n");
    assert.equal(description, rule.description, "every message starts with the rule's description");
    return [...(level === "advisory" ? ["advisory"] : []), urn?.split("::").at(-1) ?? "stack", text.join("\n")].join(
      ": ",
    );
  });
}
