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
