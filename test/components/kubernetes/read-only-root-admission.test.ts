import assert from "node:assert/strict";
import { ReadOnlyRootAdmission, type ReadOnlyRootAdmissionArgs } from "../../../components/index";
import { readOnlyRootPolicy } from "../../../components/kubernetes/read-only-root-policy";
import { only, preview } from "../support";

const policy = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const binding = `${policy}Binding`;

async function declared(args?: ReadOnlyRootAdmissionArgs) {
  const named = ({ name }: { name: string }) => ({ metadata: { name } });
  return preview(() => new ReadOnlyRootAdmission("root", args), named);
}

async function specOf(args?: ReadOnlyRootAdmissionArgs) {
  return only(await declared(args), binding).spec as Record<string, unknown>;
}

const byName = (...values: string[]) => ({ key: "kubernetes.io/metadata.name", operator: "NotIn", values });

const refused: Record<string, [given: unknown, says: string]> = {
  "an unknown action": [{ action: "Enforce" }, ': `action` must be one of "Deny", "Warn", "Audit", not "Enforce".'],
  "an unknown argument": [
    { namespaces: ["shop"] },
    " takes no `namespaces`. It takes `action`, `namespaceSelector`, `excludedNamespaces`, `adopts`, `bindingAdopts`, `policyName`, `bindingName`.",
  ],
  "an unknown key of the selector": [
    { namespaceSelector: { labels: {} } },
    ": `namespaceSelector` takes no `labels`. It takes `matchLabels`, `matchExpressions`.",
  ],
  "an expression without an operator": [
    { namespaceSelector: { matchExpressions: [{ key: "team" }] } },
    ": `namespaceSelector.matchExpressions[0]` needs `operator`.",
  ],
  "an expression that compares with nothing": [
    { namespaceSelector: { matchExpressions: [{ key: "team", operator: "In" }] } },
    ': `namespaceSelector.matchExpressions[0]` needs `values` with the operator "In".',
  ],
  "values that nothing is compared with": [
    { namespaceSelector: { matchExpressions: [{ key: "team", operator: "Exists", values: ["a"] }] } },
    ': `namespaceSelector.matchExpressions[0]` takes no `values` with the operator "Exists".',
  ],
  "an empty namespace": [{ excludedNamespaces: [""] }, ": `excludedNamespaces[0]` must be a string that is not empty."],
};

describe("ReadOnlyRootAdmission", () => {
  it("ReadOnlyRootAdmission without arguments refuses writable roots everywhere but in kube-system", async () => {
    const resources = await declared();
    assert.deepEqual(
      resources.map(({ type }) => type),
      ["hardened:index:ReadOnlyRootAdmission", policy, binding],
    );
    assert.deepEqual(only(resources, policy).spec, readOnlyRootPolicy);
    assert.deepEqual(only(resources, binding).spec, {
      policyName: "root",
      validationActions: ["Deny"],
      matchResources: { namespaceSelector: { matchLabels: {}, matchExpressions: [byName("kube-system")] } },
    });
  });

  it("ReadOnlyRootAdmission takes an action, a selector and the namespaces to leave alone", async () => {
    const expression = { key: "team", operator: "In" as const, values: ["shop"] };
    const selector = { matchLabels: { environment: "production" }, matchExpressions: [expression] };
    const spec = await specOf({ action: "Warn", namespaceSelector: selector, excludedNamespaces: ["a", "b"] });
    assert.deepEqual(spec.validationActions, ["Warn"]);
    assert.deepEqual(spec.matchResources, {
      namespaceSelector: { ...selector, matchExpressions: [expression, byName("a", "b")] },
    });
  });

  it("ReadOnlyRootAdmission leaves no namespace alone if the list is empty", async () => {
    const { matchResources } = await specOf({ excludedNamespaces: [] });
    assert.deepEqual(matchResources, { namespaceSelector: { matchLabels: {}, matchExpressions: [] } });
  });

  for (const [what, [given, says]] of Object.entries(refused)) {
    it(`ReadOnlyRootAdmission refuses ${what}, before it declares anything`, async () => {
      const resources = await preview(() =>
        assert.throws(() => new ReadOnlyRootAdmission("root", given as ReadOnlyRootAdmissionArgs), {
          message: `ReadOnlyRootAdmission "root"${says}`,
        }),
      );
      assert.deepEqual(resources, []);
    });
  }
});
