import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { TestResource, Violation } from "../../policies/testing";
import { toWire } from "../../policies/testing/wire";

const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = pulumi("@grpc/grpc-js");
const empty = pulumi("google-protobuf/google/protobuf/empty_pb.js");

export interface StartOptions {
  /** How the engine starts it: through the SDK's runner in the pack's directory, or as a program of its own. */
  readonly as: "directory" | "executable";
  /** Working directory; language hosts differ in it. Default: the pack's. */
  readonly cwd?: string;
  /** The Node binary. Default: this one. */
  readonly node?: string;
}

/** A pack as the engine sees it: a process with a gRPC server. */
export class PackProcess {
  private constructor(
    private readonly child: ChildProcess,
    // biome-ignore lint/suspicious/noExplicitAny: the client's typings belong to another copy of grpc-js
    private readonly client: any,
    /** What the pack printed before its port; has to be nothing. */
    readonly before: string,
  ) {}

  static async start(pack: string, { as, cwd = pack, node = process.execPath }: StartOptions): Promise<PackProcess> {
    const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [pack] });
    const args = as === "directory" ? [runner, "127.0.0.1:1", pack] : [join(pack, "bin/readonly-rootfs"), "127.0.0.1:1"];
    const child = spawn(node, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stderr.on("data", (chunk) => (err += chunk));
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.on("data", (chunk) => {
        out += chunk;
        if (out.includes("\n")) resolve(out.split("\n")[0] as string);
      });
      child.once("exit", (code) => reject(new Error(`the pack stopped with ${code} before it gave its port: ${err}${out}`)));
    });
    const client = new rpc.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    return new PackProcess(child, client, /^\d+$/.test(port) ? "" : port);
  }

  /** Name and level of every policy. */
  async info(): Promise<{ name: string; version: string; policies: Record<string, number> }> {
    const info = (await this.#call("getAnalyzerInfo", new empty.Empty())) as proto.AnalyzerInfo;
    const policies = info.getPoliciesList().map((policy) => [policy.getName(), policy.getEnforcementlevel()]);
    return { name: info.getName(), version: info.getVersion(), policies: Object.fromEntries(policies) };
  }

  async analyze(resource: TestResource): Promise<Pick<Violation, "policy" | "message">[]> {
    const response = (await this.#call("analyze", request(resource))) as proto.AnalyzeResponse;
    return response.getDiagnosticsList().map((found) => ({ policy: found.getPolicyname(), message: found.getMessage() }));
  }

  async remediate(resource: TestResource): Promise<void> {
    await this.#call("remediate", request(resource));
  }

  /** Resident memory in bytes, where the system tells. */
  get pid(): number {
    return this.child.pid as number;
  }

  stop(): Promise<void> {
    this.client.close();
    this.child.kill();
    return new Promise((resolve) => this.child.once("exit", () => resolve()));
  }

  #call(method: string, message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.client[method](message, (error: Error | null, response: unknown) => (error ? reject(error) : resolve(response)));
    });
  }
}

function request({ type, props, name = "test", stack = "dev" }: TestResource): proto.AnalyzeRequest {
  const message = new proto.AnalyzeRequest();
  message.setType(type);
  message.setName(name);
  message.setUrn(`urn:pulumi:${stack}::project::${type}::${name}`);
  message.setProperties(toWire(props) as never);
  message.setOptions(new proto.AnalyzerResourceOptions());
  return message;
}
