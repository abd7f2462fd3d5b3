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
  /** What stays unknown of the container after the cure: told only where the cure was made, and not where the program has its values. */
  readonly doubt?: () => string | undefined;
  /** Whether the fault can be intended: it is then reported as advisory at any level of the rule. */
  readonly advice?: boolean;
}

/** A mistake in a configuration. */
export interface Fault {
  /** The key in Pulumi's property path notation: `exemptions[0].expires`. */
  readonly at: string;
  /** Continues the key: `is missing`. */
  readonly says: string;
}

/** A JSON Schema; `patternErrorMessage` continues the key where the pattern does not match, in the pack and in editors. */
export interface Schema extends PolicyConfigJSONSchema {
  readonly patternErrorMessage?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** JSON Schema of an option, with its default. */
export interface Option extends Schema {
  /** The rule of the same pack that gives the value if this rule has none of its own. */
  readonly from?: string;
  /** The mistakes in a value that the schema accepts; `at` goes on behind the name of the option: `[0].paths`. */
  refuse?(value: unknown): Iterable<Fault>;
  /** What the value adds to another option of the rule, which is a list. */
  readonly adds?: {
    readonly to: string;
    /** `others` are the values of the other option itself, `problems` the faults of a value by the schema of its items. */
    read(
      value: unknown,
      others: readonly unknown[],
      problems: (value: unknown) => readonly Fault[],
    ): { readonly values: readonly unknown[]; readonly faults: readonly Fault[] };
  };
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
  /** The argument by which a hardened component takes what the rule asks for: `readOnlyMounts`. */
  readonly argument?: string;
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
  /** Whether it reads `agent`: at the end of the run it is asked again about containers in which another resource runs one. */
  readonly readsAgent?: true;
  /** Whether it reports containers that cannot be inspected, for all rules. */
  readonly reportsUnseen?: true;
  survey?(workload: Workload, options: Options): Iterable<Finding>;
}

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

/** Options and their types are proved by a test against the schemas; the engine only passes values that they accept. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where rules of all options meet
export type AnyRule = Rule<any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyStackRule = StackRule<any>;

/** The current name of a rule by each of its former names. */
export function formerNames(all: readonly About[]): Map<string, string> {
  return new Map(all.flatMap(({ name, formerly = [] }) => formerly.map((former) => [former, name] as const)));
}
