import assert from "node:assert/strict";
import { policies } from "../../policies/library";
import { analyze, preview, remediate, secret, type TestResource, unknown, urnOf } from "../../policies/testing";

const context = { readOnlyRootFilesystem: false };
const values = { web: { securityContext: context } };
const text = "web:\n  securityContext:\n    readOnlyRootFilesystem: false\n";
const helm = { values: text };

/** Resources of controllers that render charts, each with the path of a value that makes a root writable. */
const charts: Readonly<Record<string, readonly [type: string, spec: object, path: string]>> = {
  "values of a HelmRelease": ["helm.toolkit.fluxcd.io/v2:HelmRelease", { values }, "spec.values"],
  "valuesObject of an Application": [
    "argoproj.io/v1alpha1:Application",
    { source: { helm: { valuesObject: values } } },
    "spec.source.helm.valuesObject",
  ],
  "values of an Application": ["argoproj.io/v1alpha1:Application", { source: { helm } }, "spec.source.helm.values"],
  "values of one source of an Application": [
    "argoproj.io/v1alpha1:Application",
    { sources: [{}, { helm }] },
    "spec.sources[1].helm.values",
  ],
  "values of an ApplicationSet": [
    "argoproj.io/v1alpha1:ApplicationSet",
    { template: { spec: { source: { helm } } } },
    "spec.template.spec.source.helm.values",
  ],
  "values of a Release of Crossplane": [
    "helm.crossplane.io/v1beta1:Release",
    { forProvider: { values } },
    "spec.forProvider.values",
  ],
  "values of a Release of Crossplane in a namespace": [
    "helm.m.crossplane.io/v1beta1:Release",
    { forProvider: { values } },
    "spec.forProvider.values",
  ],
  "valuesContent of a HelmChart": ["helm.cattle.io/v1:HelmChart", { valuesContent: text }, "spec.valuesContent"],
  "valuesContent of a HelmChartConfig": [
    "helm.cattle.io/v1:HelmChartConfig",
    { valuesContent: text },
    "spec.valuesContent",
  ],
};

const applied = [
  "addons.cluster.x-k8s.io/v1alpha1:HelmChartProxy",
  "kustomize.toolkit.fluxcd.io/v1:Kustomization",
  "fleet.cattle.io/v1alpha1:GitRepo",
  "fleet.cattle.io/v1alpha1:Bundle",
  "fleet.cattle.io/v1alpha1:HelmOp",
  "operators.coreos.com/v1alpha1:Subscription",
  "olm.operatorframework.io/v1:ClusterExtension",
  "core.oam.dev/v1beta1:Application",
];

const components = [
  "helm.sh/v2:Chart",
  "helm.sh/v3:Chart",
  "helm.sh/v4:Chart",
  "yaml:ConfigFile",
  "yaml:ConfigGroup",
  "yaml/v2:ConfigFile",
  "yaml/v2:ConfigGroup",
  "kustomize:Directory",
  "kustomize/v2:Directory",
];

const resource = (type: string, spec: object): TestResource => ({
  type: `kubernetes:${type}`,
  name: "shop",
  props: { spec },
});

describe("charts and manifests that others render", () => {
  for (const [name, [type, spec, path]] of Object.entries(charts)) {
    it(`${name} that make a root writable are a fault with their path`, async () => {
      const { violations } = await analyze(policies(), resource(type, spec));
      const label = path.startsWith("spec.valuesContent") ? "valuesContent.web" : `${path.split(".").at(-1)}.web`;
      assert.deepEqual(
        violations.map(({ policy, level, message }) => `${policy} ${level}: ${message.split("\n")[1]}`),
        [
          `read-only-root mandatory: container ${label} has a writable root filesystem; set ${path}.web.securityContext.readOnlyRootFilesystem to true`,
          "inspectable advisory: its containers cannot be inspected: the cluster renders its chart; check the chart where it is rendered",
        ],
      );
    });
  }

  it("values in a text are not written by a cure, and the fault stays", async () => {
    const given = resource("helm.cattle.io/v1:HelmChart", { valuesContent: text });
    assert.deepEqual((await remediate(policies(), given, { level: "remediate" })).by, []);
  });

  it("a text that is secret, unknown, no YAML, a list or too long is no fault and aborts nothing", async () => {
    for (const valuesContent of [unknown, "a: [", "- a", `a: ${"x".repeat(2 ** 20)}`, "", "a: &a [*a, *a]", 1, null]) {
      const { violations } = await analyze(policies(), resource("helm.cattle.io/v1:HelmChart", { valuesContent }));
      assert.deepEqual(
        violations.map(({ policy }) => policy),
        ["inspectable"],
      );
    }
    const hidden = `${text}# hunter2\nextraVolumes: [{ name: a, hostPath: { path: /etc/hunter2 } }]\nextraVolumeMounts: [{ name: a, mountPath: /hunter2 }]\n`;
    const { violations } = await analyze(
      policies(),
      resource("helm.cattle.io/v1:HelmChart", { valuesContent: secret(hidden) }),
    );
    const said = violations.map(({ message }) => message).join("\n");
    assert.ok(said.includes("has a writable root filesystem"), said);
    assert.ok(!said.includes("hunter2"), said);
  });

  it("a resource that others render is never said to declare no containers", async () => {
    for (const type of [
      "helm.sh/v3:Release",
      ...Object.values(charts).map(([one]) => one),
      ...applied,
      ...components,
    ]) {
      const { notApplicable, violations } = await analyze(policies(), resource(type, {}));
      for (const reason of Object.values(notApplicable)) assert.doesNotMatch(reason, /no containers/, type);
      assert.equal(
        violations.some(({ policy }) => policy === "inspectable"),
        !components.includes(type),
        type,
      );
    }
  });

  for (const type of components) {
    it(`a child of ${type} is judged and cured like any other resource`, async () => {
      const parent = { type: `kubernetes:${type}`, name: "shop", props: {} };
      const child = {
        type: "kubernetes:apps/v1:Deployment",
        name: "shop:web",
        opts: { parent: urnOf(parent) },
        props: {
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "web" },
          spec: { template: { spec: { containers: [{ name: "web", image: "registry.example.com/web:1" }] } } },
        },
      };
      const found = await preview(policies(), [parent, child]);
      const roots = found.filter(({ policy }) => policy === "read-only-root" || policy === "charts-rendered");
      assert.deepEqual(
        roots.map(({ message }) => message.split("\n")[1]),
        [
          'container "web" has a writable root filesystem; set spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem to true; the catalogue does not know what web:1 writes: npx @readonly-rootfs/cli discover registry.example.com/web:1 finds out',
        ],
      );
      const { by } = await remediate(policies(), child, { level: "remediate" });
      assert.ok(by.includes("read-only-root"));
    });
  }
});
