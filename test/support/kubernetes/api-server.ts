import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../real/machine";
import { KubernetesClient } from "./client";

/** A Kubernetes API server with its own etcd, on loopback. It has no controllers and no nodes, so no pod ever runs. */
export interface ApiServer {
  client: KubernetesClient;
  /** Port on 127.0.0.1. */
  port: number;
  /** Path of a kubeconfig with an administrator. */
  kubeconfig: string;
  /** The text of a kubeconfig that reaches this server through another port on 127.0.0.1. */
  kubeconfigThrough(port: number): string;
  /** The events of the audit log so far, one for each request that changed something. */
  audit(): AuditEvent[];
  stop(): Promise<void>;
}

export interface AuditEvent {
  verb: string;
  objectRef?: { resource: string; namespace?: string; name?: string };
  annotations?: Record<string, string>;
}

const AUDIT_POLICY = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
    verbs: [create, update, patch, delete]
`;

// Without controllers, nothing creates the service account that the first plugin demands, or removes the finalizer of the second.
const WITHOUT_CONTROLLERS = ["ServiceAccount", "StorageObjectInUseProtection"];

/** @throws Error with the end of the log of the program that failed, if the server does not answer. */
export async function startApiServer(programs: { apiServer: string; etcd: string }): Promise<ApiServer> {
  const directory = mkdtempSync(join(tmpdir(), "readonly-rootfs-kubernetes-"));
  const started: Program[] = [];
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  const stop = async () => {
    for (const program of started.reverse()) await program.stop();
    process.off("exit", remove);
    remove();
  };
  // Ends the server if the run is ended early.
  process.once("exit", remove);
  try {
    const [clientPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
    const etcdUrl = `http://127.0.0.1:${clientPort}`;
    const etcd = new Program(programs.etcd, join(directory, "etcd.log"), [
      `--data-dir=${join(directory, "etcd")}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-advertise-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-cluster=default=http://127.0.0.1:${peerPort}`,
      "--unsafe-no-fsync",
      "--log-level=warn",
    ]);
    started.push(etcd);

    const path = (name: string) => join(directory, name);
    const token = randomBytes(24).toString("hex");
    writeFileSync(path("tokens.csv"), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
    writeFileSync(path("audit.yaml"), AUDIT_POLICY);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writeFileSync(path("service-account.key"), privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });
    const apiServer = new Program(programs.apiServer, path("apiserver.log"), [
      `--etcd-servers=${etcdUrl}`,
      "--bind-address=127.0.0.1",
      "--advertise-address=127.0.0.1",
      "--endpoint-reconciler-type=none",
      `--secure-port=${port}`,
      `--cert-dir=${path("certificates")}`,
      `--token-auth-file=${path("tokens.csv")}`,
      "--authorization-mode=RBAC",
      "--service-account-issuer=https://127.0.0.1",
      `--service-account-key-file=${path("service-account.key")}`,
      `--service-account-signing-key-file=${path("service-account.key")}`,
      "--service-cluster-ip-range=10.0.0.0/24",
      `--disable-admission-plugins=${WITHOUT_CONTROLLERS}`,
      // Foreground deletion would wait for a garbage collector, which does not run.
      "--enable-garbage-collector=false",
      `--audit-policy-file=${path("audit.yaml")}`,
      `--audit-log-path=${path("audit.log")}`,
    ]);
    started.push(apiServer);

    const certificate = () => readFileSync(join(directory, "certificates", "apiserver.crt"), "utf8");
    const ready = async () => {
      const client = new KubernetesClient(port, token, certificate());
      try {
        const { status } = await client.request("GET", "/readyz");
        if (status === 200) return client;
      } catch {}
      client.close();
      return undefined;
    };
    const client = await answers([etcd, apiServer], ready);
    const kubeconfigThrough = (through: number) => kubeconfigText(through, token, certificate());
    writeFileSync(path("kubeconfig"), kubeconfigThrough(port), { mode: 0o600 });
    return {
      client,
      port,
      kubeconfig: path("kubeconfig"),
      kubeconfigThrough,
      audit: () =>
        readFileSync(path("audit.log"), "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line)),
      async stop() {
        client.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

class Program {
  private readonly child: ChildProcess;
  private readonly kill = () => this.child.kill("SIGKILL");

  constructor(
    readonly path: string,
    private readonly logFile: string,
    args: readonly string[],
  ) {
    const log = openSync(logFile, "w");
    // A separate process group: an interrupt from the terminal must not end the server before its clients.
    this.child = spawn(path, args, { stdio: ["ignore", log, log], detached: true });
    closeSync(log);
    process.prependOnceListener("exit", this.kill);
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get log(): string {
    return readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-15).join("\n");
  }

  async stop(): Promise<void> {
    process.off("exit", this.kill);
    if (this.ended) return;
    const exit = new Promise<void>((resolve) => this.child.once("exit", () => resolve()));
    // A graceful end takes seconds, and no data is kept.
    this.kill();
    await exit;
  }
}

async function answers<T>(programs: readonly Program[], attempt: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 300_000;
  for (;;) {
    const answer = await attempt().catch(() => undefined);
    if (answer !== undefined) return answer;
    const ended = programs.find((program) => program.ended);
    const blamed = ended ?? (Date.now() > deadline ? programs.at(-1) : undefined);
    if (blamed !== undefined) {
      throw new Error(`${blamed.path} does not answer; the end of its log:\n${blamed.log}`);
    }
    await sleep(100);
  }
}

function kubeconfigText(port: number, token: string, certificate: string): string {
  const named = (kind: string, content: object) => ({ name: "test", [kind]: content });
  const server = `https://127.0.0.1:${port}`;
  const authority = Buffer.from(certificate).toString("base64");
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [named("cluster", { server, "certificate-authority-data": authority })],
    users: [named("user", { token })],
    contexts: [named("context", { cluster: "test", user: "test" })],
    "current-context": "test",
  });
}
