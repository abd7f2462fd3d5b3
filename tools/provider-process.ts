import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// The SDK's generated messages work only with the SDK's own copies of these libraries.
const pulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));
const grpc = pulumi("@grpc/grpc-js");
const { Struct } = pulumi("google-protobuf/google/protobuf/struct_pb.js");
const { ResourceProviderClient } = pulumi("@pulumi/pulumi/proto/provider_grpc_pb");
const messages = pulumi("@pulumi/pulumi/proto/provider_pb");

export interface CheckAnswer {
  inputs: Record<string, unknown>;
  failures: { property: string; reason: string }[];
}

/** A provider process with the gRPC calls of the engine. Values are in wire form: secrets and unknown values are marked objects. */
export interface ProviderProcess {
  configure(variables?: Record<string, unknown>): Promise<void>;
  check(urn: string, news: object, olds?: object): Promise<CheckAnswer>;
  diff(urn: string, id: string, olds: object, news: object): Promise<{ changes: number; replaces: string[] }>;
  create(
    urn: string,
    properties: object,
    preview?: boolean,
  ): Promise<{ id: string; properties: Record<string, unknown> }>;
  getSchema(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a provider and waits until it listens. @throws Error with its output if it ends before. */
export async function startProvider(
  path: string,
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<ProviderProcess> {
  const child: ChildProcess = spawn(path, ["127.0.0.1:1"], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${path} ended with code ${code} before it listened: ${errors}`);
  });
  const [port] = (await Promise.race([once(lines, "line"), ended])) as [string];
  ended.catch(() => {});
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": 400 * 1024 * 1024,
  });
  // biome-ignore lint/suspicious/noExplicitAny: the generated messages are untyped here
  const call = (method: string, request: unknown): Promise<any> =>
    new Promise((resolve, reject) => {
      client[method](request, (error: Error | null, response: unknown) => (error ? reject(error) : resolve(response)));
    });
  const struct = (value: object) => Struct.fromJavaScript(value);
  return {
    async configure(variables = {}) {
      const request = new messages.ConfigureRequest();
      request.setArgs(struct(variables));
      request.setAcceptsecrets(true);
      request.setAcceptresources(true);
      for (const [name, value] of Object.entries(variables)) request.getVariablesMap().set(name, String(value));
      await call("configure", request);
    },
    async check(urn, news, olds = {}) {
      const request = new messages.CheckRequest();
      request.setUrn(urn);
      request.setNews(struct(news));
      request.setOlds(struct(olds));
      // The seed of the names that a provider generates.
      request.setRandomseed(Buffer.alloc(32, 7));
      const response = await call("check", request);
      return {
        inputs: response.getInputs()?.toJavaScript() ?? {},
        failures: response.getFailuresList().map((failure: { getProperty(): string; getReason(): string }) => ({
          property: failure.getProperty(),
          reason: failure.getReason(),
        })),
      };
    },
    async diff(urn, id, olds, news) {
      const request = new messages.DiffRequest();
      request.setUrn(urn);
      request.setId(id);
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const response = await call("diff", request);
      return { changes: response.getChanges(), replaces: response.getReplacesList() };
    },
    async create(urn, properties, preview = false) {
      const request = new messages.CreateRequest();
      request.setUrn(urn);
      request.setProperties(struct(properties));
      request.setPreview(preview);
      const response = await call("create", request);
      return { id: response.getId(), properties: response.getProperties()?.toJavaScript() ?? {} };
    },
    async getSchema() {
      return (await call("getSchema", new messages.GetSchemaRequest())).getSchema();
    },
    async stop() {
      client.close();
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, "exit");
    },
  };
}
