import type { Path } from "../inputs/path";
import type { Container } from "../model/container";
import type { Workload } from "../platforms";

/** Which resource something is about. */
export interface Identity {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
}

/** Something that is not known yet, and the property on which it depends. */
export interface Undecided {
  readonly until: string;
}

/** What exemptions are matched against; undefined where there is no such thing. */
export interface Subject {
  readonly stack: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string | Undecided;
  readonly container: string | Undecided | undefined;
  readonly image: string | Undecided | undefined;
}

/** Who a finding is about: a container, the resource as a whole, or what stands at a place in it that is not known. */
export function subject(
  { type, name, urn }: Identity,
  workload: Workload,
  about: Container | Path | undefined,
): Subject {
  const seen = about !== undefined && "label" in about ? about : undefined;
  const place = about !== undefined && "label" in about ? undefined : about;
  const inside = place && { until: "the list of its containers" };
  const namespace = seen?.namespace ?? workload.namespaceAt(place ?? []);
  return {
    stack: stackOf(urn),
    resource: name,
    kind: type.split(":").at(-1) ?? "",
    namespace: namespace.name ?? { until: namespace.path },
    container: seen ? (seen.name ?? { until: "its name" }) : inside,
    get image() {
      if (seen === undefined) return inside;
      const { result, unknown } = workload.props.watch(() => seen.image.effective);
      return unknown.length > 0 ? { until: seen.image.path } : result;
    },
  };
}

/** The name of the stack in a URN. */
export function stackOf(urn: string): string {
  return /^urn:pulumi:([^:]*)::/.exec(urn)?.[1] ?? "";
}

/** What concerns no resource in particular. */
export function ofStack(stack: string): Subject {
  return { stack, resource: "", kind: "Stack", namespace: "", container: undefined, image: undefined };
}
