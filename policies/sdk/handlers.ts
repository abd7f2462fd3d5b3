/** A function of the SDK's service, as it is registered with the server of gRPC. */
interface Registered {
  readonly handler: (call: { readonly request: unknown }, answer: Answered) => unknown;
  readonly serialize: (response: unknown) => Uint8Array;
  readonly deserialize: (bytes: Uint8Array) => unknown;
}

type Answered = (error: unknown, response?: unknown) => void;

/** The part of the class `Server` of gRPC that this module replaces. */
export interface GrpcServer {
  readonly prototype: { register?: (...args: never[]) => boolean };
}

/**
 * The functions with which the SDK answers questions. Called without the server of gRPC, they save what it does for each call,
 * which is more than the SDK does itself for a small resource.
 */
export class Handlers {
  readonly #registered = new Map<string, Registered>();

  /** Call it before the SDK starts its server. With a server that works in another way it knows no functions. */
  constructor(server: GrpcServer | undefined = grpcServer()) {
    const register = server?.prototype.register;
    if (typeof register !== "function") return;
    const registered = this.#registered;
    type Register = (...args: unknown[]) => boolean;
    (server as { prototype: { register: Register } }).prototype.register = function (this: unknown, ...args) {
      const [path, handler, serialize, deserialize, kind] = args as [string, ...unknown[]];
      const done = (register as Register).apply(this, args);
      if (done && kind === "unary") registered.set(path, { handler, serialize, deserialize } as Registered);
      return done;
    };
  }

  /**
   * Has the SDK answer `message`; `answered` gets the message with its answer, or undefined where it has none, as with an error.
   * Returns false if the SDK has no function at this path.
   */
  call(path: string, message: Uint8Array, answered: (body: Uint8Array | undefined) => void): boolean {
    const { handler, serialize, deserialize } = this.#registered.get(path) ?? {};
    if (handler === undefined || serialize === undefined || deserialize === undefined) return false;
    const call: { request: unknown } = { request: undefined };
    let open: typeof answered | undefined = answered;
    // V8 keeps some functions of the SDK until it collects old objects, with the call that they were made in: this cuts its links.
    const once = (body?: Uint8Array) => {
      const answer = open;
      open = undefined;
      call.request = undefined;
      answer?.(body);
    };
    try {
      call.request = deserialize(message);
      const done = handler(call, (error, response) => once(error ? undefined : serialize(response)));
      // A function that fails without an answer would leave the engine waiting.
      if (done instanceof Promise) done.catch(() => once());
    } catch {
      once();
    }
    return true;
  }
}

function grpcServer(): GrpcServer | undefined {
  try {
    return require("@grpc/grpc-js").Server;
  } catch {
    return undefined;
  }
}
