import assert from "node:assert/strict";
import { readOnlyRootPolicy } from "../../../components/kubernetes/read-only-root-policy";
import { policyOutput } from "../../../tools/policy-output";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { pod } from "../../support/kubernetes/arbitrary";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace, objectsIn, podsOfWorkloads, restricted } from "../../support/kubernetes/namespace";
import { executable, Project } from "../../support/kubernetes/project";
import { packVerdict } from "../../support/kubernetes/verdict";

const namespace = "cured";

/** Everything that the standard "restricted" asks for, and no word about the root filesystem. */
const program = `
import * as kubernetes from "@pulumi/kubernetes";

const container = (name: string, image: string, data: string[] = []) => ({
  name,
  image,
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  resources: { limits: { memory: "256Mi" } },
  volumeMounts: data.map((mountPath) => ({ name, mountPath })),
});
const claim = (name: string) => ({ name, persistentVolumeClaim: { claimName: name } });
const metadata = { namespace: "${namespace}", annotations: { "pulumi.com/skipAwait": "true" } };
const labels = { app: "shop" };
const pod = {
  securityContext: { runAsNonRoot: true, runAsUser: 33, seccompProfile: { type: "RuntimeDefault" } },
  initContainers: [container("migrate", "registry.example.com/migrate:1")],
  containers: [container("web", "wordpress:6.8-apache", ["/var/www/html"]), container("cache", "redis:7", ["/data"])],
  volumes: [claim("web"), claim("cache")],
};
const template = { metadata: { labels }, spec: pod };
const once = { template: { ...template, spec: { ...pod, restartPolicy: "Never" } } };
const selecting = { selector: { matchLabels: labels }, template };

const { apps, batch, core } = kubernetes;
new core.v1.Pod("shop", { metadata, spec: pod });
new core.v1.PodTemplate("shop", { metadata, template });
new core.v1.ReplicationController("shop", { metadata, spec: { selector: labels, template } });
new apps.v1.DaemonSet("shop", { metadata, spec: selecting });
new apps.v1.Deployment("shop", { metadata, spec: selecting });
new apps.v1.ReplicaSet("shop", { metadata, spec: selecting });
new apps.v1.StatefulSet("shop", { metadata, spec: { ...selecting, serviceName: "shop" } });
new batch.v1.Job("shop", { metadata, spec: once });
new batch.v1.CronJob("shop", { metadata, spec: { schedule: "@daily", jobTemplate: { spec: once } } });
`;

const config = { "read-only-root": "remediate", "writable-paths-declared": "remediate" };
const flags = ["--non-interactive", "--color", "never"];
const up = ["up", "--yes", "--skip-preview", ...flags];
const kinds = 9;

describe("a program that says nothing of the root filesystem, in a cluster that refuses a writable one", () => {
  let server: ApiServer;
  let project: Project;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace, { ...restricted, "only-read-only": "yes" });
    const admission = (kind: string, spec: object) => ({
      apiVersion: "admissionregistration.k8s.io/v1",
      kind,
      metadata: { name: "only-read-only" },
      spec,
    });
    await server.client.created(admission("ValidatingAdmissionPolicy", readOnlyRootPolicy));
    await server.client.created(
      admission("ValidatingAdmissionPolicyBinding", {
        policyName: "only-read-only",
        validationActions: ["Deny"],
        matchResources: { namespaceSelector: { matchLabels: { "only-read-only": "yes" } } },
      }),
    );
    project = Project.named("cured", { "policies.json": JSON.stringify(config) });
    project.program(program);
  });
  after(() => project?.remove());

  it("a program without read-only roots is refused by the cluster, and deployed whole with the pack at level remediate; `destroy` leaves nothing", async () => {
    const before = await objectsIn(server, namespace);
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        const plain = await runPulumi(up, stack);
        assert.notEqual(plain.code, 0);
        const says =
          'init container "migrate", container "web", container "cache" have a writable root filesystem; set securityContext.readOnlyRootFilesystem to true';
        assert.ok((plain.stdout + plain.stderr).includes(says), plain.stdout + plain.stderr);
        assert.deepEqual(await objectsIn(server, namespace), before);

        const cured = await runPulumi(
          [...up, "--policy-pack", executable, "--policy-pack-config", project.path("policies.json")],
          stack,
        );
        assert.equal(cured.code, 0, cured.stdout + cured.stderr);
        assert.match(
          policyOutput(cured.stdout),
          new RegExp(`\\[remediate\\] {2}read-only-root .*\\(${kinds} resources\\)`),
        );
        assert.equal((await objectsIn(server, namespace)).length, before.length + kinds);

        const pods = await podsOfWorkloads(server, namespace);
        assert.equal(pods.size, kinds - 1);
        for (const [workload, made] of pods) {
          assert.deepEqual(await packVerdict(made), [], workload);
          const { status, body } = await server.client.create(made, { dryRun: true });
          assert.equal(status, 201, `${workload}: ${body.message}`);
        }

        const gone = await runPulumi(["destroy", "--yes", ...flags], stack);
        assert.equal(gone.code, 0, gone.stdout + gone.stderr);
        assert.deepEqual(await objectsIn(server, namespace), before);
      },
      { env: { KUBECONFIG: server.kubeconfig } },
    );
  });

  it("a pod with less than the cured settings is refused by both standards", async () => {
    const plain = pod({ containers: [{ name: "web", image: "nginx" }] }, { namespace });
    const { body } = await server.client.create(plain, { dryRun: true });
    assert.match(body.message ?? "", /violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false/);
  });
});
