import type { OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";

/** All that gRPC sends for one answer. */
export interface Answer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Uint8Array;
  readonly trailers: OutgoingHttpHeaders;
}

/** Passes on what the SDK answers, if that is one message and no error. */
export function learn(stream: ServerHttp2Stream, learnt: (answer: Answer) => void): void {
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
