import type { PolicyComplianceFramework, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Container, DeclaredClaim, DeclaredVolume } from "./model/container";
import type { Change } from "./model/setting";
import type { Workload } from "./platforms";

/** What a rule knows about one fault. The engine adds who it is about, exemptions, level and cure. */
export interface Finding {
  /**
   * Continues the container's label: `has a writable root filesystem`. Never holds a value that may be secret: `shownTarget`,
   * `shownSource` and `shown` stand for those. They go by the marks of the engine; where a second copy of the policy SDK
   * keeps none, only by characters. Names that Kubernetes accepts for a container are always shown.
   */
  readonly says: string;
  /** What would put it right, printed in the message and made at level `remediate`: all of it or nothing. */
  readonly cure?: readonly Change[];
  /** Further changes, which only a person can make: printed behind the cure and never made. */
  readonly steps?: readonly Change[];
  /** A closing hint of the message; unknown values in it are not recorded. */
  readonly note?: () => string | undefined;
  /** Legitimate when it is meant: reported as advisory, whatever the rule's level. */
  readonly advice?: boolean;
}

/** JSON Schema of an option, with its default. */
export interface Option extends PolicyConfigJSONSchema {
  /** The rule of the same pack whose value for it counts wherever a rule is not given its own. */
  readonly from?: string;
  /** What is wrong with a value that the schema accepts, from behind the key on: `[0] is no …; write it as …`. */
  refuse?(value: unknown): string | undefined;
}

/** What users are told of a rule. */
export interface About {
  /** What holds in a good program: the name of the rule, its document, its policy. */
  readonly name: string;
  /** Former names, which configurations may still use: `npm run rename-rule` adds to them. */
  readonly formerly?: readonly string[];
  readonly title: string;
  /** The sentence above every violation. */
  readonly description: string;
  /** Level where the configuration gives none. */
  readonly level: "advisory" | "mandatory";
  readonly severity: Severity;
  readonly framework?: PolicyComplianceFramework;
  readonly tags: readonly string[];
  /** What a person does about a violation. */
  readonly remediation: string;
  readonly options?: Readonly<Record<string, Option>>;
}

/** A rule over containers, and over whole workloads where there is something to say about those. */
export interface Rule<Options extends object = Record<string, never>> extends About {
  /** Whether it has a cure at level `remediate`. */
  readonly cures: boolean;
  check(container: Container, options: Options): Iterable<Finding>;
  /**
   * What is asked at the end of the run about a container whose image has no name in its own resource: then the name may be
   * found in another one. With `check` the rule waits for that; a function is asked besides. Absent for rules that do not care.
   */
  readonly whenNamed?: "check" | ((container: Container, options: Options) => Iterable<Finding>);
  /** Whether it is the rule that reports containers nobody can inspect. */
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

/** A volume that is a resource of its own, and its provider. */
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
  /** Where it stands: `exemptions[0]`. */
  readonly at: string;
  readonly reason: string;
  /** Last day on which it holds, `2027-01-31`. */
  readonly expires: string | undefined;
  /** Whether it keeps something from being reported, or may once all values are known. */
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

/** Everything that a preview or an update has gone through, at its end. */
export interface Stack {
  /** All resources, also those that declare no containers. */
  readonly resources: readonly ResourceInStack[];
  /** In the order of their URNs. */
  readonly containers: readonly PlacedContainer[];
  /** Volumes and claims that are resources of their own. */
  readonly volumes: readonly PlacedVolume[];
  readonly claims: readonly PlacedClaim[];
  readonly exemptions: readonly GrantedExemption[];
  /** The day in UTC, `2026-11-22`. */
  readonly today: string;
}

/** What a stack rule knows about one fault. */
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
