import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { type Started, start } from "../real/container";
import type { ApiServer } from "./api-server";
import { type KubernetesObject, objectPath } from "./client";

const NODE = "node-of-tests";

/**
 * A node of a cluster, as far as a look into a pod takes one: runs the containers of pods on an engine, ephemeral ones in the
 * PID namespace of their target, reports their states to the API server, and gives it their logs. No kubelet runs here; what it
 * does is repeated from its API: the states in `status`, and `GET /containerLogs/NAMESPACE/POD/CONTAINER` over TLS.
 */
export class Kubelet {
  private readonly running = new Map<string, Started>();
  private readonly looping: Promise<void>[] = [];
  private stopped = false;

  private constructor(
    private readonly api: ApiServer,
    private readonly docker: Docker,
    private readonly logs: Server,
  ) {}

  static async start(api: ApiServer, docker: Docker): Promise<Kubelet> {
    const logs = createServer(certificate());
    await new Promise<void>((resolve) => logs.listen(0, "127.0.0.1", resolve));
    const kubelet = new Kubelet(api, docker, logs);
    logs.on("request", async ({ url = "" }, response) => {
      const [, what, namespace, pod, container] = url.split("?")[0]?.split("/") ?? [];
      const found = what === "containerLogs" ? kubelet.running.get(`${namespace}/${pod}/${container}`) : undefined;
      response.statusCode = found === undefined ? 404 : 200;
      response.end(found === undefined ? `no container at ${url}` : await found.log());
    });
    const status = {
      addresses: [{ type: "InternalIP", address: "127.0.0.1" }],
      daemonEndpoints: { kubeletEndpoint: { Port: (logs.address() as AddressInfo).port } },
    };
    const node = { apiVersion: "v1", kind: "Node", metadata: { name: NODE } };
    await api.client.created(node);
    await api.client.request("PATCH", `${objectPath(node)}/status`, { status });
    return kubelet;
  }

  /** Creates a pod with one container, and runs it. `tmpfs` are its empty directories. */
  async run(pod: KubernetesObject, tmpfs: readonly string[] = []): Promise<Started> {
    const made = await this.api.client.created({ ...pod, spec: { ...pod.spec, nodeName: NODE } });
    const [container] = made.spec.containers;
    const user = container.securityContext?.runAsUser;
    const started = await start(this.docker, {
      image: container.image,
      command: container.command,
      ...(user === undefined ? {} : { user: String(user) }),
      tmpfs: Object.fromEntries(tmpfs.map((path) => [path, "mode=1777"])),
      network: "none",
    });
    this.running.set(keyOf(made, container.name), started);
    const { State } = await started.inspect();
    const state = { running: { startedAt: `${State.StartedAt.slice(0, 19)}Z` } };
    const own = { name: container.name, image: container.image, imageID: "", restartCount: 0, ready: true, state };
    await this.report(made, { phase: "Running", containerStatuses: [own] });
    this.looping.push(this.follow(made, started));
    return started;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.looping);
    for (const started of this.running.values()) await started.remove();
    await new Promise((resolve) => this.logs.close(resolve));
    await this.api.client.request("DELETE", `/api/v1/nodes/${NODE}`);
  }

  /** Runs each ephemeral container that somebody adds to a pod. */
  private async follow(pod: KubernetesObject, target: Started): Promise<void> {
    while (!this.stopped) {
      const { body } = await this.api.client.request("GET", objectPath(pod));
      for (const container of body.spec?.ephemeralContainers ?? []) {
        if (!this.running.has(keyOf(pod, container.name))) await this.runEphemeral(pod, container, target);
      }
      await sleep(100);
    }
  }

  private async runEphemeral(pod: KubernetesObject, container: KubernetesObject, target: Started): Promise<void> {
    const { runAsUser, capabilities, readOnlyRootFilesystem } = container.securityContext;
    const started = await start(this.docker, {
      image: container.image,
      command: container.command,
      user: String(runAsUser),
      readOnly: readOnlyRootFilesystem,
      network: "none",
      host: {
        PidMode: `container:${target.id}`,
        CapDrop: capabilities.drop,
        CapAdd: capabilities.add ?? [],
        SecurityOpt: ["no-new-privileges"],
      },
    });
    this.running.set(keyOf(pod, container.name), started);
    const report = (state: object) =>
      this.report(pod, {
        ephemeralContainerStatuses: [{ name: container.name, image: container.image, imageID: "", state }],
      });
    await report({ running: { startedAt: new Date().toISOString() } });
    const { code } = await started.end();
    await report({ terminated: { exitCode: code, reason: code === 0 ? "Completed" : "Error" } });
  }

  private async report(pod: KubernetesObject, status: object): Promise<void> {
    const { status: code, body } = await this.api.client.request("PATCH", `${objectPath(pod)}/status`, { status });
    if (code !== 200) throw new Error(`the status of ${pod.metadata.name}: ${body.message}`);
  }
}

const keyOf = ({ metadata }: KubernetesObject, container: string) =>
  `${metadata.namespace}/${metadata.name}/${container}`;

/** A certificate that nobody knows: without more flags an API server does not ask a node for another one. */
function certificate(): { key: string; cert: string } {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-node-"));
  const file = (name: string) => join(directory, name);
  try {
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", `/CN=${NODE}`, "-days", "2"];
    execFileSync("openssl", [...request, "-keyout", file("key"), "-out", file("cert")], { stdio: "pipe" });
    return { key: readFileSync(file("key"), "utf8"), cert: readFileSync(file("cert"), "utf8") };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
