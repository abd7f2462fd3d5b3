import http2, {
  type Http2Server,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
  type ServerOptions,
} from "node:http2";
import { readings } from "./configured-levels";
import { framed, isPlain, lengthIn, PREFIX } from "./frame";
import { collectGarbage } from "./garbage";
import { type GrpcServer, Handlers } from "./handlers";
import { Known, type Policies } from "./known-answers";
import { ShortenedStack } from "./shortened-stack";
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
    shorten(stream, policies, handOver);
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
  readMessage(stream, heap, handOver, answered, pass);
}

/** All that gRPC sends for one answer. */
export interface Answer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
  readonly trailers: OutgoingHttpHeaders;
}

/** Bigger messages are not kept until they are whole. */
const longest = 64 * 2 ** 20;

/**
 * Reads one message, or undefined where it is of another form. Where that does not answer it, passes it on, with a function that
 * has the server of gRPC read all of it again.
 */
function readMessage(
  stream: ServerHttp2Stream,
  heap: SmallHeap,
  handOver: () => void,
  answered: (message: Uint8Array | undefined) => boolean,
  pass: (message: Uint8Array | undefined, handBack: () => void) => void,
): void {
  // Small messages come in one piece; of a big one, each piece is copied to its place and can be freed.
  let held: Buffer = none;
  let own = false;
  let size = 0;
  let whole = Number.NaN;
  let done = false;
  const take = (chunk: Buffer) => {
    if (done) return;
    heap.received(chunk.length);
    if (size === 0) held = chunk;
    else if (size + chunk.length <= held.length) chunk.copy(held, size);
    else held = Buffer.concat([held.subarray(0, size), chunk]);
    size += chunk.length;
    if (Number.isNaN(whole) && size >= PREFIX) whole = PREFIX + lengthIn(held);
    if (size < whole && whole <= longest) {
      if (held.length < whole) {
        held = room(whole, held.subarray(0, size));
        own = true;
      }
      return;
    }
    // A prefix that is not whole may become so.
    if (Number.isNaN(whole)) return;
    const bytes = held.subarray(0, size);
    const message = size === whole && isPlain(bytes) ? bytes.subarray(PREFIX) : undefined;
    done = answered(message);
    if (done) {
      // That of a message in one piece belongs to Node.js.
      if (own && held.length <= longestSpare) spare = held;
      return;
    }
    stream.off("data", take).off("end", short).pause();
    pass(message, () => {
      stream.off("error", ignore);
      handOver();
      if (stream.readableEnded) tellAgain(stream, bytes);
      else stream.unshift(bytes);
    });
  };
  const short = () => {
    if (done) return;
    stream.off("data", take).off("error", ignore);
    pass(undefined, () => {
      handOver();
      tellAgain(stream, held.subarray(0, size));
    });
  };
  stream.on("data", take).once("end", short).on("error", ignore);
}

/** Tells the server of gRPC of what was read and of the end after it, which cannot be put back. */
function tellAgain(stream: ServerHttp2Stream, bytes: Buffer): void {
  if (bytes.length > 0) stream.emit("data", bytes);
  stream.emit("end");
}

/** Reads the message about the stack, and hands it over with what is kept of it. */
function shorten(stream: ServerHttp2Stream, { leave }: Policies, handOver: () => void): void {
  let start: Buffer = none;
  let stack: ShortenedStack | undefined;
  const give = (bytes: Buffer) => {
    stream.off("data", take).off("end", short).off("error", ignore).pause();
    handOver();
    stream.unshift(bytes);
  };
  const take = (chunk: Buffer) => {
    let next = chunk;
    if (stack === undefined) {
      start = Buffer.concat([start, chunk]);
      if (start.length < PREFIX) return;
      if (!isPlain(start)) return give(start);
      const length = lengthIn(start);
      if (length > large) collectGarbage();
      stack = new ShortenedStack(length, leave);
      next = start.subarray(PREFIX);
    }
    const { missing } = stack;
    stack.take(next.subarray(0, missing));
    if (next.length < missing) return;
    const frame = stack.framed();
    give(next.length === missing ? frame : Buffer.concat([frame, next.subarray(missing)]));
  };
  const short = () => {
    stream.off("data", take).off("error", ignore);
    handOver();
    tellAgain(stream, stack?.framed() ?? start);
  };
  stream.on("data", take).once("end", short).on("error", ignore);
}

/** A stack of some thousand resources: of a smaller one the pack takes less memory than it has at its start. */
const large = 4 * 2 ** 20;

const none = Buffer.alloc(0);

/** The buffer of a message that has been answered, for the next one. */
let spare: Buffer = none;
const longestSpare = 4 * 2 ** 20;

/** A buffer for a message of `whole` bytes that starts with these. */
function room(whole: number, start: Buffer): Buffer {
  const buffer = spare.length >= whole ? spare : Buffer.allocUnsafeSlow(whole);
  spare = none;
  start.copy(buffer);
  return buffer;
}

/** A broken stream is closed, and nobody waits for its answer. */
const ignore = () => {};

function send(stream: ServerHttp2Stream, { headers, body, trailers }: Answer): void {
  if (stream.destroyed || stream.closed) return;
  stream.respond(headers, { waitForTrailers: true });
  stream.once("wantTrailers", () => stream.sendTrailers(trailers));
  stream.end(body);
}

/** Passes on what the SDK answers, if that is one message and no error. */
function learn(stream: ServerHttp2Stream, learnt: (answer: Answer) => void): void {
  const { respond, write, sendTrailers } = stream;
  let headers: OutgoingHttpHeaders | undefined;
  const bodies: Uint8Array[] = [];
  stream.respond = (...args) => {
    headers = { ...args[0] };
    return respond.apply(stream, args);
  };
  stream.write = (...args: unknown[]) => {
    bodies.push(args[0] as Uint8Array);
    return (write as (...args: unknown[]) => boolean).apply(stream, args);
  };
  stream.sendTrailers = (trailers) => {
    const [body, another] = bodies;
    if (headers && body instanceof Uint8Array && another === undefined && Number(trailers["grpc-status"]) === 0) {
      learnt({ headers, body: Uint8Array.from(body), trailers: { ...trailers } });
    }
    return sendTrailers.call(stream, trailers);
  };
}
