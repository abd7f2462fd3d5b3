import assert from "node:assert/strict";
import { runPulumi, type Stack, withStack } from "../../../tools/pulumi";
import type { Toolchain } from "../../../tools/toolchain";
import { Project } from "../../support/kubernetes/project";
import type { Engine } from "../../support/real/engine";
import { engineFor, toolchainFor } from "../../support/real/fixture";
import { ensureSmall } from "../../support/real/images";

const flags = ["--non-interactive", "--color", "never"];
const up = ["up", "--yes", "--skip-preview", ...flags];
const reference = "small/moved:1";

/** A container as the guides of Docker write it: a writable root, and its data on a volume. */
const plain = (image: string) => `
import * as docker from "@pulumi/docker";
const data = new docker.Volume("data", { name: "moved-data" });
new docker.Container("db", {
  name: "moved",
  image: "${image}",
  command: ["sh", "-c", "test -e /data/kept || date > /data/kept; sleep 600"],
  volumes: [{ volumeName: data.name, containerPath: "/data" }],
});
`;

/** The same with the component, and with every argument that the engine could spell in another way. */
const hardened = (image: string) => `
import * as docker from "@pulumi/docker";
import { HardenedContainer } from "@readonly-rootfs/hardened";
const data = new docker.Volume("data", { name: "moved-data" });
const network = new docker.Network("back", { name: "moved-back" });
new HardenedContainer("db", {
  adopts: "db",
  name: "moved",
  image: "${image}",
  command: ["sh", "-c", "test -e /data/kept || date > /data/kept; sleep 600"],
  writable: {
    "/data": { volume: { name: data.name, external: true } },
    "/run/app": { tmpfs: { size: "1Mi", uid: 33, mode: "0750" } },
    "/var/cache/app": { volume: {} },
    "/srv/host": { bind: { hostPath: "/srv" } },
  },
  readOnlyMounts: { "/etc/host": { bind: { hostPath: "/opt" } } },
  capabilities: ["CHOWN", "NET_BIND_SERVICE", "SETUID"],
  networks: [{ name: network.name, aliases: ["database"] }],
  ports: [{ internal: 5432, external: 35432, ip: "127.0.0.1" }, { internal: 53, protocol: "udp" }],
  env: { B: "2", A: "1" },
  hosts: { "db.example": "192.0.2.7", "host.example": "host-gateway" },
  labels: { "com.example.team": "data" },
  hostname: "db",
  dns: ["192.0.2.53", "192.0.2.54"],
  sysctls: { "net.core.somaxconn": "1024", "kernel.shmmni": "4096" },
  ulimits: { nofile: { soft: 512, hard: 1024 }, core: { soft: 0, hard: 0 } },
  user: "0",
  workingDir: "/data",
  memory: "256m",
  cpus: "0.5",
  pidsLimit: 200,
  shmSize: "128Mi",
  restart: "no",
  healthcheck: { tests: ["CMD", "true"], interval: "90s" },
  logging: { driver: "local", options: { "max-size": "1m" } },
  init: true,
  stopSignal: "SIGKILL",
  stopTimeout: 1,
});
`;

const alone = (image: string, further: string) => `
import { HardenedContainer } from "@readonly-rootfs/hardened";
const command = ["sleep", "600"];
new HardenedContainer("alone", { name: "moved-alone", image: "${image}", command, networkMode: "none", ${further} });
`;

describe("a container of Docker that moves into a HardenedContainer", () => {
  let engine: Engine;
  let toolchain: Toolchain;
  let project: Project;
  let image: string;

  before(async function () {
    engine = await engineFor(this);
    toolchain = await toolchainFor(this);
    await ensureSmall(engine.docker, reference, ["VOLUME /data"]);
    image = (await engine.docker.getImage(reference).inspect()).Id;
    project = Project.named("moved");
  });
  after(async () => {
    await engine?.clear();
    project?.remove();
  });

  const pulumi = async (args: string[], stack: Stack) => {
    const { code, stdout, stderr } = await runPulumi(args, stack);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  };
  const settled = async (stack: Stack) => {
    await pulumi(["refresh", "--yes", "--skip-preview", ...flags], stack);
    const { stdout } = await runPulumi(["preview", "--diff", "--expect-no-changes", ...flags], stack);
    assert.doesNotMatch(stdout, /^ *(\+|-|~|\+-) /m, stdout);
  };

  it("a container that moves is replaced, as Docker forces, keeps its volume, and then there is nothing to do", async () => {
    const kept = async () => {
      const exec = await engine.docker.getContainer("moved").exec({ Cmd: ["cat", "/data/kept"], AttachStdout: true });
      const stream = await exec.start({});
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString();
    };
    await withStack(
      project.directory,
      "dev",
      async (stack) => {
        project.program(plain(image));
        await pulumi(up, stack);
        const data = await kept();

        project.program(hardened(image));
        const foretold = await pulumi(["preview", ...flags], stack);
        assert.match(foretold, /\+- +.*docker:index:Container +db +replace/);
        assert.doesNotMatch(foretold, /^ - +/m);
        await pulumi(up, stack);
        assert.equal(await kept(), data);
        const { HostConfig } = await engine.docker.getContainer("moved").inspect();
        assert.equal(HostConfig.ReadonlyRootfs, true);

        await settled(stack);
        await pulumi(["destroy", "--yes", "--skip-preview", ...flags], stack);
      },
      { toolchain, env: { DOCKER_HOST: engine.host } },
    );
  });

  it("a container without a network has nothing to do after a refresh, and the engine is asked for its processors of graphics", async () => {
    await withStack(
      project.directory,
      "alone",
      async (stack) => {
        project.program(alone(image, ""));
        await pulumi(up, stack);
        const { HostConfig } = await engine.docker.getContainer("moved-alone").inspect();
        assert.equal(HostConfig.NetworkMode, "none");
        await settled(stack);

        // This engine has none, and says so: what the provider sends arrives.
        project.program(alone(image, 'gpus: "all",'));
        const { code, stdout, stderr } = await runPulumi(up, stack);
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /could not select device driver .* with capabilities: \[\[gpu\]\]/);
        await pulumi(["destroy", "--yes", "--skip-preview", ...flags], stack);
      },
      { toolchain, env: { DOCKER_HOST: engine.host } },
    );
  });
});
