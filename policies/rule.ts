import type { PolicyComplianceFramework, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Container } from "./model/container";
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
   * found in another one. With `check` the rule waits for that; a function is asked besides, and told whether the rule has cured the
   * container. Absent for rules that do not care.
   */
  readonly whenNamed?: "check" | ((container: Container, options: Options, cured: boolean) => Iterable<Finding>);
  /** Whether it reads `agent`: at the end of the run it is asked again about containers in which another resource runs one. */
  readonly readsAgent?: true;
  /** Whether it reports containers that cannot be inspected, for all rules. */
  readonly reportsUnseen?: true;
  survey?(workload: Workload, options: Options): Iterable<Finding>;
}

/** Options and their types are proved by a test against the schemas; the engine only passes values that they accept. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where rules of all options meet
export type AnyRule = Rule<any>;
/** The current name of a rule by each of its former names. */
export function formerNames(all: readonly About[]): Map<string, string> {
  return new Map(all.flatMap(({ name, formerly = [] }) => formerly.map((former) => [former, name] as const)));
}
