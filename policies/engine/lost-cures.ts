import type { StackValidationPolicy } from "@pulumi/policy";
import type { AnyRule, Finding } from "../rule";
import { type Judgement, judge } from "./judge";
import { reporter } from "./report";
import type { Run } from "./run";

/** The changes of a cure, in words. */
export const saysOf = (cure: NonNullable<Finding["cure"]>) => cure.map(({ says }) => says).join("; ");

/** Records the changes `says` that were made to a resource. */
export function noteCure({ cures }: Run, rule: string, urn: string, says: string): void {
  const made = cures.get(rule) ?? new Map<string, Set<string>>();
  cures.set(rule, made.set(urn, (made.get(urn) ?? new Set()).add(says)));
}

/** Forgets the cures whose faults are found and reported again: `pulumi policy analyze` lists cures and makes none. */
export function forgetCures({ cures }: Run, rule: string, urn: string, judgements: readonly Judgement[]): void {
  const says = cures.get(rule)?.get(urn);
  if (says === undefined) return;
  for (const { cure } of judgements) if (cure !== undefined) says.delete(saysOf(cure));
}

/**
 * Reports cures that the engine has lost, at the end of a run: for a resource that it replaces, the engine uses the
 * program's inputs again (pulumi/pulumi, pkg/resource/deploy/step_generator.go, commit 1a16857a), and does not tell the
 * pack.
 */
export function lostCures(rule: AnyRule, run: Run): StackValidationPolicy["validateStack"] {
  return (args, report) => {
    const made = run.cures.get(rule.name);
    const config = run.config(rule, args.getConfig());
    const tell = reporter(rule, config, run, args, report);
    for (const resource of args.resources) {
      const says = made?.get(resource.urn);
      if (says === undefined) continue;
      for (const judgement of judge(rule, resource, run.workloads.read(resource), config).judgements) {
        if (judgement.cure === undefined || !says.has(saysOf(judgement.cure))) continue;
        tell({ ...judgement, text: `${judgement.text}; ${lost}` }, resource.urn);
      }
    }
  };
}

const lost = "this cure is lost where Pulumi replaces the resource, so write it into the program";
