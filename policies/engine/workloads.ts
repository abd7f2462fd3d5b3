import { type Workload, workloadOf } from "../platforms";
import type { Resource } from "./judge";

interface Shared {
  readonly request: object;
  readonly type: string;
  readonly urn: string;
  readonly workload: Workload;
}

/**
 * The workloads of the resources that a pack is asked about. The SDK decodes the inputs of a resource anew for each
 * policy; they are the same, so they are worked out once. What tells one request from another is the list of ignored
 * properties in its options, which every policy gets as the same object. Where it is another object, or missing, the
 * only loss is time.
 */
export class Workloads {
  /** The last one only: the engine asks about one resource after the other. */
  #last: Shared | undefined;
  /** Who has looked at it: each policy looks once, so a second look belongs to another request. */
  readonly #policies = new Set<string>();

  /** What `resource` declares. Nobody may change its inputs through it. */
  of(policy: string, resource: Resource): Workload {
    const { type, urn, name, props, opts } = resource;
    const request = opts?.ignoreChanges;
    const last = this.#last;
    const again = last?.request === request && last?.type === type && last.urn === urn && !this.#policies.has(policy);
    if (!again) this.#policies.clear();
    this.#policies.add(policy);
    if (last !== undefined && again) return last.workload;
    const workload = workloadOf(type, props, name);
    this.#last = request && { request, type, urn, workload };
    return workload;
  }
}
