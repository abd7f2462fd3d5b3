import assert from "node:assert/strict";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { executable, Project } from "../../support/kubernetes/project";

const namespace = "options";
const image = "registry.example.com/web:1";
const flags = ["--non-interactive", "--color", "never"];
const up = ["up", "--yes", "--skip-preview", ...flags];
const withPack = ["--policy-pack", executable];
const fault = 'container "web" has a writable root filesystem';
const deployments = `/apis/apps/v1/namespaces/${namespace}/deployments`;
const pods = `/api/v1/namespaces/${namespace}/pods`;

/** A program with one Deployment, or one Pod, whose container says `readOnly` of its root. */
const program = (kind: "Deployment" | "Pod", name: string, readOnly: boolean | undefined, options: object) => `
const kubernetes = require("@pulumi/kubernetes");
const labels = { app: ${JSON.stringify(name)} };
const containers = [{
  name: "web",
  image: ${JSON.stringify(image)},
  ${readOnly === undefined ? "" : `securityContext: { readOnlyRootFilesystem: ${readOnly} },`}
}];
const metadata = {
  namespace: ${JSON.stringify(namespace)},
  ${kind === "Deployment" ? `name: ${JSON.stringify(name)},` : ""}
  annotations: { "pulumi.com/skipAwait": "true" },
};
const options = ${JSON.stringify(options)};
${
  kind === "Deployment"
    ? `new kubernetes.apps.v1.Deployment("${name}", { metadata, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } } }, options);`
    : `new kubernetes.core.v1.Pod("${name}", { metadata, spec: { containers } }, options);`
}
`;

/** A project with its stack. */
interface Open {
  /** Replaces the program. */
  write(text: string): void;
  /** Arguments of an update at level `remediate`. */
  cured: string[];
  stack: Stack;
  project: Project;
}

