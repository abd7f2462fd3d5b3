import type { EnforcementLevel } from "@pulumi/policy";
import { analyzerService, type Call, onRequest } from "./analyzer-service";

/** The message by which the engine configures a pack; its classes are generated and carry no types here. */
interface Request {
  getPolicyconfigMap(): { entries(): Iterable<[name: string, config: { getEnforcementlevel?(): number | undefined }]> };
}

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  configure?: Call<Request>;
}

/** Levels by their numbers in the protocol. */
export const levels: readonly EnforcementLevel[] = ["advisory", "mandatory", "disabled", "remediate"];

let configured: ReadonlyMap<string, EnforcementLevel | undefined> = new Map();
let read = 0;

/**
 * Keeps the levels at which the engine configures policies, because the SDK passes a policy only its
 * options. The engine sends the level of each policy, with that of `all` and of the pack's own configuration applied
 * (pulumi/pulumi v3.259.0, pkg/resource/analyzer/config.go, `ReconcilePolicyPackConfig`). Call it after former names were
 * replaced.
 */
export function keepLevels(service: Service = analyzerService()): void {
  onRequest(service.configure, (request) => {
    const policies = [...request.getPolicyconfigMap().entries()];
    read++;
    configured = new Map(policies.map(([name, own]) => [name, levels[own.getEnforcementlevel?.() ?? -1]]));
  });
}

/** The number of configurations read; does not grow if the SDK has another copy of its messages. */
export const readings = () => read;

/** Whether one of the policies may run at level `remediate`, by its configuration or by itself. */
export function mayRemediate(
  policies: Iterable<{ readonly name: string; readonly enforcementLevel?: string }>,
): boolean {
  for (const { name, enforcementLevel } of policies) {
    if (enforcementLevel === "remediate" || configured.get(name) === "remediate") return true;
  }
  return false;
}

const LEVEL = Symbol("level");

/** The arguments of a policy that runs at `level` without an engine, as in a test. */
export function atLevel<Args extends object>(args: Args, level: string | undefined): Args {
  return { ...args, [LEVEL]: level };
}

/** Whether the policy that was called with `args` runs at level `remediate`. */
export function remediates(policy: string, args: object): boolean {
  return LEVEL in args ? args[LEVEL] === "remediate" : configured.get(policy) === "remediate";
}

/** The level of a policy in the last configuration; undefined if it has none there. */
export const configuredLevel = (policy: string) => configured.get(policy);
