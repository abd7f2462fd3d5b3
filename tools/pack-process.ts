import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { Remediation, TestResource, Violation } from "../policies/testing";
import { partOfStack, questionAbout as request } from "../policies/testing/request";
import { fromWire, toWire } from "../policies/testing/wire";

export { request };

const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = pulumi("@grpc/grpc-js");
const empty = pulumi("google-protobuf/google/protobuf/empty_pb.js");
const levels = { advisory: 0, mandatory: 1, disabled: 2, remediate: 3 } as const;

export interface StartOptions {
  /** `directory`: by the SDK's runner. `executable`: the entry run by `node`. `program`: the entry started by its first line. */
  readonly as: "directory" | "executable" | "program";
  /** Working directory; language hosts differ in it. Default: the pack's. */
  readonly cwd?: string;
  /** The Node binary. Default: this one. */
  readonly node?: string;
  /** Added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** The configuration of one policy, as the engine sends it. */
export interface PolicyConfig {
  readonly level: keyof typeof levels;
  readonly properties?: object;
}

/** The answers of a pack about each resource of a program, and about the stack. */
export interface Answers {
  readonly resources: readonly {
    readonly remediate: proto.RemediateResponse.AsObject;
    readonly analyze: proto.AnalyzeResponse.AsObject;
  }[];
  readonly analyzeStack: proto.AnalyzeResponse.AsObject;
}

/** What the engine asks about a program, as bytes: method and question, about each resource and then about the stack. */
export function questionsAbout(program: readonly TestResource[]): (readonly [Method, Uint8Array])[] {
  const all = new proto.AnalyzeStackRequest();
  all.setResourcesList(program.map(partOfStack));
  const own = program.map((resource) => request(resource).serializeBinary());
  return [
    ...own.flatMap((question) => [["Remediate", question] as const, ["Analyze", question] as const]),
    ["AnalyzeStack", all.serializeBinary()],
  ];
}

type Method = "Analyze" | "Remediate" | "AnalyzeStack";

/** A pack as the engine sees it: a process with a gRPC server. */
export class PackProcess {
  private constructor(
    private readonly child: ChildProcess,
    // biome-ignore lint/suspicious/noExplicitAny: the client's typings belong to another copy of grpc-js
    private readonly client: any,
    /** Output before the port; a correct pack prints nothing there. */
    readonly before: string,
    private readonly stderr: () => string,
  ) {}

