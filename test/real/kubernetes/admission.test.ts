import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { runPulumi } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { ephemeralContainers, pod, podSpecs, workloads } from "../../support/kubernetes/arbitrary";
import { type KubernetesObject, objectPath } from "../../support/kubernetes/client";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { type OpenStack, openStack, Project } from "../../support/kubernetes/project";
import { admissionVerdict, packVerdict } from "../../support/kubernetes/verdict";

// The same pods in every run.
const seed = 20261122;
const pods = 250;

const program = `
import { ReadOnlyRootAdmission } from "@readonly-rootfs/hardened";

const inNamespaces = (action: "Deny" | "Warn" | "Audit") => ({
  action,
  namespaceSelector: { matchLabels: { admission: action }, matchExpressions: [{ key: "legacy", operator: "DoesNotExist" as const }] },
});
new ReadOnlyRootAdmission("refuse", { ...inNamespaces("Deny"), excludedNamespaces: ["excluded"] });
new ReadOnlyRootAdmission("warn", inNamespaces("Warn"));
new ReadOnlyRootAdmission("audit", inNamespaces("Audit"));
new ReadOnlyRootAdmission("everywhere", { action: "Warn" });
`;

const writable = { containers: [{ name: "web", image: "nginx" }] };
const readOnly = {
  containers: [{ name: "web", image: "nginx", securityContext: { readOnlyRootFilesystem: true } }],
};
const flags = ["--yes", "--skip-preview", "--non-interactive", "--color", "never"];

