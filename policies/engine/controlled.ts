import type { PolicyResource } from "@pulumi/policy";
import type { ClusterObject, Workload } from "../platforms";
import { isUpdate } from "../sdk/update";
import { type Control, controlsAmong, type DeclaredObject } from "./controllers";
import type { Judged, Judgement } from "./judge";
import { type Saying, sayingOf, wordsOf } from "./same-words";
import type { Workloads } from "./workloads";

/** What a rule says of an object. */
interface Said {
  readonly findings: readonly Saying[];
  readonly exempt: readonly Saying[];
  /** What waits for the end of the run. */
  readonly waiting: readonly Judgement[];
}

interface Known {
  readonly object: ClusterObject;
  readonly said: Map<string, Said>;
}

const withoutPods = { pods: [] };

/** Findings of one rule on one resource that are kept to be compared; a rule reports 50 of them at most. */
const most = 1000;

/**
 * Objects that controllers of a cluster have made, as the ReplicaSet of a Deployment and its Pods: a state or a scan holds them
 * beside their controller. Their findings wait for the end of the run, when all resources are known, and those that the
 * controller has as well are reported there alone. In an update nothing waits, because what it judges is made at once.
 */
export class Controlled {
  readonly #known = new Map<string, Known>();
  #last: Workload | undefined;
  #any = false;
  /** Controllers by the URN of what they made, looked up once for all rules. */
  #controls: ReadonlyMap<string, Control> | undefined;

  /** `found` is told of every object whose controller is in the stack. */
  constructor(
    private readonly workloads: Workloads,
    private readonly found: (urn: string, controller: string) => void = () => {},
  ) {}

  /** Whether the run has met an object with a controller. */
  get any(): boolean {
    return this.#any;
  }

  /** Keeps what a rule says of a resource, and returns what it reports now. */
  now(rule: string, urn: string, workload: Workload, { judgements, exempt = [] }: Judged): readonly Judgement[] {
    const known = this.#of(urn, workload);
    if (known === undefined) return judgements;
    known.said.delete(rule);
    return keep(known, rule, judgements, exempt);
  }

  /** As `now`, for what the rule says at the end of the run beside what it has said before. */
  later(rule: string, urn: string, workload: Workload, { judgements, exempt = [] }: Judged): readonly Judgement[] {
    const known = this.#of(urn, workload);
    return known === undefined ? judgements : keep(known, rule, judgements, exempt);
  }

  #of(urn: string, workload: Workload): Known | undefined {
    const { object } = workload;
    if (object === undefined || isUpdate()) return undefined;
    const kept = this.#known.get(urn);
    if (kept !== undefined && this.#last === workload) return kept;
    const known = { object: object(), said: kept?.said ?? new Map() };
    this.#known.set(urn, known);
    this.#last = workload;
    this.#controls = undefined;
    this.#any ||= known.object.controller !== undefined;
    return known;
  }

  /** What a rule has found in objects that controllers made, and not in their controllers. */
  *left(rule: string, resources: readonly PolicyResource[]): Iterable<{ urn: string; judgements: Judgement[] }> {
    const controls = this.controls(resources);
    for (const [urn, known] of this.#known) {
      const { waiting } = known.said.get(rule) ?? { waiting: [] };
      if (waiting.length === 0) continue;
      const shared = this.#saidOf(controls.get(urn), rule);
      const judgements = waiting.filter((judgement) => {
        // Each finding of the controller answers for one.
        const index = shared.indexOf(wordsOf(sayingOf(judgement), known.object));
        return index < 0 || shared.splice(index, 1).length === 0;
      });
      if (judgements.length > 0) yield { urn, judgements };
    }
  }

  /** Of findings over the whole stack, those that are not said of the controller in the same words. */
  once<Finding extends Saying & { readonly urn?: string | undefined }>(
    findings: readonly Finding[],
    resources: readonly PolicyResource[],
  ): readonly Finding[] {
    const controls = this.controls(resources);
    const wordsIn = (finding: Finding, urn = "") => wordsOf(finding, this.#known.get(urn)?.object ?? withoutPods);
    const said = new Set(findings.map((finding) => `${finding.urn} ${wordsIn(finding, finding.urn)}`));
    return findings.filter((finding) => {
      const controller = controls.get(finding.urn ?? "")?.urn;
      return controller === undefined || !said.has(`${controller} ${wordsIn(finding, finding.urn)}`);
    });
  }

  /** URN of the resource at the top of those that control one another up to this one. */
  rootOf(urn: string, resources: readonly PolicyResource[]): string {
    const controls = this.controls(resources);
    let root = urn;
    for (let at = controls.get(root); at !== undefined; at = controls.get(root)) root = at.urn;
    return root;
  }

  #saidOf(control: Control | undefined, rule: string): string[] {
    const known = control && this.#known.get(control.urn);
    const said = known?.said.get(rule);
    if (said === undefined) return [];
    // Names can be written by a program, and an exempt finding stops no run.
    const sayings = control?.proven ? [...said.findings, ...said.exempt] : said.findings;
    return sayings.map((saying) => wordsOf(saying, known?.object ?? withoutPods));
  }

  /** The controllers that are in the stack themselves, by the URN of what they made. */
  controls(resources: readonly PolicyResource[]): ReadonlyMap<string, Control> {
    if (!this.#any) return new Map();
    this.#controls ??= this.#look(resources);
    return this.#controls;
  }

  #look(resources: readonly PolicyResource[]): ReadonlyMap<string, Control> {
    const controls = controlsAmong(resources.flatMap((resource) => this.#declaredBy(resource) ?? []));
    for (const [urn, control] of controls) this.found(urn, control.urn);
    return controls;
  }

  /** The names in the inputs; what they lack, and the identifier, is in the outputs that the engine shows at the end. */
  #declaredBy(resource: PolicyResource): DeclaredObject | undefined {
    const { urn, provider } = resource;
    const object = this.#known.get(urn)?.object;
    if (object === undefined) return undefined;
    const live = this.workloads.read(resource).object?.();
    return {
      urn,
      cluster: provider?.urn,
      namespace: object.namespace ?? live?.namespace,
      version: object.version,
      kind: object.kind,
      name: object.name ?? live?.name,
      uid: live?.uid ?? object.uid,
      controller: object.controller,
    };
  }
}

/** Keeps what a rule says; returns what it reports before the end of the run. */
function keep(
  { object, said }: Known,
  rule: string,
  judgements: readonly Judgement[],
  exempt: readonly Judgement[],
): readonly Judgement[] {
  const waits = object.controller !== undefined;
  if (judgements.length + exempt.length > 0) {
    const before = said.get(rule) ?? { findings: [], exempt: [], waiting: [] };
    said.set(rule, {
      findings: [...before.findings, ...judgements.map(sayingOf)].slice(0, most),
      exempt: [...before.exempt, ...exempt.map(sayingOf)].slice(0, most),
      waiting: waits ? [...before.waiting, ...judgements] : [],
    });
  }
  return waits ? [] : judgements;
}
