import type { PolicyComplianceFramework, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Container, DeclaredClaim, DeclaredVolume } from "./model/container";
import type { Change } from "./model/setting";
import type { Workload } from "./platforms";

/** A fault as a rule finds it. The engine adds the container, exemptions, level and cure. */
export interface Finding {
  /**
   * Continues the container's label: `has a writable root filesystem`. Never holds a value that may be secret: `shownTarget`,
   * `shownSource` and `shown` stand for those. They go by the marks of the engine; where a second copy of the policy SDK
   * keeps none, only by characters. Names that Kubernetes accepts for a container are always shown.
   */
  readonly says: string;
  /** The automatic correction, printed in the message and made at level `remediate`: all changes or none. */
  readonly cure?: readonly Change[];
  /** Manual changes, printed behind the cure. */
  readonly steps?: readonly Change[];
  /** A closing hint of the message; unknown values in it are not recorded. */
  readonly note?: () => string | undefined;
  /** Whether the fault can be intended: it is then reported as advisory at any level of the rule. */
  readonly advice?: boolean;
}

/** JSON Schema of an option, with its default. */
export interface Option extends PolicyConfigJSONSchema {
  /** The rule of the same pack that gives the value if this rule has none of its own. */
  readonly from?: string;
  /** The mistake in a value that the schema accepts, without the key: `[0] is no …; write it as …`. */
  refuse?(value: unknown): string | undefined;
}

/** The properties of a rule that users see. */
export interface About {
  /** The name of the rule, its document and its policy; says what must hold, or what must not be. */
  readonly name: string;
  /** Former names, which configurations may still use: `npm run rename-rule` adds to them. */
  readonly formerly?: readonly string[];
  readonly title: string;
  /** The sentence above every violation. */
  readonly description: string;
  /** Level if the configuration gives none. */
  readonly level: "advisory" | "mandatory";
  readonly severity: Severity;
  readonly framework?: PolicyComplianceFramework;
  readonly tags: readonly string[];
  /** The correction of a violation, for a person. */
  readonly remediation: string;
  readonly options?: Readonly<Record<string, Option>>;
}

/** A rule over containers, with an optional check of whole workloads. */
export interface Rule<Options extends object = Record<string, never>> extends About {
  /** Whether it has a cure at level `remediate`. */
  readonly cures: boolean;
  check(container: Container, options: Options): Iterable<Finding>;
  /**
   * What is asked at the end of the run about a container whose image has no name in its own resource: then the name may be
   * found in another one. With `check` the rule waits for that; a function is asked besides. Absent for rules that do not care.
   */
  readonly whenNamed?: "check" | ((container: Container, options: Options) => Iterable<Finding>);
  /** Whether it reports containers that cannot be inspected, for all rules. */
  readonly reportsUnseen?: true;
  survey?(workload: Workload, options: Options): Iterable<Finding>;
}

/** A container and the resource that declares it. */
export interface PlacedContainer {
  readonly container: Container;
  readonly workload: Workload;
  readonly resource: { readonly type: string; readonly name: string; readonly urn: string };
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

/** Options and their types are proved by a test against the schemas; the engine only passes values that they accept. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where rules of all options meet
export type AnyRule = Rule<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyStackRule = StackRule<any>;
