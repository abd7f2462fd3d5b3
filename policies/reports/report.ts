/** What a run found: the content of every report, and, as it is, the JSON report. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string; readonly address: string };
  /** When the run was reported, in ISO 8601: the only part that two equal runs do not share. */
  readonly date: string;
  /** Names of the stacks, one unless reports were merged. */
  readonly stacks: readonly string[];
  readonly rules: readonly ReportedRule[];
  /** By resource, rule and text. */
  readonly findings: readonly ReportedFinding[];
  /** Every container that was judged, by resource and label. */
  readonly containers: readonly ReportedContainer[];
  /** What the cures would write at level `remediate`, by resource, rule and path. */
  readonly edits: readonly ReportedEdit[];
  /** What they have written in this run, by resource, rule and text. */
  readonly cures: readonly ReportedCure[];
}

export interface ReportedRule {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly severity: "low" | "medium" | "high" | "critical";
  readonly remediation: string;
  /** The address of its document. */
  readonly document: string;
  readonly tags: readonly string[];
}

/** A resource by its names; `urn` is empty where something is about the stack itself. */
export interface ReportedResource {
  readonly urn: string;
  readonly stack: string;
  /** `docker:index/container:Container` */
  readonly type: string;
  readonly name: string;
}

export interface ReportedFinding extends ReportedResource {
  readonly rule: string;
  readonly level: "advisory" | "mandatory";
  /** One line, without the sentence of the rule. */
  readonly text: string;
}

/** What a run at level `remediate` has changed. */
export interface ReportedCure extends ReportedResource {
  readonly rule: string;
  /** `set readOnly to true` */
  readonly text: string;
}

/** One value of the inputs that a cure would write. */
export interface ReportedEdit extends ReportedResource {
  readonly rule: string;
  /** In Pulumi's property path notation. */
  readonly path: string;
  /** Absent where nothing stood there. Secrets read `[secret]`, unknown values `[unknown]`. */
  readonly before?: unknown;
  /** Absent where the cure takes it away. */
  readonly after?: unknown;
}

export interface ReportedContainer extends ReportedResource {
  /** Role and name: `init container "migrate"`. */
  readonly label: string;
  /** Undefined where it is secret, unknown or no reference. */
  readonly image: string | undefined;
  readonly root: "read-only" | "writable" | "unknown";
  /** All places of the container that something is mounted at, by target. */
  readonly mounts: readonly ReportedMount[];
}

export interface ReportedMount {
  /** Absolute path in the container, or a name for one that is secret or unknown. */
  readonly target: string;
  readonly kind: "memory" | "volume" | "host" | "read-only" | "unknown";
  /** What stands behind it, where that has a name: a path of the host, a volume. */
  readonly source: string | undefined;
  /** `33:33`; undefined where the mount does not say. */
  readonly owner: string | undefined;
  /** Bytes; undefined without a bound. */
  readonly size: number | undefined;
  readonly exec: boolean | undefined;
  /** What the image writes there, by the catalogue. */
  readonly purpose: readonly string[];
}

/** A resource by the names in its URN. */
export function resourceOf(urn: string): ReportedResource {
  const [, stack = "", , types = "", ...name] = urn.replace(/^urn:pulumi:/, "::").split("::");
  return { urn, stack, type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
