import assert from "node:assert/strict";
import http2, { type Http2Server, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { isContainerless } from "../../policies/platforms";
import { answerAtOnce } from "../../policies/sdk/answer-at-once";
import type { TestResource } from "../../policies/testing";
import { partOfStack, questionAbout } from "../../policies/testing/request";
import { container } from "../support/resources";

const bucket: TestResource = { type: "aws:s3/bucket:Bucket", props: { bucket: "assets" } };

/** A message as gRPC sends it. */
function framed(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** A stand-in for the SDK, which answers with the number of the question, and keeps what reached it. */
class Sdk {
  readonly reached: { readonly path: string; readonly message: Buffer }[] = [];
  readonly module = { createServer: http2.createServer as unknown };
  server: Http2Server | undefined;
  #client: http2.ClientHttp2Session | undefined;

  /** The class of gRPC's server, which knows no functions until `register` is called. */
  readonly grpc = class {
    register(..._: unknown[]): boolean {
      return true;
    }
  };

  constructor() {
    answerAtOnce({ leave: isContainerless, mayRemediate: () => false }, this.module, this.grpc);
  }

  /** Registers the function that answers `Analyze`; its message is its only byte. */
  register(handler: (call: unknown, answer: (error: unknown, response?: unknown) => void) => unknown): void {
    const serialize = (response: unknown) => Uint8Array.of(response as number);
    new this.grpc().register("/pulumirpc.Analyzer/Analyze", handler, serialize, (bytes: Uint8Array) => bytes, "unary");
  }

  /** Starts a server as the SDK does; `listen` tells it what to do. */
  async start(listen: (server: Http2Server) => void): Promise<void> {
    this.server = (this.module.createServer as typeof http2.createServer)();
    listen(this.server);
    await new Promise<void>((resolve) => this.server?.listen(0, "127.0.0.1", resolve));
    const { port } = this.server.address() as AddressInfo;
    this.#client = http2.connect(`http://127.0.0.1:${port}`);
  }

  /** Answers a stream, with the status of gRPC that is given. */
  readonly answer = (stream: ServerHttp2Stream, path: string, status = "0") => {
    const pieces: Buffer[] = [];
    // The server of gRPC starts to read when a handler wants the message.
    stream.on("data", (piece: Buffer) => pieces.push(piece)).resume();
    stream.on("end", () => {
      const number = this.reached.push({ path, message: Buffer.concat(pieces) });
      stream.respond({ ":status": 200, "content-type": "application/grpc+proto" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": status }));
      stream.write(framed(Buffer.from([number])));
      stream.end();
    });
  };

  /** Asks with these bytes; returns the number in the answer. */
  async ask(method: string, body: Buffer, headers: http2.OutgoingHttpHeaders = {}): Promise<number | undefined> {
    const stream = this.#send(method, body, headers);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces)[5];
  }

  /** Asks, and breaks off when `until` holds. */
  async giveUp(method: string, body: Buffer, until: () => boolean): Promise<void> {
    const stream = this.#send(method, body).on("error", () => {});
    while (!until()) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise<void>((resolve) => stream.once("close", resolve).close(http2.constants.NGHTTP2_CANCEL));
  }

  #send(method: string, body: Buffer, headers: http2.OutgoingHttpHeaders = {}): http2.ClientHttp2Stream {
    const path = `/pulumirpc.Analyzer/${method}`;
    const stream = (this.#client as http2.ClientHttp2Session).request({ ":method": "POST", ":path": path, ...headers });
    stream.end(body);
    return stream;
  }

  async stop(): Promise<void> {
    this.#client?.close();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

const about = (resource: TestResource) => framed(questionAbout(resource).serializeBinary());

const web = about({ ...container({}), name: "web" });

function aboutStack(resources: readonly TestResource[]): Buffer {
  const question = new proto.AnalyzeStackRequest();
  question.setResourcesList(resources.map(partOfStack));
  return framed(question.serializeBinary());
}

describe("a server that answers at once", () => {
  let sdk: Sdk;
  beforeEach(() => {
    sdk = new Sdk();
  });
  afterEach(() => sdk.stop());
  const streams = (status?: string) => (server: Http2Server) =>
    server.on("stream", (stream, headers) => sdk.answer(stream, String(headers[":path"]), status));
  const asked = async (...questions: Parameters<Sdk["ask"]>[]) => {
    const answers: (number | undefined)[] = [];
    for (const question of questions) answers.push(await sdk.ask(...question));
    return answers;
  };

  it("a type that all policies leave reaches the SDK once, a container each time", async () => {
    await sdk.start(streams());
    const [one, other] = [about(bucket), about({ ...bucket, name: "other" })];
    assert.deepEqual(await asked(["Analyze", one], ["Analyze", other], ["Analyze", one]), [1, 1, 1]);
    assert.deepEqual(await asked(["Analyze", web], ["Analyze", web]), [2, 3]);
  });

  it("a question about remediations reaches the SDK once if no policy makes any", async () => {
    await sdk.start(streams());
    assert.deepEqual(await asked(["Remediate", web], ["Remediate", about(bucket)]), [1, 1]);
  });

  it("an error of the SDK is asked for each time", async () => {
    await sdk.start(streams("13"));
    assert.deepEqual(await asked(["Analyze", about(bucket)], ["Analyze", about(bucket)]), [1, 2]);
  });

  it("a compressed question, and any of another form, reaches the SDK as it was sent", async () => {
    await sdk.start(streams());
    const question = about(bucket);
    const flagged = Buffer.concat([Uint8Array.of(1), question.subarray(1)]);
    const twice = Buffer.concat([question, question]);
    const forms = [question, flagged, flagged, twice, question.subarray(0, 3), Buffer.alloc(0)];
    for (const form of forms) await sdk.ask("Analyze", form);
    await sdk.ask("Analyze", question, { "grpc-encoding": "gzip" });
    await sdk.ask("AnalyzeStack", flagged);
    await sdk.ask("AnalyzeStack", aboutStack([bucket]), { "grpc-encoding": "gzip" });
    assert.deepEqual(
      sdk.reached.map(({ message }) => message),
      [...forms, question, flagged, aboutStack([bucket])],
    );
  });

  it("a stack reaches the SDK without the inputs of what all policies leave, with all that follows it", async () => {
    await sdk.start(streams());
    const stack = [bucket, { ...container({ image: "nginx" }), name: "web" }];
    const shortened = aboutStack([{ ...bucket, props: {} }, stack[1] as TestResource]);
    await sdk.ask("AnalyzeStack", aboutStack(stack));
    await sdk.ask("AnalyzeStack", Buffer.concat([aboutStack(stack), Buffer.from("more")]));
    assert.deepEqual(
      sdk.reached.map(({ message }) => message),
      [shortened, Buffer.concat([shortened, Buffer.from("more")])],
    );
    const whole = aboutStack(stack);
    for (const length of [0, 3, 5, 9, whole.length - 1]) await sdk.ask("AnalyzeStack", whole.subarray(0, length));
    const [none, three, five, nine, cut] = sdk.reached.slice(2).map(({ message }) => message);
    assert.deepEqual([none?.length, three?.length, five?.length, nine?.length], [0, 3, 5, 9]);
    assert.equal(cut?.readUInt32BE(1), (cut?.length as number) - 5 + 1);
  });

  it("a container is answered by the SDK's function alone, once the server has answered anything", async () => {
    const questions: Buffer[] = [];
    sdk.register((call, answer) => {
      questions.push(Buffer.from((call as { request: Uint8Array }).request));
      answer(null, 77);
    });
    await sdk.start(streams());
    assert.deepEqual(await asked(["Analyze", web], ["Analyze", web], ["Remediate", web]), [1, 77, 2]);
    assert.deepEqual(questions, [web.subarray(5)]);
  });

  it("a type that all policies leave is answered by the SDK's function once", async () => {
    let calls = 0;
    sdk.register((_, answer) => answer(null, 70 + ++calls));
    await sdk.start(streams());
    const bucketNamed = (name: string) => about({ ...bucket, name });
    assert.deepEqual(
      await asked(["Analyze", web], ["Analyze", bucketNamed("a")], ["Analyze", bucketNamed("b")]),
      [1, 71, 71],
    );
  });

  it("a question that the SDK's function cannot answer reaches the server as it was sent", async () => {
    const failures: Parameters<Sdk["register"]>[0][] = [
      (_, answer) => answer(new Error("no")),
      () => Promise.reject(new Error("no")),
      () => {
        throw new Error("no");
      },
      async (_, answer) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        answer(new Error("no"));
      },
    ];
    await sdk.start(streams());
    await sdk.ask("Analyze", web);
    for (const failure of failures) {
      sdk.register(failure);
      await sdk.ask("Analyze", web);
    }
    assert.deepEqual(
      sdk.reached.map(({ message }) => message),
      [web, web, web, web, web],
    );
  });

  it("an engine that no longer waits for the SDK's function gets no answer, and the next one does", async () => {
    let late: (() => void) | undefined;
    sdk.register((_, answer) => {
      late = () => answer(null, 77);
    });
    await sdk.start(streams());
    await sdk.ask("Analyze", web);
    await sdk.giveUp("Analyze", web, () => late !== undefined);
    late?.();
    sdk.register((_, answer) => answer(null, 78));
    assert.deepEqual(await asked(["Analyze", web]), [78]);
  });

  it("a second server of the process is left as it is", async () => {
    (sdk.module.createServer as typeof http2.createServer)();
    await sdk.start(streams());
    assert.deepEqual(await asked(["Analyze", about(bucket)], ["Analyze", about(bucket)]), [1, 2]);
  });
});
