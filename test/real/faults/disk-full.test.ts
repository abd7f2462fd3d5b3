import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { Project } from "../../support/kubernetes/project";
import { failed, recorded, succeeded } from "./state";

const namespace = "disk-full";
const flags = ["--yes", "--skip-preview", "--non-interactive", "--color", "never"];

const program = (...names: string[]) => `
name: faults
runtime: yaml
resources:
${names
  .map(
    (name) => `  ${name}:
    type: kubernetes:core/v1:ConfigMap
    properties: { metadata: { name: ${name}, namespace: ${namespace} } }
`,
  )
  .join("")}`;

describe("the disk of the state backend is full", () => {
  let server: ApiServer;
  let project: Project;
  let disk: string | undefined;

  before(async function () {
    server = await apiServerFor(this);
    const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-disk-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=512k", "tmpfs", directory], { stdio: "pipe" });
    } catch (error) {
      rmSync(directory, { recursive: true });
      console.log(`      skipped: a small disk cannot be mounted here: ${(error as Error).message.split("\n").at(1)}`);
      this.skip();
    }
    disk = directory;
    await createNamespace(server, namespace);
    project = new Project({ "Pulumi.yaml": program("first") });
  });
  after(() => {
    project?.remove();
    if (disk === undefined) return;
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  });

  const made = async () =>
    (await server.client.list(`/api/v1/namespaces/${namespace}/configmaps`)).map(
      ({ metadata }) => `${namespace}/${metadata.name}`,
    );

  /** Writes zeros until not a byte is left; gives the way back. */
  function fill(): () => void {
    const file = join(disk as string, "filler");
    assert.throws(() => writeFileSync(file, Buffer.alloc(1024 * 1024)), { code: "ENOSPC" });
    return () => rmSync(file);
  }

  it("an update on a full disk does not begin, the state stays whole, and the next one goes through", async () => {
    const env = { PULUMI_BACKEND_URL: `file://${disk}`, KUBECONFIG: server.kubeconfig };
    const state = (stack: Stack) => recorded(stack, /^kubernetes:core/);
    const both = [`${namespace}/first`, `${namespace}/second`];
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        succeeded(await runPulumi(["up", ...flags], stack));
        project.write("Pulumi.yaml", program("first", "second"));

        const empty = fill();
        failed(await runPulumi(["up", ...flags], stack), /no space left on device/);
        assert.deepEqual(await made(), both.slice(0, 1));
        empty();
        assert.deepEqual(await state(stack), { ids: both.slice(0, 1), pending: [] });

        // The lock could not be written to the end; the CLI has a command for locks that are left behind.
        succeeded(await runPulumi(["cancel", "--yes", "--stack", stack.stack.name], stack));
        succeeded(await runPulumi(["up", ...flags], stack));
        assert.deepEqual(await made(), both);
        assert.deepEqual(await state(stack), { ids: both, pending: [] });
        succeeded(await runPulumi(["destroy", ...flags], stack));
        assert.deepEqual(await made(), []);
      },
      { tier: "full", env },
    );
  });
});
