/**
 * The SDK's gRPC service, whose calls the modules beside this one replace; its generated classes carry no types here. Empty
 * with an SDK that keeps it elsewhere, which therefore works as before.
 */
export function analyzerService<Service extends object>(): Partial<Service> {
  try {
    return require("@pulumi/pulumi/proto/analyzer_grpc_pb").AnalyzerService;
  } catch {
    return {};
  }
}

/** A call of the service, by the function with which the SDK reads its messages. */
export interface Call<Request> {
  requestDeserialize?: (bytes: Uint8Array) => Request;
}

/**
 * Has `read` read the messages of a call; it gets the SDK's function, which reads what it returns nothing for. A call that the SDK does
 * not have is left.
 */
export function replaceReading<Request>(
  call: Call<Request> | undefined,
  read: (bytes: Uint8Array, deserialize: (bytes: Uint8Array) => Request) => Request | undefined,
): void {
  const deserialize = call?.requestDeserialize;
  if (call === undefined || deserialize === undefined) return;
  call.requestDeserialize = (bytes) => read(bytes, deserialize) ?? deserialize(bytes);
}

/** Tells of every message of a call, before the SDK answers it. */
export function onRequest<Request>(call: Call<Request> | undefined, tell: (request: Request) => void): void {
  replaceReading(call, (bytes, deserialize) => {
    const request = deserialize(bytes);
    tell(request);
    return request;
  });
}
