import { sentString } from "../inputs/proxies";
import { type Adapters, isContainerless, type Workload, workloadOf } from "../platforms";
import type { Resource } from "./judge";

interface Shared {
  readonly request: object;
  readonly type: string;
  readonly urn: string;
  readonly workload: Workload;
  /** Policies that have read it. Each reads a resource once, so a second read belongs to another request. */
  readonly policies: Set<string>;
}

/**
 * The workloads of the resources that a pack is asked about. The SDK decodes a resource's inputs anew for each policy; here
 * they are read once for all policies. All policies of one request get the same `ignoreChanges` array, which identifies the
 * request; with an SDK that passes another array, or none, the only loss is time.
 */
export class Workloads {
  /** The last one only: the engine asks about one resource after the other. */
  #last: Shared | undefined;

  /** `fresh` is told of every workload that policies are about to validate. */
  constructor(
    private readonly adapters: Adapters,
    private readonly fresh: (urn: string, workload: Workload) => void = () => {},
    /** The value of an option that some rule has. */
    private readonly option: (name: string) => unknown = () => undefined,
  ) {}

  /** The workload of `resource` for reading only: it is shared with other policies. */
  of(policy: string, resource: Resource): Workload {
    const { type, urn, opts } = resource;
    const request = opts?.ignoreChanges;
    const last = this.#last;
    if (last?.request === request && last?.type === type && last.urn === urn && !last.policies.has(policy)) {
      last.policies.add(policy);
      return last.workload;
    }
    const workload = this.read(resource);
    this.#last = request && { request, type, urn, workload, policies: new Set([policy]) };
    if (workload.notApplicable === undefined) this.fresh(urn, workload);
    return workload;
  }

  /** Whether the type of a resource, mostly without its inputs, says that it declares no containers. */
  declaresNone({ type, props }: Pick<Resource, "type" | "props">): boolean {
    return isContainerless(type, (property) => sentString(props, property), this.adapters);
  }

  /** A workload of its own for `resource`, whose inputs may be changed through it. */
  read({
    type,
    props,
    name,
    opts,
    provider,
  }: Pick<Resource, "type" | "props" | "name" | "opts" | "provider">): Workload {
    const hidden = workloadOf(type, props, name, this.adapters, provider?.props);
    const workload = hidden.reveal?.(this.option) ?? hidden;
    const { ignoreChanges = [] } = opts ?? {};
    if (ignoreChanges.length > 0) workload.inputs.ignore(ignoreChanges);
    return workload;
  }
}
