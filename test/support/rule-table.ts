// Tests a rule over resources by a table of valid and invalid rows: `testRule`.
import assert from "node:assert/strict";
import { policy } from "../../policies/engine/policy";
import type { AnyRule } from "../../policies/rule";
import { analyze, analyzeStack, remediate, type TestResource, unknown } from "../../policies/testing";
import { movePod, moveText, otherPlaces } from "./pod-places";

export interface Invalid {
  readonly given: TestResource;
  /** Exact texts below the rule's description; those that never block begin with `advisory: `. */
  readonly says: readonly string[];
  /** Exact inputs after the cure; null where the rule has none for it. */
  readonly cured: object | null;
  /** Texts that remain after the cure. Default: none. */
  readonly left?: readonly string[];
  readonly config?: object;
}

export interface Valid {
  readonly given: TestResource;
  readonly config?: object;
}

export interface Table {
  readonly valid: Readonly<Record<string, TestResource | Valid>>;
  readonly invalid: Readonly<Record<string, Invalid>>;
  /** Resources the rule does not apply to, with the reason. */
  readonly notApplicable?: Readonly<Record<string, { readonly given: TestResource; readonly because: string }>>;
}

/** The texts that a rule at level mandatory reports about a resource, and at the end of a run of it alone. */
export async function saysAbout(rule: AnyRule, given: TestResource, config: object = {}): Promise<string[]> {
  const policies = [policy(rule)];
  const options = { level: "mandatory", config: { [rule.name]: config } } as const;
  const { violations } = await analyze(policies, given, options);
  const later = rule.whenNamed === undefined ? [] : (await analyzeStack(policies, [given], options)).violations;
  return [...violations, ...later].map(({ level, message }) => {
    const [description, ...text] = message.split("\n");
    assert.equal(description, rule.description, "every message starts with the rule's description");
    return (level === "advisory" ? "advisory: " : "") + text.join("\n");
  });
}

async function curedBy(rule: AnyRule, given: TestResource, config: object = {}) {
  const { props } = await remediate([policy(rule)], given, { level: "remediate", config: { [rule.name]: config } });
  return props;
}

/**
 * Tests a rule by its table. Every row also tests what all rules have in common: a cure converges, a good resource stays
 * unchanged, and a pod gets the same texts in every other kind.
 */
export function testRule(rule: AnyRule, table: Table): void {
  describe(rule.name, () => {
    for (const [name, row] of Object.entries(table.valid)) {
      it(`${rule.name} accepts ${name}`, async () => {
        const { given, config } = "given" in row ? row : { given: row };
        assert.deepEqual(await saysAbout(rule, given, config), []);
        assert.equal(await curedBy(rule, given, config), undefined);
      });
    }
    for (const [name, { given, says, cured, left = [], config }] of Object.entries(table.invalid)) {
      it(`${rule.name} reports ${name}`, async () => {
        assert.deepEqual(await saysAbout(rule, given, config), says);
        const props = await curedBy(rule, given, config);
        assert.deepEqual(props, cured ?? undefined);
        if (props === undefined) return;
        const after = { ...given, props };
        assert.deepEqual(await saysAbout(rule, after, config), left);
        assert.equal(await curedBy(rule, after, config), undefined, "cured twice is cured once");
      });
    }
    const pods = Object.entries({ ...table.valid, ...table.invalid })
      .map(([name, row]) => ({ name, config: undefined, ...("given" in row ? row : { given: row }) }))
      .filter(({ given }) => given.type === "kubernetes:core/v1:Pod");
    if (pods.length > 0) {
      it(`${rule.name} judges and cures the pods of its table alike wherever Kubernetes has pods`, async () => {
        for (const { name, given, config } of pods) {
          const says = await saysAbout(rule, given, config);
          const cured = await curedBy(rule, given, config);
          for (const place of otherPlaces) {
            const there = { ...given, type: place.type, props: movePod(given.props, place) };
            const texts = says.map((text) => moveText(text, place));
            assert.deepEqual(await saysAbout(rule, there, config), texts, `${name}, ${place.type}`);
            const expected = cured && movePod(cured, place);
            assert.deepEqual(await curedBy(rule, there, config), expected, `${name}, ${place.type}`);
          }
        }
      });
    }
    for (const [name, { given, because }] of Object.entries(table.notApplicable ?? {})) {
      it(`${rule.name} does not apply to ${name}`, async () => {
        const report = await analyze([policy(rule)], given, { level: "mandatory" });
        assert.deepEqual(report, { violations: [], notApplicable: { [rule.name]: because } });
        assert.equal(await curedBy(rule, given), undefined);
      });
    }
  });
}

export { unknown };
