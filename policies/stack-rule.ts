import type { Container } from "./model/container";
import type { DeclaredClaim, DeclaredVolume } from "./model/mount";
import type { Workload } from "./platforms";
import type { About } from "./rule";

/** A container and the resource that declares it. */
export interface PlacedContainer {
  readonly container: Container;
  readonly workload: Workload;
  readonly resource: Pick<ResourceInStack, "type" | "name" | "urn">;
  /** The resource that stands for it: the Deployment of a Pod that the stack holds beside it, else the resource itself. */
  readonly root: Pick<ResourceInStack, "type" | "name" | "urn">;
  /** URN of the provider, which is one Docker engine or one cluster; empty where the engine does not tell. */
  readonly provider: string;
}

/** A volume declared as a resource of its own, and its provider. */
export interface PlacedVolume {
  readonly volume: DeclaredVolume;
  /** The volume as its resource declares it. */
  readonly workload: Workload;
  readonly provider: string;
}

export interface PlacedClaim {
  readonly claim: DeclaredClaim;
  readonly provider: string;
}

/** An exemption that applies to this stack. */
export interface GrantedExemption {
  readonly policy: string;
  /** Its path in the configuration: `exemptions[0]`. */
  readonly at: string;
  readonly reason: string;
  /** Last day on which it holds, `2027-01-31`. */
  readonly expires: string | undefined;
  /** The team or person that answers for it. */
  readonly owner: string | undefined;
  /** Whether it suppresses a finding, or may suppress one once all values are known. */
  readonly used: boolean;
}

/** A resource of the stack and its place in the tree of components. */
export interface ResourceInStack {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** URN of the parent; undefined for the root. */
  readonly parent: string | undefined;
}

/** All resources of a preview or update, at its end. */
export interface Stack {
  /** All resources, also those that declare no containers. */
  readonly resources: readonly ResourceInStack[];
  /** In the order of their URNs. */
  readonly containers: readonly PlacedContainer[];
  /** Volumes and claims declared as resources of their own. */
  readonly volumes: readonly PlacedVolume[];
  readonly claims: readonly PlacedClaim[];
  readonly exemptions: readonly GrantedExemption[];
  /** The day in UTC, `2026-11-22`. */
  readonly today: string;
}

/** A fault as a stack rule finds it. */
export interface StackFinding {
  /** A whole sentence without its full stop. Never holds a value that may be secret: see `Finding`. */
  readonly says: string;
  /** The containers that make up the fault; it is reported on the first one's resource, else on the stack. */
  readonly about?: readonly PlacedContainer[];
  /** The resource it is reported on, if it is about no container. */
  readonly resource?: ResourceInStack;
}

/** A rule over all workloads of a stack. */
export interface StackRule<Options extends object = Record<string, never>> extends About {
  examine(stack: Stack, options: Options): Iterable<StackFinding>;
}

/** See `AnyRule`. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where stack rules of all options meet
export type AnyStackRule = StackRule<any>;
