import type { StackValidationPolicy } from "@pulumi/policy";
import type { Container } from "../model/container";
import type { AnyRule, Finding } from "../rule";
import { type Judgement, judge } from "./judge";
import { reporter } from "./report";
import type { Run } from "./run";

interface MadeCure {
  /** The label of the container that was cured; undefined for the resource as a whole. */
  readonly label: string | undefined;
  /** What nobody knows of the container since. */
  readonly doubt: Judgement | undefined;
}

/** The cures made to one resource, by the words of their changes. */
export type MadeCures = Map<string, MadeCure>;

/** The changes of a cure, in words. */
const saysOf = (cure: NonNullable<Finding["cure"]>) => cure.map(({ says }) => says).join("; ");

/** Records a cure that is about to be made to a resource. */
export function noteCure({ cures }: Run, rule: string, urn: string, { cure = [], doubt, container }: Judgement): void {
  const made = cures.get(rule) ?? new Map<string, MadeCures>();
  const one = { label: container?.label, doubt: doubtful(doubt?.(), container) };
  cures.set(rule, made.set(urn, (made.get(urn) ?? new Map()).set(saysOf(cure), one)));
}

function doubtful(says: string | undefined, container: Container | undefined): Judgement | undefined {
  if (says === undefined || container === undefined) return undefined;
  return { level: "advice", text: `${container.label} ${says}`, container };
}

/** Whether the rule has cured this container. */
export function isCured({ cures }: Run, rule: string, urn: string, { label }: Container): boolean {
  return [...(cures.get(rule)?.get(urn)?.values() ?? [])].some((made) => made.label === label);
}

/** What nobody knows of the containers that were cured; of those whose image is awaited, the end of the run knows more. */
export function doubtsOf({ cures }: Run, rule: string, urn: string, containers: readonly Container[]): Judgement[] {
  const awaited = containers.filter(({ imageAwaited }) => imageAwaited).map(({ label }) => label);
  return [...(cures.get(rule)?.get(urn)?.values() ?? [])].flatMap(({ label, doubt }) =>
    doubt === undefined || awaited.includes(label ?? "") ? [] : [doubt],
  );
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
