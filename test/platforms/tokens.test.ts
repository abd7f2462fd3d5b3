import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { policy } from "../../policies/engine/policy";
import { Props } from "../../policies/inputs/props";
import { workloadOf } from "../../policies/platforms";
import { carriesPod, podsOf } from "../../policies/platforms/kubernetes/pods";
import { readOnlyRoot } from "../../policies/rules/read-only-root";
import { analyze, unknown } from "../../policies/testing";
import { kinds, platforms } from "../support/platforms";

const sdk = dirname(require.resolve("@pulumi/kubernetes/package.json"));

/** Type tokens of all classes of the installed SDK, as their `__pulumiType` has them. */
function tokens(): string[] {
  const files = readdirSync(sdk, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  return files.flatMap((file) => {
    const found = /static __pulumiType = '([^']+)'/.exec(readFileSync(join(sdk, file), "utf8"));
    return found?.[1] ? [found[1]] : [];
  });
}

/** Interfaces of the SDK's input typings that hold a PodSpec or PodTemplateSpec, however deep, by group and version. */
function podBearing(): string[] {
  const path = join(sdk, "types", "input.d.ts");
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const bearing = new Set<string>();
  const fields = new Map<string, string>();
  const visit = (node: ts.Node, scope: string) => {
    if (ts.isModuleDeclaration(node)) {
      ts.forEachChild(node, (child) => visit(child, scope ? `${scope}.${node.name.text}` : node.name.text));
    } else if (ts.isInterfaceDeclaration(node))
      fields.set(`${scope}.${node.name.text}`, node.members.map((m) => m.getText()).join());
    else ts.forEachChild(node, (child) => visit(child, scope));
  };
  visit(source, "");
  for (const seed of ["core.v1.PodSpec", "core.v1.PodTemplateSpec"]) bearing.add(seed);
  for (let size = -1; size !== bearing.size; ) {
    size = bearing.size;
    for (const [name, text] of fields) {
      const types = [...text.matchAll(/inputs\.([\w.]+)/g)].map((match) => match[1] as string);
      if (types.some((type) => bearing.has(type))) bearing.add(name);
    }
  }
  return [...bearing];
}

describe("every pod-bearing class of the installed Kubernetes SDK resolves", () => {
  const all = tokens();

  it("the tokens of the installed Kubernetes SDK are read from its typings", () => {
    assert.ok(all.length > 500, `${all.length} tokens`);
  });

  it("the Kubernetes adapter finds a pod in exactly the classes whose typings hold one", () => {
    const bearing = new Set(podBearing());
    const expected = all.filter((token) => {
      const [, group, version, kind] = /^kubernetes:(\w+)\/(\w+):(\w+?)(?:List|Patch)?$/.exec(token) ?? [];
      return bearing.has(`${group}.${version}.${kind}`);
    });
    assert.deepEqual(all.filter(carriesPod).sort(), expected.sort());
    assert.equal(expected.length, 60);
  });

  it("the table of platforms has every class of the Kubernetes SDK that carries a pod", () => {
    const tested = platforms.map(({ type }) => type).filter((type) => type.startsWith("kubernetes:"));
    assert.deepEqual(all.filter(carriesPod).sort(), tested.sort());
    assert.equal(Object.values(kinds).flat().length, 20);
  });

  it("the Kubernetes adapter finds no pod in any other class, whatever its properties are", () => {
    const props = { spec: { containers: "three", template: { spec: { containers: [{ name: "x" }] } } } };
    for (const token of all.filter((token) => !carriesPod(token))) {
      assert.deepEqual(podsOf(token, new Props(props)), [], token);
    }
  });
});

describe("custom resources are found by shape", () => {
  const containers = [{ name: "web", image: "nginx" }];
  const shapes = {
    "argoproj.io/v1alpha1:Rollout": { spec: { template: { spec: { containers } } } },
    "serving.knative.dev/v1:Service": { spec: { template: { spec: { containers } } } },
    "example.com/v1:Backup": { spec: { jobTemplate: { spec: { template: { spec: { containers } } } } } },
    "example.com/v1:Template": { template: { spec: { containers } } },
    "example.com/v1:Machine": { spec: { containers } },
    "example.com/v1:MachineList": { items: [{ spec: { containers } }] },
  };
  for (const [kind, props] of Object.entries(shapes)) {
    it(`the pod in a custom resource ${kind} is found by its shape`, () => {
      const { containers, notApplicable } = workloadOf(`kubernetes:${kind}`, props, "x");
      assert.deepEqual(
        containers.map(({ label }) => label),
        ['container "web"'],
      );
      assert.equal(notApplicable, undefined);
    });
  }

  it("every pod of a custom resource that holds several is found", () => {
    const pod = (name: string) => ({ containers: [{ name, image: "nginx" }] });
    const spec = { ...pod("a"), template: { spec: pod("b") }, jobTemplate: { spec: { template: { spec: pod("c") } } } };
    const labels = (type: string, props: object) => workloadOf(type, props, "x").containers.map(({ label }) => label);
    assert.deepEqual(labels("kubernetes:example.com/v1:Plant", { spec }).sort(), [
      'container "a"',
      'container "b"',
      'container "c"',
    ]);
    const items = [
      { kind: "Pod", spec: pod("a") },
      { kind: "Deployment", spec: { template: { spec: pod("b") } } },
    ];
    for (const type of ["kubernetes:v1:List", "kubernetes:core/v1:List"]) {
      assert.deepEqual(labels(type, { items }).sort(), ['container "a"', 'container "b"'], type);
    }
  });

  it("a CustomResource of the core group is taken for its kind, even while its pod is unknown", async () => {
    for (const type of ["kubernetes:v1:Pod", "kubernetes:v1:ReplicationController", "kubernetes:apps/v1:Deployment"]) {
      const { notApplicable } = await analyze([policy(readOnlyRoot)], { type, props: { spec: unknown } });
      assert.deepEqual(notApplicable, {}, type);
    }
  });

  it("a container that overrides one of an operator is judged by its own properties, beside a whole one", () => {
    const writable = { securityContext: { readOnlyRootFilesystem: false } };
    const containers = [
      { name: "prometheus", args: ["--x"] },
      { name: "proxy", image: "p" },
      { name: "w", ...writable },
    ];
    const workload = workloadOf("kubernetes:monitoring.coreos.com/v1:Prometheus", { spec: { containers } }, "x");
    assert.deepEqual(
      workload.containers.map(({ name, readOnlyRoot }) => [name, readOnlyRoot.effective]),
      [
        ["prometheus", undefined],
        ["proxy", false],
        ["w", false],
      ],
    );
  });
});
