import { urnParts } from "../engine/urn";

/** The findings of a run: the content of every report, and the JSON report itself. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string; readonly address: string };
  /** Time of the report, in ISO 8601: the only difference between reports of equal runs. */
  readonly date: string;
  /** The stacks that were judged, also those without containers; one unless reports were merged. */
  readonly stacks: readonly ReportedStack[];
  readonly rules: readonly ReportedRule[];
  /** By resource, rule and text. */
  readonly findings: readonly ReportedFinding[];
  /** Every container that was judged, by resource and label. */
  readonly containers: readonly ReportedContainer[];
  /** The edits that cures would make at level `remediate`, by resource, rule and path. */
  readonly edits: readonly ReportedEdit[];
  /** The cures that this run has made, by resource, rule and text. */
  readonly cures: readonly ReportedCure[];
}

export interface ReportedStack {
  readonly project: string;
  readonly name: string;
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

/** The names of a resource; `urn` is empty for a finding about the stack itself. */
export interface ReportedResource {
  readonly urn: string;
  readonly project: string;
  readonly stack: string;
  /** `docker:index/container:Container` */
  readonly type: string;
  readonly name: string;
  /** Where a file declares it; absent for a resource of a program. */
  readonly place?: ReportedPlace;
}

export interface ReportedPlace {
  /** As its reader named it: `deploy/web.yaml`, `stdin`. */
  readonly file: string;
  /** The line at which the resource begins, from 1. */
  readonly line: number;
  /** The number of its document in the file, from 1. */
  readonly document: number;
  /** The template that a chart made the document of: `web/templates/deployment.yaml`. */
  readonly template?: string;
}

export interface ReportedFinding extends ReportedResource {
  readonly rule: string;
  readonly level: "advisory" | "mandatory";
  /** One line, without the sentence of the rule. */
  readonly text: string;
}

/** A cure that a run at level `remediate` has made. */
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
  /** The value before; absent if the property was. Secrets read `[secret]`, unknown values `[unknown]`. */
  readonly before?: unknown;
  /** The value after; absent if the cure removes the property. */
  readonly after?: unknown;
}

export interface ReportedContainer extends ReportedResource {
  /** Role and name: `init container "migrate"`. */
  readonly label: string;
  /** The image; undefined if it is secret, unknown or no reference. */
  readonly image: string | undefined;
  readonly root: "read-only" | "writable" | "unknown";
  /** All mounts of the container, by target. */
  readonly mounts: readonly ReportedMount[];
}

export interface ReportedMount {
  /** Absolute path in the container, or a name for one that is secret or unknown. */
  readonly target: string;
  readonly kind: "memory" | "volume" | "host" | "read-only" | "unknown";
  /** The storage behind it, a path of the host or the name of a volume; undefined if it has no name. */
  readonly source: string | undefined;
  /** `33:33`; undefined if the mount sets no owner. */
  readonly owner: string | undefined;
  /** Bytes; undefined without a bound. */
  readonly size: number | undefined;
  readonly exec: boolean | undefined;
  /** The catalogue's reasons why the image writes there. */
  readonly purpose: readonly string[];
}

/** A resource by the names in its URN. */
export function resourceOf(urn: string): ReportedResource {
  const { project, stack, type, name } = urnParts(urn);
  return { urn, project, stack, type, name };
}
