import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { eventually } from "../../../tools/eventually";
import { runPulumi, withStack } from "../../../tools/pulumi";
import type { ApiServer } from "../../support/kubernetes/api-server";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { createNamespace } from "../../support/kubernetes/namespace";
import { executable, Project, pack } from "../../support/kubernetes/project";
import { descendants } from "./processes";
import { failed, recorded } from "./state";

const namespace = "pack-faults";
const configMaps = `/api/v1/namespaces/${namespace}/configmaps`;
const flags = ["--non-interactive", "--color", "never"];

/** Waits in its midst for a file, so that a test can do something meanwhile. */
const program = `
import { existsSync, writeFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const settings = (name: string) => new kubernetes.core.v1.ConfigMap(name, { metadata: { name, namespace: "${namespace}" } });
const first = settings("first");
const midst = pulumi.runtime.isDryRun() ? Promise.resolve() : new Promise((resolve) => first.id.apply(resolve));
export const done = midst.then(async () => {
  writeFileSync("midst", "");
  while (!existsSync("go-on")) await new Promise((resolve) => setTimeout(resolve, 50));
  settings("second");
});
`;

const broken: Readonly<Record<string, readonly [config: string, says: RegExp]>> = {
  "is cut short": ['{ "read-only-root": { "enforcementLevel": "rem', /unexpected end of JSON input/],
  "has a key that the pack does not know": [
    '{ "read-only-root": { "exemption": [] } }',
    /configuration of policy "read-only-root": exemption is not a key it knows; it knows enforcementLevel, images, imagesFrom, mirrors, onUnknown, exemptions$/m,
  ],
  "has an exemption for everything": [
    '{ "log-driver": { "exemptions": [{ "reason": "It is old." }] } }',
    /configuration of policy "log-driver": exemptions\[0\] matches everything; give it at least one of stack, resource, kind, namespace, container, image$/m,
  ],
};

describe("the policy pack fails while Pulumi runs", () => {
  let server: ApiServer;
  let project: Project;

  before(async function () {
    server = await apiServerFor(this);
    await createNamespace(server, namespace);
  });
  beforeEach(() => {
    project = Project.named("faults");
    project.program(program);
  });
  afterEach(async () => {
    project?.remove();
    // What a failed test leaves must not fail the others.
    await server.client.request("DELETE", configMaps);
  });

  const made = async () =>
    (await server.client.list(configMaps)).map(({ metadata }) => `${namespace}/${metadata.name}`);
  const options = () => ({ env: { KUBECONFIG: server.kubeconfig } });

  for (const [what, [config, says]] of Object.entries(broken)) {
    it(`an update makes nothing if the configuration of the pack ${what}`, async () => {
      project.write("config.json", config);
      project.write("go-on", "");
      await withStack(
        project.directory,
        "dev",
        async (stack) => {
          const up = [
            "up",
            "--yes",
            "--skip-preview",
            ...flags,
            "--policy-pack",
            executable,
            "--policy-pack-config",
            project.path("config.json"),
          ];
          failed(await runPulumi(up, stack), says);
          assert.deepEqual(await recorded(stack, /^kubernetes:/), { ids: [], pending: [] });
          assert.deepEqual(await made(), []);
        },
        options(),
      );
    });
  }

  for (const [command, remains] of [
    [["preview"], []],
    [["up", "--yes", "--skip-preview"], [`${namespace}/first`]],
  ] as const) {
    it(`\`pulumi ${command[0]}\` records everything that it made if the pack is killed in the midst`, async () => {
      await withStack(
        project.directory,
        "dev",
        async (stack) => {
          const running = runPulumi([...command, ...flags, "--policy-pack", pack], stack);
          await eventually(async () => assert.ok(existsSync(project.path("midst"))));
          const packs = descendants(new RegExp(`node.* ${pack}( |$)`));
          assert.notEqual(packs.length, 0);
          for (const pid of packs) process.kill(pid, "SIGKILL");
          project.write("go-on", "");

          failed(await running, /error: failed to run (remediation|policy): .*(connection|EOF)/);
          assert.deepEqual(await recorded(stack, /^kubernetes:/), { ids: remains, pending: [] });
          assert.deepEqual(await made(), remains);
          await runPulumi(["destroy", "--yes", "--skip-preview", "--non-interactive"], stack);
          assert.deepEqual(await made(), []);
        },
        options(),
      );
    });
  }
});
