import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../tools/examples";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace, objectsIn } from "../../support/kubernetes/namespace";
import { Project, skipAwait } from "../../support/kubernetes/project";

const namespace = "moved";

const ofAdmission = {
  before: `import * as kubernetes from "@pulumi/kubernetes";
const { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } = kubernetes.admissionregistration.v1;
const metadata = { name: "own-policy" };
const resourceRules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
const validations = [{ expression: "object.metadata.name != 'never'" }];
const policy = new ValidatingAdmissionPolicy("own", { metadata, spec: { matchConstraints: { resourceRules }, validations } });
new ValidatingAdmissionPolicyBinding("own", { metadata, spec: { policyName: policy.metadata.name, validationActions: ["Audit"] } });
`,
  after: `import { ReadOnlyRootAdmission } from "@readonly-rootfs/hardened";
new ReadOnlyRootAdmission("root", {
  action: "Audit",
  adopts: "own",
  policyName: "own-policy",
  bindingAdopts: "own",
  bindingName: "own-policy",
});
`,
  steps: [
    "+ hardened:index:ReadOnlyRootAdmission root create",
    "~ kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy root update",
    "~ kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding root update",
  ],
};
const flags = ["--non-interactive", "--color", "never"];
const packed = [...flags, "--policy-pack", skipAwait];
const up = ["up", "--yes", "--skip-preview", ...packed];

const page = readFileSync(join(root, "docs/move.md"), "utf8");
const program = (title: string) =>
  new RegExp(`^\`\`\`ts\\n// ${title}\\n([\\s\\S]*?)^\`\`\``, "m").exec(page)?.[1] ??
  assert.fail(`no program: ${title}`);
const [, foretold = ""] = /^```\n(\+ {2}hardened:index:HardenedDeployment[\s\S]*?)^```/m.exec(page) ?? [];

/** The steps of a preview, without the stack and its times: `~ kubernetes:apps/v1:Deployment web update`. */
const stepsOf = (output: string) =>
  output.split("\n").flatMap((line) => {
    const [, step] = /^ *((?:\+|-|~|\+-|\+\+|--) +[\w./-]+:[\w./:-]+ +[\w-]+ +[a-z ]+?)(?: \[|$)/.exec(line) ?? [];
    return step === undefined || step.includes("pulumi:pulumi:") ? [] : [step.replace(/ +/g, " ").trim()];
  });

describe("docs/move.md, followed with a Kubernetes API server", () => {
  let server: ApiServer;
  let project: Project;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
    project = Project.named("moved");
  });
  after(() => project?.remove());

  const pulumi = async (args: string[], stack: Stack) => {
    const { code, stdout, stderr } = await runPulumi(args, stack);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  };

  /** What a replacement would change. */
  const identities = async () => {
    const found: Record<string, unknown> = {};
    for (const kind of ["apis/apps/v1/deployments", "apis/apps/v1/statefulsets", "api/v1/services"]) {
      const [, base, plural] = /^(.*)\/(\w+)$/.exec(kind) as unknown as [string, string, string];
      for (const { metadata, spec } of await server.client.list(`/${base}/namespaces/${namespace}/${plural}`)) {
        found[`${plural}/${metadata.name}`] = [metadata.uid, spec.clusterIP];
      }
    }
    return found;
  };

  it("docs/move.md moves a Deployment and a StatefulSet with their Services by updates only, and then there is nothing to do", async () => {
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        await pulumi(["config", "set", "kubernetes:namespace", namespace], stack);
        project.program(program("before"));
        await pulumi(up, stack);
        const before = await identities();

        project.program(program("after"));
        const steps = stepsOf(await pulumi(["preview", ...packed], stack));
        assert.deepEqual(steps.sort(), stepsOf(foretold).sort());
        await pulumi(up, stack);
        assert.deepEqual(await identities(), before);

        await pulumi(["refresh", "--yes", "--skip-preview", ...flags], stack);
        assert.deepEqual(stepsOf(await pulumi(["preview", ...packed], stack)), []);
        await pulumi(["destroy", "--yes", "--skip-preview", ...flags], stack);
        assert.deepEqual(
          (await objectsIn(server, namespace)).filter((object) => /^(deployments|statefulsets|services)/.test(object)),
          [],
        );
      },
      { env: { KUBECONFIG: server.kubeconfig } },
    );
  });

  it("docs/move.md moves a ValidatingAdmissionPolicy and its binding by updates only, and then there is nothing to do", async function () {
    this.timeout(120_000);
    await withStack(
      project.directory,
      "admission",
      async (stack) => {
        project.program(ofAdmission.before);
        await pulumi(up, stack);
        project.program(ofAdmission.after);
        assert.deepEqual(stepsOf(await pulumi(["preview", ...packed], stack)).sort(), ofAdmission.steps);
        await pulumi(up, stack);
        await pulumi(["refresh", "--yes", "--skip-preview", ...flags], stack);
        assert.deepEqual(stepsOf(await pulumi(["preview", ...packed], stack)), []);
        await pulumi(["destroy", "--yes", "--skip-preview", ...flags], stack);
      },
      { env: { KUBECONFIG: server.kubeconfig } },
    );
  });
});
