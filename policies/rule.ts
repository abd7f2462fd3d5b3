import type { PolicyComplianceFramework, Severity } from "@pulumi/policy";
import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import type { Container } from "./model/container";
import type { Change } from "./model/setting";
import type { Workload } from "./workloads";

/** What a rule knows about one fault. The frame adds who it is about, exemptions, level and cure. */
export interface Finding {
  /** Continues the container's label: `has a writable root filesystem`. Never holds a value that may be secret. */
  readonly says: string;
  /** What would put it right, printed in the message and made at level `remediate`: all of it or nothing. */
  readonly cure?: readonly Change[];
  /** A last half sentence for what helps a person go on; nothing that is unknown in it is reported. */
  readonly note?: () => string | undefined;
  /** Legitimate when it is meant: reported as advisory, whatever the rule's level. */
  readonly advice?: boolean;
}

interface About {
  /** What holds in a good program: the name of the rule, its document, its policy. */
  readonly name: string;
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
  /** JSON Schemas of the options, each with its default. */
  readonly options?: Readonly<Record<string, PolicyConfigJSONSchema>>;
}

/** A rule over containers, and over whole workloads where there is something to say about those. */
export interface Rule<Options extends object = Record<string, never>> extends About {
  /** Whether it has a cure at level `remediate`. */
  readonly cures: boolean;
  check(container: Container, options: Options): Iterable<Finding>;
  survey?(workload: Workload, options: Options): Iterable<Finding>;
}

/** Options and their types are proved by a test against the schemas; the frame only ever passes what they accept. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where rules of all options meet
export type AnyRule = Rule<any>;
