import http2, {
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
  type ServerOptions,
} from "node:http2";
import { readings } from "./configured-levels";
import { framed } from "./frame";
import { type GrpcServer, Handlers } from "./handlers";
import { Known } from "./known-answers";
import { type Answer, learn } from "./learn-answer";
import type { Policies } from "./policies";
import { readMessage } from "./read-message";
import { readStack } from "./read-stack";
import { SmallHeap } from "./small-heap";

type Listener = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, ...rest: unknown[]) => void;
type Server = Pick<Http2Server, "on">;

const service = "/pulumirpc.Analyzer/";
const aboutStack = `${service}AnalyzeStack`;
const questions: ReadonlySet<string> = new Set(["Analyze", "Remediate"].map((method) => service + method));
const changes: ReadonlySet<string> = new Set(["Configure", "ConfigureStack"].map((method) => service + method));

/**
 * Answers the questions about resources that all policies leave for their type, which are most of a stack, before the SDK sees
 * them: what it answered about the first one of a type is sent again. So is its answer about remediations where no
 * policy makes any. To decode a question is most of what it costs, and the rest is what gRPC does for each. The question
 * about the stack reaches the SDK without the inputs of those resources.
 *
 * Only for a pack all of whose policies are of this package. Call it before the SDK starts its server. With an SDK whose
 * server works in another way, everything is answered as before, in more time.
 */
export function answerAtOnce(policies: Policies, module: { createServer: unknown } = http2, grpc?: GrpcServer): void {
  const handlers = new Handlers(grpc);
  const createServer = module.createServer as (...args: unknown[]) => Server;
  module.createServer = (...args: unknown[]) => {
    module.createServer = createServer;
    const [options, ...rest] = args as [ServerOptions | undefined, ...unknown[]];
    const server = createServer({ ...options, settings: { ...options?.settings, ...wide } }, ...rest);
    server.on("session", (session) => session.setLocalWindowSize(wide.initialWindowSize));
    const on = server.on.bind(server) as (event: string, listener: unknown) => unknown;
    const known = new Known(policies);
    const heap = new SmallHeap();
    (server as { on: unknown }).on = (event: string, listener: Listener) => {
      on(
        event,
        event === "stream"
          ? (...call: Parameters<Listener>) => receive({ policies, known, handlers, heap, sdk: listener }, call)
          : listener,
      );
      return server;
    };
    return server;
  };
}

/** Lets a message of a megabyte come in a few pieces without waiting for leave in between. */
const wide = { initialWindowSize: 2 ** 24, maxFrameSize: 2 ** 20 };

interface Service {
  readonly policies: Policies;
  readonly known: Known;
  readonly handlers: Handlers;
  readonly heap: SmallHeap;
  /** The server of gRPC. */
  readonly sdk: Listener;
}

function receive({ policies, known, handlers, heap, sdk }: Service, call: Parameters<Listener>): void {
  heap.asked();
  const [stream, headers] = call;
  const path = String(headers[":path"]);
  if (changes.has(path)) {
    const before = readings();
    known.suspend();
    // A copy of the SDK that keeps levels elsewhere leaves this one without them.
    stream.once("close", () => known.resume(path !== `${service}Configure` || readings() > before));
  }
  const handOver = () => sdk(...call);
  const { "grpc-encoding": encoding = "identity" } = headers;
  if (encoding !== "identity" || (path !== aboutStack && !questions.has(path))) {
    handOver();
    return;
  }
  if (path === aboutStack) {
    readStack(stream, policies, handOver);
    return;
  }
  let key: string | undefined;
  const answered = (message: Uint8Array | undefined) => {
    key = message && known.key(path, message);
    const answer = key === undefined ? undefined : known.answer(key);
    if (answer !== undefined) send(stream, answer);
    return answer !== undefined;
  };
  const pass = (message: Uint8Array | undefined, handBack: () => void) => {
    const { envelope } = known;
    const reply = (body: Uint8Array | undefined) => {
      if (body === undefined || envelope === undefined) return handBack();
      const answer = { ...envelope, body: framed(body) };
      known.learn(key, answer);
      send(stream, answer);
      stream.resume();
    };
    if (message !== undefined && envelope !== undefined && handlers.call(path, message, reply)) return;
    learn(stream, (learnt) => known.learn(key, learnt));
    handBack();
  };
  readMessage(stream, heap, { answered, pass, handOver });
}

function send(stream: ServerHttp2Stream, { headers, body, trailers }: Answer): void {
  if (stream.destroyed || stream.closed) return;
  stream.respond(headers, { waitForTrailers: true });
  stream.once("wantTrailers", () => stream.sendTrailers(trailers));
  stream.end(body);
}
