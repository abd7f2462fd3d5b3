import type { Path } from "../inputs/path";
import type { Container } from "../model/container";
import { kindOf, type Workload } from "../platforms";
import { urnParts } from "./urn";

/** The names that identify a resource. */
export interface ResourceRef {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
}

/** An unknown value. */
export interface Undecided {
  /** The property that has to be known first: `spec.containers[0].image`. */
  readonly until: string;
}

/** The properties that exemptions match; undefined if the finding has no such property. */
export interface Subject {
  /** With its project: `shop/prod`. */
  readonly stack: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string | Undecided;
  readonly container: string | Undecided | undefined;
  readonly image: string | Undecided | undefined;
}

/** The subject of a finding about a container, about the resource as a whole, or about the unknown value at a path. */
export function subject(
  { type, name, urn }: ResourceRef,
  workload: Workload,
  about: Container | Path | undefined,
): Subject {
  const container = about !== undefined && "label" in about ? about : undefined;
  const path = about !== undefined && "label" in about ? undefined : about;
  const inside = path && { until: "the list of its containers" };
  const namespace = container?.namespace ?? workload.namespaceAt(path ?? []);
  return {
    stack: stackOf(urn),
    resource: name,
    kind: kindOf(type),
    namespace: namespace.name ?? { until: namespace.path },
    container: container ? (container.name ?? { until: "its name" }) : inside,
    get image() {
      if (container === undefined) return inside;
      const { result, unknown } = workload.inputs.collectUnknown(() => container.image.effective);
      return unknown.length > 0 ? { until: container.image.path } : result;
    },
  };
}

/** The stack in a URN, with its project: `shop/prod`; empty if there is none. */
export function stackOf(urn: string): string {
  const { stack, project } = urnParts(urn);
  return project === "" ? "" : `${project}/${stack}`;
}

/** The subject of a finding about the stack itself. */
export function ofStack(stack: string): Subject {
  return { stack, resource: "", kind: "Stack", namespace: "", container: undefined, image: undefined };
}

/** The subject of a finding about a resource whose inputs are not read. */
export function ofResource({ type, name, urn }: ResourceRef): Subject {
  return {
    stack: stackOf(urn),
    resource: name,
    kind: kindOf(type),
    namespace: "",
    container: undefined,
    image: undefined,
  };
}
