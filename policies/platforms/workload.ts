import type { Inputs } from "../inputs/inputs";
import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Container, DeclaredClaim, DeclaredVolume, Namespace } from "../model/container";
import { nowhere } from "./common";

/** A resource as the rules see it. */
export interface Workload {
  /** The bookkeeping that all `Props` of the resource share. */
  readonly inputs: Inputs;
  readonly containers: readonly Container[];
  /** The volumes it declares for containers of other resources. */
  readonly volumes: readonly DeclaredVolume[];
  /** The claims it declares that name their volumes. */
  readonly claims: readonly DeclaredClaim[];
  /** Unknown paths that may hide more containers. */
  readonly unseen: readonly Path[];
  /** The reason why its containers can never be inspected, and the alternative; undefined if they can. */
  readonly opaque: Opaque | undefined;
  /** The reason why no rule applies; undefined if one may. */
  readonly notApplicable: string | undefined;
  /** The namespace of the object at `path`; of the resource if `path` is empty. */
  namespaceAt(path: Path): Namespace;
}

export interface Opaque {
  /** `the provider renders its chart` */
  readonly reason: string;
  /** `use kubernetes.helm.v4.Chart` */
  readonly advice: string;
}

/** Reads a resource of one type, or of one package, from its inputs; `name` is its Pulumi name. Never throws. */
export type Adapter = (props: Props, resource: { readonly type: string; readonly name: string }) => Workload;

/** Adapters by type, `docker:index/service:Service`, or by package, `kubernetes`; the type wins. */
export type Adapters = Readonly<Record<string, Adapter>>;

/** A workload with these containers; `rest` gives its other properties. */
export function workload(props: Props, containers: readonly Container[], rest: Partial<Workload> = {}): Workload {
  return {
    inputs: props.inputs,
    containers,
    volumes: [],
    claims: [],
    unseen: [],
    opaque: undefined,
    notApplicable: undefined,
    namespaceAt: () => nowhere,
    ...rest,
  };
}

/** The workload of a type that declares nothing a rule reads. */
export function noContainers(props: Props, type: string): Workload {
  return workload(props, [], { notApplicable: `${type} declares no containers` });
}
