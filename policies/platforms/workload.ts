import type { Inputs } from "../inputs/inputs";
import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Container, Grant, Namespace } from "../model/container";
import type { DeclaredClaim, DeclaredVolume } from "../model/mount";
import { nowhere } from "./namespace";

/** A resource as the rules see it. */
export interface Workload {
  /** The bookkeeping that all `Props` of the resource share. */
  readonly inputs: Inputs;
  readonly containers: readonly Container[];
  /** The volumes it declares for containers of other resources. */
  readonly volumes: readonly DeclaredVolume[];
  /** The claims it declares that name their volumes. */
  readonly claims: readonly DeclaredClaim[];
  /** Access to the host that it gives outside of its containers. */
  readonly grants: readonly Grant[];
  /** Unknown paths that may hide more containers. */
  readonly unseen: readonly Path[];
  /** The reason why its containers can never be inspected, and the alternative; undefined if they can. */
  readonly opaque: Opaque | undefined;
  /** The workload with what a program of this machine can show of it, if its configuration allows that. */
  readonly reveal?: (option: (name: string) => unknown) => Workload;
  /** What was assumed in place of values that are not known yet, as a half sentence: its faults may be none. */
  readonly assumed: string | undefined;
  /** The reason why no rule applies; undefined if one may. */
  readonly notApplicable: string | undefined;
  /** The namespace of the object at `path`; of the resource if `path` is empty. */
  namespaceAt(path: Path): Namespace;
  /** The object of a cluster that the resource is; absent on other platforms and for lists. */
  object?(): ClusterObject;
}

/** Names of an object of a cluster; undefined where they are absent, unknown or no text. */
export interface ObjectNames {
  /** Group and version: `apps/v1`. */
  readonly version: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  /** Given by the cluster, and never again to another object. */
  readonly uid: string | undefined;
}

/** An object of a cluster, with the object that controls it, as a ReplicaSet does its Pods. */
export interface ClusterObject extends ObjectNames {
  readonly namespace: string | undefined;
  readonly controller: ObjectNames | undefined;
  /** The paths of spec and metadata of its pods: `spec.template.spec`. */
  readonly pods: readonly { readonly spec: string; readonly metadata: string }[];
}

export interface Opaque {
  /** `the provider renders its chart` */
  readonly reason: string;
  /** `use kubernetes.helm.v4.Chart` */
  readonly advice: string;
}

/** The last part of a type: `Service`. */
export const kindOf = (type: string): string => type.split(":").at(-1) ?? "";

/** What the engine tells of a resource beside its inputs. */
export interface Registration {
  readonly type: string;
  /** Its Pulumi name. */
  readonly name: string;
  /** The inputs of its provider, where the engine tells them. */
  readonly provider?: unknown;
}

/** Reads a resource of one type, or of one package, from its inputs. Never throws. */
export type Adapter = (props: Props, resource: Registration) => Workload;

/** Adapters by type, `docker:index/service:Service`, or by package, `kubernetes`; the type wins. */
export type Adapters = Readonly<Record<string, Adapter>>;

/** A workload with these containers; `rest` gives its other properties. */
export function workload(props: Props, containers: readonly Container[], rest: Partial<Workload> = {}): Workload {
  return {
    inputs: props.inputs,
    containers,
    volumes: [],
    claims: [],
    grants: [],
    unseen: [],
    opaque: undefined,
    assumed: undefined,
    notApplicable: undefined,
    namespaceAt: () => nowhere,
    ...rest,
  };
}

/** The workload of a type that declares nothing a rule reads. */
export function noContainers(props: Props, type: string): Workload {
  return workload(props, [], { notApplicable: `${type} declares no containers` });
}