describe("resource options, with the real CLI, the real Kubernetes provider and a Kubernetes API server", () => {
  let server: ApiServer;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
  });

  /** Runs `work` with a project whose program `write` replaces. */
  async function inProject(work: (open: Open) => Promise<void>) {
    const project = Project.named("options", {
      "remediate.json": JSON.stringify({ "read-only-root": "remediate" }),
    });
    try {
      const write = (text: string) => project.write("index.js", text);
      const cured = [...up, ...withPack, "--policy-pack-config", project.path("remediate.json")];
      await withStack(project.directory, "dev", (stack) => work({ write, cured, stack, project }), {
        env: { KUBECONFIG: server.kubeconfig },
      });
    } finally {
      project.remove();
    }
  }

  async function runs(args: readonly string[], stack: Stack): Promise<string> {
    const { code, stdout, stderr } = await runPulumi(args, stack);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  }

  async function refused(args: readonly string[], stack: Stack): Promise<string> {
    const { code, stdout, stderr } = await runPulumi(args, stack);
    assert.notEqual(code, 0, stdout + stderr);
    return stdout + stderr;
  }

  /** What a pod, or the template of a Deployment, says of its root. */
  const rootOf = ({ spec }: KubernetesObject): unknown =>
    (spec.template?.spec ?? spec).containers[0].securityContext?.readOnlyRootFilesystem;
  const deployed = async (name: string) => (await server.client.request("GET", `${deployments}/${name}`)).body;
  const existing = (name: string) =>
    server.client.created({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name, namespace, annotations: { "pulumi.com/skipAwait": "true" } },
      spec: {
        selector: { matchLabels: { app: name } },
        template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: "web", image }] } },
      },
    });
  const lost = "this cure is lost where Pulumi replaces the resource, so write it into the program";
  const kept = "the option ignoreChanges keeps the old spec.template.spec.containers, so remove that path from it";

  it("import takes a writable Deployment into the state, fails the run by name, and the next run cures it", () =>
    inProject(async ({ write, cured, stack }) => {
      await existing("taken");
      write(program("Deployment", "taken", undefined, { import: `${namespace}/taken` }));
      assert.ok((await refused([...up, ...withPack], stack)).includes(fault));
      assert.equal(rootOf(await deployed("taken")), undefined);
      assert.match(await runs(cured, stack), /\[remediate\] {2}read-only-root {2}\(1 resource\)/);
      assert.equal(rootOf(await deployed("taken")), true);
    }));

  it("import with ignoreChanges is judged by what is imported, and refused by the option's name", () =>
    inProject(async ({ write, cured, stack }) => {
      await existing("hidden");
      const ignoreChanges = ["spec.template.spec.containers"];
      write(program("Deployment", "hidden", true, { import: `${namespace}/hidden`, ignoreChanges }));
      for (const run of [[...up, ...withPack], cured]) {
        const output = await refused(run, stack);
        assert.ok(output.includes(fault) && output.includes(kept), output);
      }
    }));

  it("a refresh that finds a root made writable by hand under ignoreChanges is refused at the next update", () =>
    inProject(async ({ write, cured, stack }) => {
      write(program("Deployment", "fresh", true, { ignoreChanges: ["spec.template.spec.containers"] }));
      await runs([...up, ...withPack], stack);
      const byHand = {
        template: { spec: { containers: [{ name: "web", securityContext: { readOnlyRootFilesystem: false } }] } },
      };
      await server.client.request("PATCH", `${deployments}/fresh`, { spec: byHand });
      await runs(["refresh", "--yes", "--skip-preview", ...flags], stack);
      for (const again of [[...up, ...withPack], [...up, "--refresh", ...withPack], cured]) {
        const output = await refused(again, stack);
        assert.ok(output.includes(fault) && output.includes(kept), output);
      }
    }));

  it("a cure that makes Pulumi replace a resource is lost by its engine, and the preview is refused by name", () =>
    inProject(async ({ write, cured, stack }) => {
      const replacing = { replaceOnChanges: ["spec"], deleteBeforeReplace: true };
      write(program("Deployment", "replaced", undefined, replacing));
      await runs(up, stack);
      const { uid } = (await deployed("replaced")).metadata;
      const output = await refused(["preview", ...cured.slice(3)], stack);
      assert.ok(output.includes(fault) && output.includes(lost), output);
      assert.equal((await deployed("replaced")).metadata.uid, uid);
      write(program("Deployment", "replaced", true, replacing));
      await runs(cured, stack);
      const replacement = await deployed("replaced");
      assert.notEqual(replacement.metadata.uid, uid);
      assert.equal(rootOf(replacement), true);
    }));

  it("retainOnDelete leaves the writable pod that a read-only one has replaced, which no pack is told of", () =>
    inProject(async ({ write, cured, stack }) => {
      write(program("Pod", "retained", undefined, { retainOnDelete: true }));
      await runs(up, stack);
      write(program("Pod", "retained", true, { retainOnDelete: true }));
      await runs(cured, stack);
      const roots = (await server.client.list(pods)).map(rootOf);
      assert.deepEqual(roots.map(String).sort(), ["true", "undefined"]);
    }));

  it("an alias changes no verdict: an exemption of the old name does not cover the new one", () =>
    inProject(async ({ write, stack, project }) => {
      const exemptions = [{ reason: "until it is renamed", resource: "old" }];
      project.write("exempt.json", JSON.stringify({ "read-only-root": { exemptions } }));
      const exempting = [...up, ...withPack, "--policy-pack-config", project.path("exempt.json")];
      write(program("Deployment", "old", undefined, {}));
      await runs(exempting, stack);
      const renamed = program("Deployment", "old", undefined, { aliases: [{ name: "old" }] });
      write(renamed.replace('Deployment("old"', 'Deployment("new"'));
      const output = await refused(exempting, stack);
      assert.ok(output.includes(fault), output);
      assert.equal(rootOf(await deployed("old")), undefined);
    }));
});