describe("ReadOnlyRootAdmission, deployed to a Kubernetes API server", () => {
  let server: ApiServer;
  let project: Project;
  let stack: OpenStack;

  before(async function () {
    server = await apiServerFor(this);
    const namespaces = { refused: "Deny", warned: "Warn", audited: "Audit", excluded: "Deny" };
    for (const [name, admission] of Object.entries(namespaces)) await createNamespace(server, name, { admission });
    await createNamespace(server, "legacy", { admission: "Deny", legacy: "yes" });
    const old = { name: "old", namespace: "refused" };
    await server.client.created(pod(writable, old));
    for (const kind of ["Deployment", "CronJob"]) {
      const workload = workloads[kind]?.(writable, "refused") ?? assert.fail(kind);
      await server.client.created({ ...workload, metadata: old });
    }
    project = Project.named("admission");
    project.program(program);
    stack = await openStack(project.directory, "dev", { env: { KUBECONFIG: server.kubeconfig } });
    const { code, stdout, stderr } = await runPulumi(["up", ...flags], stack.stack);
    assert.equal(code, 0, stdout + stderr);
    await inForce();
  });

  after(async () => {
    await stack?.close();
    project?.remove();
  });

  /** An API server takes a moment until it knows a new policy. */
  async function inForce(): Promise<void> {
    const deadline = Date.now() + 300_000;
    for (;;) {
      const refused = admissionVerdict(await post(pod(writable, { namespace: "refused" })));
      const { warnings } = await post(pod(writable, { namespace: "warned" }));
      if (refused.length > 0 && warnings.length === 2) return;
      assert.ok(Date.now() < deadline, "the policies are not in force after 300 s");
      await sleep(200);
    }
  }

  const post = (object: KubernetesObject) => server.client.create(object, { dryRun: true });

  /** Both verdicts on what is posted. */
  async function verdicts(object: KubernetesObject): Promise<string[][]> {
    return [admissionVerdict(await post(object)), await packVerdict(object)];
  }

  it(`ReadOnlyRootAdmission judges ${pods} generated pods as the pack does, container by container (seed ${seed})`, async () => {
    const seen = { refused: 0, admitted: 0, windows: 0 };
    await fc.assert(
      fc.asyncProperty(podSpecs, async (spec) => {
        const object = pod(spec, { namespace: "refused" });
        const [admission, pack] = await verdicts(object);
        assert.deepEqual(admission, pack);
        const onWindows = /"(os|kubernetes\.io\/os)":(\{"name":)?"windows"/.test(JSON.stringify(spec));
        seen[admission?.length ? "refused" : onWindows ? "windows" : "admitted"]++;
      }),
      { numRuns: pods, seed },
    );
    // A comparison of nothing but passes would prove nothing.
    assert.ok(seen.refused > pods / 5 && seen.admitted > pods / 5 && seen.windows > pods / 20, JSON.stringify(seen));
  });

  for (const [kind, workload] of Object.entries(workloads)) {
    it(`ReadOnlyRootAdmission judges a ${kind} as the pack does`, async () => {
      const seen = new Set<boolean>();
      await fc.assert(
        fc.asyncProperty(podSpecs, async (spec) => {
          const [admission, pack] = await verdicts(workload(spec, "refused"));
          assert.deepEqual(admission, pack);
          seen.add(pack?.length === 0);
        }),
        { numRuns: 15, seed },
      );
      assert.equal(seen.size, 2, "some pass and some do not");
    });
  }

  it("ReadOnlyRootAdmission judges ephemeral containers that are added to a pod as the pack does", async () => {
    const seen = new Set<boolean>();
    const existing = await server.client.created(pod(readOnly, { name: "debugged", namespace: "refused" }));
    const path = `${objectPath(existing)}/ephemeralcontainers?dryRun=All`;
    await fc.assert(
      fc.asyncProperty(ephemeralContainers, async (added) => {
        const object = { ...existing, spec: { ...existing.spec, ephemeralContainers: added } };
        const pack = await packVerdict(object);
        assert.deepEqual(admissionVerdict(await server.client.request("PUT", path, object)), pack);
        seen.add(pack.length === 0);
      }),
      { numRuns: 30, seed },
    );
    assert.equal(seen.size, 2, "some pass and some do not");
  });

  it("ReadOnlyRootAdmission says which containers are writable, and what to do", async () => {
    const three = {
      initContainers: [
        { name: "migrate", image: "app" },
        { name: "proxy", image: "proxy", restartPolicy: "Always" },
      ],
      containers: [...readOnly.containers, { name: "logs", image: "fluent-bit" }],
    };
    const { body } = await post(pod(three, { namespace: "refused" }));
    assert.match(
      body.message ?? "",
      /^pods "generated" is forbidden: ValidatingAdmissionPolicy 'refuse-[0-9a-f]+' with binding 'refuse-[0-9a-f]+' denied request: init container "migrate", sidecar container "proxy", container "logs" have a writable root filesystem; set securityContext\.readOnlyRootFilesystem to true$/,
    );
  });

  it("ReadOnlyRootAdmission lets earlier workloads be scaled, labelled and deleted, and judges a change of their pods", async () => {
    const { client } = server;
    const deployment = "/apis/apps/v1/namespaces/refused/deployments/old";
    const patch = (change: object) => client.request("PATCH", deployment, change);
    assert.deepEqual(admissionVerdict(await patch({ spec: { replicas: 0 } })), []);
    assert.deepEqual(admissionVerdict(await patch({ metadata: { labels: { team: "shop" } } })), []);
    const container = (change: object) => ({
      spec: { template: { spec: { containers: [{ name: "web", ...change }] } } },
    });
    assert.deepEqual(admissionVerdict(await patch(container({ image: "nginx:2" }))), ['container "web"']);
    const cured = container({ image: "nginx:2", securityContext: { readOnlyRootFilesystem: true } });
    assert.deepEqual(admissionVerdict(await patch(cured)), []);
    const again = container({ securityContext: { readOnlyRootFilesystem: false } });
    assert.deepEqual(admissionVerdict(await patch(again)), ['container "web"']);

    const cronJob = "/apis/batch/v1/namespaces/refused/cronjobs/old";
    assert.deepEqual(admissionVerdict(await client.request("PATCH", cronJob, { spec: { suspend: true } })), []);

    const old = "/api/v1/namespaces/refused/pods/old";
    const finalizers = (list: string[] | null) => client.request("PATCH", old, { metadata: { finalizers: list } });
    assert.deepEqual(admissionVerdict(await finalizers(["example.com/hold"])), []);
    await client.request("DELETE", old);
    assert.deepEqual(admissionVerdict(await finalizers(null)), []);
    assert.equal((await client.request("GET", old)).status, 404);
  });

  it("ReadOnlyRootAdmission leaves namespaces alone that lack the labels or are excluded", async () => {
    for (const name of ["legacy", "excluded", "default"]) {
      const { status } = await post(pod(writable, { namespace: name }));
      assert.equal(status, 201, name);
    }
  });

  it("ReadOnlyRootAdmission without arguments excludes kube-system", async () => {
    assert.deepEqual((await post(pod(writable, { namespace: "kube-system" }))).warnings, []);
    const { warnings } = await post(pod(writable, { namespace: "default" }));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? "", /'everywhere-[0-9a-f]+'/);
  });

  it("ReadOnlyRootAdmission warns at the action Warn", async () => {
    const { status, warnings } = await post(pod(writable, { namespace: "warned" }));
    assert.equal(status, 201);
    assert.match(
      warnings.find((warning) => warning.includes("'warn-")) ?? "",
      /^Validation failed for ValidatingAdmissionPolicy 'warn-[0-9a-f]+' with binding 'warn-[0-9a-f]+': container "web" has a writable root filesystem; set securityContext\.readOnlyRootFilesystem to true$/,
    );
  });

  it("ReadOnlyRootAdmission writes to the audit log at the action Audit", async () => {
    const { status, warnings } = await post(pod(writable, { name: "noted", namespace: "audited" }));
    assert.equal(status, 201);
    assert.equal(warnings.filter((warning) => warning.includes("'audit-")).length, 0);
    const noted = server.audit().find(({ objectRef }) => objectRef?.name === "noted");
    const [failure] = JSON.parse(noted?.annotations?.["validation.policy.admission.k8s.io/validation_failure"] ?? "[]");
    assert.equal(
      failure?.message,
      'container "web" has a writable root filesystem; set securityContext.readOnlyRootFilesystem to true',
    );
    assert.deepEqual(failure.validationActions, ["Audit"]);
  });

  it("ReadOnlyRootAdmission is gone after `pulumi destroy`", async () => {
    const { code, stdout, stderr } = await runPulumi(["destroy", ...flags], stack.stack);
    assert.equal(code, 0, stdout + stderr);
    for (const kind of ["validatingadmissionpolicies", "validatingadmissionpolicybindings"]) {
      const left = await server.client.list(`/apis/admissionregistration.k8s.io/v1/${kind}`);
      assert.deepEqual(
        left.map(({ metadata }) => metadata.name),
        [],
      );
    }
  });
});
