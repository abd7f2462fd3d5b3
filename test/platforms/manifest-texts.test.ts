import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze, remediate, secret, unknown } from "../../policies/testing";

const pod = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      securityContext: { privileged: true }
`;

const workflow = (template: object, kind = "Workflow") => ({
  type: `kubernetes:argoproj.io/v1alpha1:${kind}`,
  name: "shop",
  props: {
    apiVersion: "argoproj.io/v1alpha1",
    kind,
    spec: kind === "CronWorkflow" ? { workflowSpec: { templates: [template] } } : { templates: [template] },
  },
});
const applied = (manifest: unknown, rest: object = {}) =>
  workflow({ name: "main", resource: { action: "create", manifest, ...rest } });

async function said(resource: ReturnType<typeof workflow>, rules: readonly string[]): Promise<string[]> {
  const { violations } = await analyze(policies(), resource);
  return violations.flatMap(({ policy, message }) =>
    rules.includes(policy) ? [`${policy}: ${message.split("\n")[1] ?? message}`] : [],
  );
}

const roots = ["read-only-root", "inspectable"];
const at = "spec.templates[0].resource.manifest";

describe("manifests in texts of Argo Workflows", () => {
  it("a pod in a manifest is judged by every rule", async () => {
    assert.deepEqual(await said(applied(pod), ["read-only-root", "no-read-only-bypass"]), [
      'read-only-root: spec.templates[0].resource.manifest, container "web" has a writable root filesystem; set spec.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what web:1 writes: npx @readonly-rootfs/cli discover registry.example.com/web:1 finds out',
      'no-read-only-bypass: spec.templates[0].resource.manifest, container "web" is privileged and can make every read-only mount writable again; set spec.containers[0].securityContext.privileged to false',
    ]);
  });

  it("a pod in a manifest is never cured, and blocks", async () => {
    const { by } = await remediate(policies(), applied(pod), { level: "remediate" });
    assert.deepEqual(by, []);
  });

  for (const [what, template] of Object.entries({
    "a manifest without a pod": {
      resource: { action: "apply", manifest: "apiVersion: v1\nkind: ConfigMap\ndata: { a: b }\n" },
    },
    "a manifest that is only looked up": { resource: { action: "get", manifest: pod } },
    "a manifest whose object is deleted": { resource: { action: "delete", manifest: pod } },
    "a patch of a pod with its resources": {
      podSpecPatch: '{"containers":[{"name":"main","resources":{"limits":{"cpu":"{{workflow.parameters.cpu}}"}}}]}',
    },
    "a patch of a pod in YAML, with its resources": {
      podSpecPatch: "containers:\n  - name: main\n    resources:\n      limits:\n        memory: 1Gi\n",
    },
  })) {
    it(`${what} is no finding`, async () => {
      assert.deepEqual(await said(workflow({ name: "main", ...template }), roots), []);
    });
  }
  const hidden: Record<string, readonly [template: object, says: string]> = {
    "a patch of a pod with a security context": [
      { podSpecPatch: "containers:\n  - name: main\n    securityContext: { privileged: true }\n" },
      "spec.templates[0].podSpecPatch changes its pods when they start",
    ],
    "a patch of a pod with a volume of the host": [
      { podSpecPatch: '{"volumes":[{"name":"root","hostPath":{"path":"/"}}]}' },
      "spec.templates[0].podSpecPatch changes its pods when they start",
    ],
    "a patch of a pod that is no YAML": [
      { podSpecPatch: "{{inputs.parameters.patch}}: [" },
      "spec.templates[0].podSpecPatch changes its pods when they start",
    ],
    "a patch of a pod that a parameter is": [
      { podSpecPatch: "{{inputs.parameters.patch}}" },
      "spec.templates[0].podSpecPatch changes its pods when they start",
    ],
    "a manifest that is no YAML": [
      { resource: { action: "create", manifest: "kind: [" } },
      `${at} cannot be read before the workflow fills it in`,
    ],
    "a manifest from elsewhere": [
      { resource: { action: "create", manifestFrom: { artifact: { name: "manifest" } } } },
      "spec.templates[0].resource.manifestFrom is applied from elsewhere",
    ],
  };
  for (const [what, [template, says]] of Object.entries(hidden)) {
    it(`${what} cannot be inspected`, async () => {
      assert.deepEqual(await said(workflow({ name: "main", ...template }), roots), [
        `inspectable: its containers cannot be inspected: ${says}; write it as objects, or check it where it is kept`,
      ]);
    });
  }

  it("a manifest that is not known yet is said to be so", async () => {
    assert.deepEqual(await said(applied(unknown), roots), [
      "inspectable: containers cannot be judged until spec.templates[0].resource.manifest is known",
    ]);
  });

  it("manifests of other kinds that hold workflows are judged", async () => {
    for (const kind of ["WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow"]) {
      const found = await said(workflow({ name: "main", resource: { action: "create", manifest: pod } }, kind), [
        "read-only-root",
      ]);
      assert.equal(found.length, 1, kind);
    }
  });

  it("a manifest in a manifest is judged, and one in too many is said to be unread", async () => {
    const wrap = (inner: string) =>
      JSON.stringify({
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Workflow",
        spec: { templates: [{ name: "main", resource: { action: "create", manifest: inner } }] },
      });
    assert.deepEqual(await said(applied(wrap(pod)), roots), [
      'read-only-root: spec.templates[0].resource.manifest, container "web" has a writable root filesystem; set spec.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what web:1 writes: npx @readonly-rootfs/cli discover registry.example.com/web:1 finds out',
    ]);
    assert.deepEqual(await said(applied([1, 2, 3, 4, 5, 6].reduce(wrap, pod)), roots), [
      "inspectable: its containers cannot be inspected: spec.templates[0].resource.manifest cannot be read before the workflow fills it in; write it as objects, or check it where it is kept",
    ]);
  });

  it("a secret manifest is judged, and nothing of it is shown", async () => {
    const { violations } = await analyze(policies(), applied(secret(pod.replaceAll("web", "hunter2"))));
    const text = violations.map(({ message }) => message).join("\n");
    assert.match(text, /has a writable root filesystem/);
    assert.doesNotMatch(text, /hunter2/);
  });
});
