import { analyzerService, type Call, onRequest } from "./analyzer-service";

/** The message by which the engine tells a pack of its stack; its classes are generated and carry no types here. */
interface Request {
  getDryRun?(): boolean;
}

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  configureStack?: Call<Request>;
}

let told: boolean | undefined;

/** Keeps what the engine says of its run: the SDK passes on the tags of the stack only. */
export function keepDryRun(service: Service = analyzerService()): void {
  onRequest(service.configureStack, (request) => {
    told = request.getDryRun?.();
  });
}

/**
 * Whether the engine makes changes: in an update every value is known, so that one which is not was written by the program.
 * The language host passes the answer to a pack that it starts, an executable has it from the engine alone. The environment comes
 * first, because older engines leave it out of their message (pulumi/pulumi v3.184.0, pkg/resource/plugin/analyzer_plugin.go).
 * Where neither tells, as in `pulumi policy analyze`, nothing is made.
 */
export function isUpdate(): boolean {
  const passed = process.env.PULUMI_NODEJS_DRY_RUN;
  return passed === undefined ? told === false : passed === "false";
}
