import assert from "node:assert/strict";
import { eventually } from "../../../tools/eventually";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { Toolchain } from "../../../tools/toolchain";
import { Project } from "../../support/kubernetes/project";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureSmall } from "../../support/real/images";

const flags = ["--non-interactive", "--color", "never"];
const up = ["up", "--yes", "--skip-preview", ...flags];
const image = "small/moved:1";

/** A service as the guides of Docker write it, with the settings that the provider cannot change in place. */
const plain = `
import * as docker from "@pulumi/docker";
new docker.Service("tasks", {
  name: "moved-tasks",
  taskSpec: {
    containerSpec: {
      image: "${image}",
      commands: ["sleep", "600"],
      hosts: [{ host: "db.example", ip: "192.0.2.7" }],
      sysctl: { "net.core.somaxconn": "1024", "kernel.shmmni": "4096" },
    },
  },
  endpointSpec: { mode: "dnsrr" },
});
`;

/** The same with the component, and with every argument that the swarm could spell in another way. */
const hardened = `
import { HardenedService } from "@readonly-rootfs/hardened";
new HardenedService("tasks", {
  adopts: "tasks",
  name: "moved-tasks",
  image: "${image}",
  entrypoints: ["sleep", "600"],
  writable: {
    "/run/app": { tmpfs: { size: "1Mi", uid: 33, mode: "0750" } },
    "/tmp": { tmpfs: { size: "1024Ki" } },
    "/var/cache/app": { volume: { name: "moved-cache" } },
    "/srv/host": { bind: { hostPath: "/srv" } },
  },
  readOnlyMounts: { "/etc/host": { bind: { hostPath: "/opt" } } },
  files: { "/etc/app.conf": { content: "a" }, "/run/secrets/token": { secret: "b" } },
  capabilities: ["SETUID", "CHOWN", "NET_BIND_SERVICE"],
  env: { B: "2", A: "1" },
  hosts: { "db.example": "192.0.2.7" },
  labels: { "com.example.team": "data" },
  hostname: "tasks",
  dns: ["192.0.2.53", "192.0.2.54"],
  sysctls: { "net.core.somaxconn": "1024", "kernel.shmmni": "4096" },
  user: "0",
  workingDir: "/var",
  memory: "256m",
  cpus: "0.5",
  replicas: 1,
  constraints: ["node.role==manager"],
  endpointMode: "dnsrr",
  restart: "any",
  healthcheck: { tests: ["CMD", "true"], interval: "90s" },
  logging: { driver: "local", options: { "max-size": "1m" } },
  init: true,
  stopSignal: "SIGKILL",
  // The provider waits no longer than this for the end of the last container.
  stopTimeout: 20,
});
`;

interface Task {
  readonly ID: string;
  readonly Status: { readonly ContainerStatus?: { readonly ContainerID?: string } };
}

describe("a service of a swarm that moves into a HardenedService", () => {
  let engine: Engine;
  let toolchain: Toolchain;
  let project: Project;

  before(async function () {
    engine = await engineFor(this);
    toolchain = await toolchainFor(this);
    await ensureSmall(engine.docker, image, ["VOLUME /data"]);
    await engine.docker.swarmInit({ ListenAddr: "127.0.0.1:2377", AdvertiseAddr: "127.0.0.1" });
    project = Project.named("tasks");
  });
  after(async () => {
    await engine?.docker.swarmLeave({ force: true });
    await engine?.clear();
    project?.remove();
  });

  const pulumi = async (args: string[], stack: Stack) => {
    const { code, stdout, stderr } = await runPulumi(args, stack);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  };
  const tasks = (): Promise<Task[]> => engine.docker.listTasks({ filters: { service: ["moved-tasks"] } });
  /** Waits for a task that is none of these and whose container runs, and gives what the engine made of it. */
  const containerOfNone = (earlier: readonly Task[]) =>
    eventually(async () => {
      const all = await tasks();
      const made = all.find(({ ID }) => !earlier.some((task) => task.ID === ID));
      const id = made?.Status.ContainerStatus?.ContainerID;
      assert(id, JSON.stringify(all.map(({ Status }) => Status)));
      const container = await engine.docker.getContainer(id).inspect();
      assert(container.State.Running, JSON.stringify(container.State));
      return container;
    });

  it("a service that moves is updated in place, runs with a read-only root, and then there is nothing to do", async () => {
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        project.program(plain);
        await pulumi(up, stack);
        const before = await engine.docker.getService("moved-tasks").inspect();
        const earlier = await tasks();
        assert(earlier.length > 0);

        project.program(hardened);
        const foretold = await pulumi(["preview", ...flags], stack);
        assert.match(foretold, /~ +.*docker:index:Service +tasks +update/);
        await pulumi(up, stack);
        const after = await engine.docker.getService("moved-tasks").inspect();
        assert.equal(after.ID, before.ID);
        // The swarm calls a task running only after its first check of health, which is 90 seconds away.
        const { Config, HostConfig } = await containerOfNone(earlier);
        assert.deepEqual(Config.Healthcheck, { Test: ["CMD", "true"], Interval: 90e9, Timeout: 30e9, Retries: 3 });
        assert.equal(HostConfig.ReadonlyRootfs, true);
        assert.deepEqual(HostConfig.CapDrop, ["ALL"]);
        // With or without the prefix, as the version of the engine has it.
        const kept = HostConfig.CapAdd?.map((name: string) => name.replace(/^CAP_/, ""));
        assert.deepEqual(kept, ["CHOWN", "NET_BIND_SERVICE", "SETUID"]);

        await pulumi(["refresh", "--yes", "--skip-preview", ...flags], stack);
        const { stdout } = await runPulumi(["preview", "--diff", "--expect-no-changes", ...flags], stack);
        assert.doesNotMatch(stdout, /^ *(\+|-|~|\+-) /m, stdout);
        await pulumi(["destroy", "--yes", "--skip-preview", ...flags], stack);
      },
      { toolchain, env: { DOCKER_HOST: engine.host } },
    );
  });
});