  static async start(pack: string, options: StartOptions): Promise<PackProcess> {
    const { as, cwd = pack, node = process.execPath, env = {} } = options;
    const [command = "", ...args] = commandFor(pack, as, node);
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stderr.on("data", (chunk) => (err += chunk));
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.on("data", (chunk) => {
        out += chunk;
        if (out.includes("\n")) resolve(out.split("\n")[0] as string);
      });
      child.once("exit", (code) =>
        reject(new Error(`the pack stopped with ${code} before it gave its port: ${err}${out}`)),
      );
    });
    const client = new rpc.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
      "grpc.max_send_message_length": -1,
      "grpc.max_receive_message_length": -1,
    });
    return new PackProcess(child, client, /^\d+$/.test(port) ? "" : port, () => err);
  }

  /** The lines that the pack has written to its standard error; the CLI shows each as a diagnostic of the stack. */
  get told(): string[] {
    return this.stderr().split("\n").filter(Boolean);
  }

  /** Name and level of every policy. */
  async info(): Promise<{ name: string; version: string; policies: Record<string, number> }> {
    const info = (await this.#call("getAnalyzerInfo", new empty.Empty())) as proto.AnalyzerInfo;
    const policies = info.getPoliciesList().map((policy) => [policy.getName(), policy.getEnforcementlevel()]);
    return { name: info.getName(), version: info.getVersion(), policies: Object.fromEntries(policies) };
  }

  async analyze(resource: TestResource): Promise<Pick<Violation, "policy" | "message">[]> {
    const response = (await this.#call("analyze", request(resource))) as proto.AnalyzeResponse;
    return response
      .getDiagnosticsList()
      .map((found) => ({ policy: found.getPolicyname(), message: found.getMessage() }));
  }

  async remediate(resource: TestResource): Promise<Pick<Remediation, "props" | "by">> {
    const response = (await this.#call("remediate", request(resource))) as proto.RemediateResponse;
    const changed = response.getRemediationsList().filter((remediation) => remediation.hasProperties());
    return {
      props: fromWire(changed.at(-1)?.getProperties() as never),
      by: changed.map((remediation) => remediation.getPolicyname()),
    };
  }

  /** Sends both requests of the engine about one resource, remediations first. `message` comes from `request` and can be sent again. */
  async judge(message: proto.AnalyzeRequest): Promise<void> {
    await this.#call("remediate", message);
    await this.#call("analyze", message);
  }

  /** Sends the request about the whole stack, as the engine does at the end. */
  async judgeStack(resources: readonly TestResource[]): Promise<void> {
    const message = new proto.AnalyzeStackRequest();
    message.setResourcesList(resources.map(partOfStack));
    await this.#call("analyzeStack", message);
  }

  /** The complete answers about a program, for a comparison with another process: about each resource, then about the stack. */
  async answers(program: readonly TestResource[]): Promise<Answers> {
    const resources: Answers["resources"][number][] = [];
    for (const message of program.map(request)) {
      const remediate = (await this.#call("remediate", message)) as proto.RemediateResponse;
      const analyze = (await this.#call("analyze", message)) as proto.AnalyzeResponse;
      resources.push({ remediate: remediate.toObject(), analyze: analyze.toObject() });
    }
    const all = new proto.AnalyzeStackRequest();
    all.setResourcesList(program.map(partOfStack));
    const analyzeStack = (await this.#call("analyzeStack", all)) as proto.AnalyzeResponse;
    return { resources, analyzeStack: analyzeStack.toObject() };
  }

  /** Replaces the configuration of all policies. */
  async configure(config: Readonly<Record<string, PolicyConfig>>): Promise<void> {
    const message = new proto.ConfigureAnalyzerRequest();
    for (const [policy, { level, properties = {} }] of Object.entries(config)) {
      const own = new proto.PolicyConfig();
      own.setEnforcementlevel(levels[level]);
      own.setProperties(toWire(properties) as never);
      message.getPolicyconfigMap().set(policy, own);
    }
    await this.#call("configure", message);
  }

  /** Peak memory of the process in bytes; its current memory on systems without a peak. */
  memory(): number {
    const { pid } = this.child;
    const status = `/proc/${pid}/status`;
    const kilobytes = existsSync(status)
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return Number(kilobytes) * 1024;
  }

  /** Processor time of the process in seconds; undefined on systems that do not report it. */
  processorTime(): number | undefined {
    const tasks = `/proc/${this.child.pid}/task`;
    if (!existsSync(tasks)) return undefined;
    const times = readdirSync(tasks).map((task) => {
      const [time = ""] = readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ");
      return Number(time);
    });
    return times.reduce((sum, time) => sum + time, 0) / 1e9;
  }

  /** The answer to a question that is bytes already, as bytes; the error of gRPC as `code details`. */
  ask(method: Method, question: Uint8Array): Promise<Buffer | string> {
    return new Promise((resolve) =>
      this.client.makeUnaryRequest(
        `/pulumirpc.Analyzer/${method}`,
        Buffer.from,
        (answer: Buffer) => answer,
        question,
        (error: { code: number; details: string } | null, answer: Buffer) =>
          resolve(error === null ? answer : `${error.code} ${error.details}`),
      ),
    );
  }

  stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    this.client.close();
    this.child.kill(signal);
    return new Promise((resolve) => this.child.once("exit", () => resolve()));
  }

  #call(method: string, message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.client[method](message, (error: Error | null, response: unknown) =>
        error ? reject(error) : resolve(response),
      );
    });
  }
}

function commandFor(pack: string, as: StartOptions["as"], node: string): string[] {
  const entry = join(pack, "bin/readonly-rootfs");
  // A pack gets the address of an engine and never calls it; no engine listens there.
  const engine = "127.0.0.1:1";
  if (as === "program") return [entry, engine];
  if (as === "executable") return [node, entry, engine];
  return [node, require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [pack] }), engine, pack];
}
