import type { EnforcementLevel } from "@pulumi/policy";
import { analyzerService } from "./analyzer-service";
import { levels } from "./configured-levels";

/** One violation as the engine receives it. */
export interface Told {
  readonly policy: string;
  readonly level: EnforcementLevel;
  /** The sentence of the policy, and the finding on the lines below it. */
  readonly message: string;
  /** URN of the resource; empty if the violation is about the stack. */
  readonly urn: string;
}

/** The SDK's generated message, which carries no types here. */
interface Diagnostic {
  getPolicyname(): string;
  getEnforcementlevel(): number;
  getMessage(): string;
  getUrn(): string;
}

interface Call {
  responseSerialize?: (answer: { getDiagnosticsList?(): readonly Diagnostic[] }) => Uint8Array;
}

/** The part of the SDK's gRPC service that this module replaces. */
export interface Service {
  readonly analyze?: Call;
  readonly analyzeStack?: Call;
}

/**
 * Passes every violation to `tell` when the SDK sends it, because its level is decided only then; the SDK has no hook for
 * this. Returns whether this version of the SDK can be watched.
 */
export function watchAnswers(tell: (told: Told) => void, service: Service = analyzerService()): boolean {
  const calls = [service.analyze, service.analyzeStack];
  if (calls.some((call) => typeof call?.responseSerialize !== "function")) return false;
  for (const call of calls) {
    const serialize = call?.responseSerialize;
    if (call === undefined || serialize === undefined) continue;
    call.responseSerialize = (answer) => {
      for (const diagnostic of answer.getDiagnosticsList?.() ?? []) {
        tell({
          policy: diagnostic.getPolicyname(),
          level: levels[diagnostic.getEnforcementlevel()] ?? "mandatory",
          message: diagnostic.getMessage(),
          urn: diagnostic.getUrn(),
        });
      }
      return serialize(answer);
    };
  }
  return true;
}
