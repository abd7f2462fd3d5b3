import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { Discovery } from "../../../cli/discovery";
import { Failure } from "../../../cli/failure";
import { program } from "../../../cli/program";
import { eventually } from "../../../tools/eventually";
import type { ApiServer } from "../../support/kubernetes/api-server";
import type { KubernetesObject } from "../../support/kubernetes/client";
import { apiServerFor } from "../../support/kubernetes/fixture";
import { Kubelet } from "../../support/kubernetes/kubelet";
import { createNamespace, endNamespace, restricted } from "../../support/kubernetes/namespace";
import type { Engine } from "../../support/real/engine";
import { engineFor } from "../../support/real/fixture";
import { ensureImage } from "../../support/real/images";

const WRITES =
  "echo $$ >/run/web.pid; echo x >/tmp/t && rm /tmp/t; echo y >/data/d; trap 'exit 0' TERM; while :; do sleep 0.1; done";

describe("discover --pod, with a Kubernetes API server", () => {
  let server: ApiServer;
  let engine: Engine;
  let kubelet: Kubelet;
  let image: string;
  let directory: string;

  before(async function () {
    server = await apiServerFor(this);
    engine = await engineFor(this);
    image = await ensureImage(engine.docker, "memcached");
    await createNamespace(server, "looks");
    await createNamespace(server, "looks-restricted", restricted);
    kubelet = await Kubelet.start(server, engine.docker);
    directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-pod-"));
  });
  after(async () => {
    await kubelet?.stop();
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    for (const namespace of ["looks", "looks-restricted"]) {
      const pods = `/api/v1/namespaces/${namespace}/pods`;
      for (const { metadata } of await server.client.list(pods)) {
        await server.client.request("DELETE", `${pods}/${metadata.name}?gracePeriodSeconds=0`);
      }
      await server.client.request("DELETE", `/api/v1/namespaces/${namespace}`);
      await endNamespace(server, namespace);
    }
  });

  const pod = (namespace: string, name: string, container: object, spec: object = {}): KubernetesObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { namespace, name },
    spec: {
      containers: [{ name: "web", image, ...container }],
      ...spec,
    },
  });
  const stored = async (namespace: string, name: string) =>
    (await server.client.request("GET", `/api/v1/namespaces/${namespace}/pods/${name}`)).body;

  const run = async (args: readonly string[], kubeconfig = server.kubeconfig) => {
    let stdout = "";
    const stream = (take: (text: string) => void) => ({ write: take });
    const around = {
      stdout: stream((text) => {
        stdout += text;
      }),
      stderr: stream(() => {}),
      env: { KUBECONFIG: kubeconfig },
    };
    const words = ["discover", "--probe-image", image, "--for", "2s", ...args];
    return { code: await program(around, new AbortController().signal, words), stdout };
  };
  const paths = ({ paths }: Discovery) => paths.map(({ path, need, kind }) => [path, need, kind]);

  it("discover --pod reports the writes of a container, as root, and prints a Job that the API server accepts", async () => {
    const command = ["sh", "-c", WRITES];
    const env = [{ name: "PASSWORD", value: "hunter2" }];
    const mounts = { volumeMounts: [{ name: "data", mountPath: "/data" }] };
    const volumes = { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "web" } }] };
    const web = pod("looks", "web", { command, env, ...mounts, securityContext: { runAsUser: 0 } }, volumes);
    const running = await kubelet.run(web, ["/data"]);
    await eventually(async () => assert.equal((await running.shell("test -s /data/d")).code, 0));

    const { code, stdout } = await run(["--pod", "looks/web", "--json"]);
    const { job, ...found } = JSON.parse(stdout) as Discovery & { job: KubernetesObject };
    assert.equal(code, 0);
    assert.deepEqual(paths(found), [
      ["/data", "written", "volume"],
      ["/run", "written", "memory"],
      ["/tmp", "written", "memory"],
    ]);
    assert.equal(found.proven, undefined);
    assert.equal(found.by, "2 s of the pod looks/web, container web, by an ephemeral container as root");

    const [ephemeral] = (await stored("looks", "web")).spec.ephemeralContainers;
    assert.equal(ephemeral.targetContainerName, "web");
    assert.deepEqual(ephemeral.securityContext, {
      allowPrivilegeEscalation: false,
      capabilities: { add: ["SYS_PTRACE", "DAC_OVERRIDE"], drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: false,
      runAsUser: 0,
    });
    assert.deepEqual(found.notes, [
      `The ephemeral container ${ephemeral.name} has ended and stays in the record of the pod.`,
    ]);
    assert.equal(await running.running(), true);

    assert.doesNotMatch(stdout, /hunter2/);
    const { status, body } = await server.client.create(job, { dryRun: true });
    assert.equal(status, 201, body.message);
    const { containers, volumes: empty } = body.spec.template.spec;
    assert.equal(containers[0].securityContext.readOnlyRootFilesystem, true);
    assert.deepEqual(empty, [
      { name: "writable-data", emptyDir: { sizeLimit: "1Mi" } },
      { name: "writable-run", emptyDir: { sizeLimit: "1Mi" } },
      { name: "writable-tmp", emptyDir: { sizeLimit: "64Mi" } },
    ]);
  });

  it("discover --pod looks as the user of the container if the namespace is restricted", async () => {
    const command = ["sh", "-c", "echo x >/tmp/t; trap 'exit 0' TERM; while :; do sleep 0.1; done"];
    const securityContext = {
      runAsUser: 11211,
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    };
    const running = await kubelet.run(pod("looks-restricted", "web", { command, securityContext }));
    await eventually(async () => assert.equal((await running.shell("test -s /tmp/t")).code, 0));
    const { stdout } = await run(["--pod", "looks-restricted/web"]);
    assert.match(stdout, /\n {2}\/tmp +memory +written +0:0 +1777 /);
    assert.match(stdout, /\nDirectories that user 11211 may not enter were not seen\.\n/);
    const [, job = ""] = stdout.split(/\nA proof needs a run of its own, which was not made\. .*\n\n/);
    assert.equal(parse(job).metadata.name, "web-read-only");
    const { ephemeralContainers } = (await stored("looks-restricted", "web")).spec;
    assert.deepEqual(
      ephemeralContainers.map((each: KubernetesObject) => each.securityContext.runAsUser),
      [11211],
    );
  });

  it("discover --pod refuses a pod that does not exist or run, and a container that the pod lacks", async () => {
    await server.client.created(pod("looks", "idle", {}));
    const refused = (args: readonly string[], message: RegExp) =>
      assert.rejects(run(args), (error: Error) => {
        assert.ok(error instanceof Failure, error.stack);
        assert.match(error.message, message);
        return true;
      });
    await refused(["--pod", "web"], /^--pod does not know "web"; write NAMESPACE\/POD\.$/);
    await refused(
      ["--pod", "looks/none"],
      /^There is no pod looks\/none in the cluster https:\/\/127\.0\.0\.1:\d+; correct the name\.$/,
    );
    await refused(
      ["--pod", "looks/idle"],
      /^The container web of looks\/idle does not run \(the pod is Pending\), so nothing can look into it; name a pod that runs\.$/,
    );
    await refused(["--pod", "looks/idle", "-c", "db"], /^The pod looks\/idle has no container db; it has web\.$/);
  });

  it("discover --pod says which right is missing, and when no API server answers", async () => {
    const config = parse(readFileSync(server.kubeconfig, "utf8"));
    const other = (change: (config: KubernetesObject) => void, name: string) => {
      const copy = structuredClone(config);
      change(copy);
      const file = join(directory, name);
      writeFileSync(file, JSON.stringify(copy));
      return file;
    };
    const stranger = other((copy) => {
      copy.users[0].user.token = "none";
    }, "stranger");
    await assert.rejects(run(["--pod", "looks/web"], stranger), {
      name: "Failure",
      message:
        /^The cluster https:\S+ does not show the pod looks\/web \(401: Unauthorized\); it takes the right to get pods\.$/,
    });
    const away = other((copy) => {
      copy.clusters[0].cluster.server = "https://127.0.0.1:1";
    }, "away");
    await assert.rejects(run(["--pod", "looks/web"], away), {
      name: "Failure",
      message: /^The cluster https:\/\/127\.0\.0\.1:1 does not answer \(.*ECONNREFUSED.*\); check the kubeconfig\.$/,
    });
  });
});
