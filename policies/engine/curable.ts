import { isDeepStrictEqual } from "node:util";
import type { Path } from "../inputs/path";
import { showPath } from "../inputs/path";
import { asSent, encrypted, isMarkedSecret, isObject, isUnknown } from "../inputs/proxies";
import type { AnyRule } from "../rule";
import type { RuleConfig } from "./config";
import { judge, type Resource } from "./judge";
import type { Run } from "./run";

/** One value that a cure writes. */
export interface Edit {
  /** In Pulumi's property path notation. */
  readonly path: string;
  /** The value before; undefined if the property was absent. Secrets read `[secret]`, unknown values `[unknown]`. */
  readonly before: unknown;
  /** The value after; undefined if the cure removes the property. */
  readonly after: unknown;
}

/** The edits that the cures of a rule would make, found on a copy of the inputs; empty if the SDK does not mark secrets. */
export function curable(rule: AnyRule, resource: Resource, run: Run, config: RuleConfig): readonly Edit[] {
  const sent = asSent(resource.props);
  if (sent === undefined) return [];
  const [before, after] = [withoutSecrets(sent), withoutSecrets(sent)];
  const workload = run.workloads.read({ ...resource, props: after });
  for (const { cure = [] } of judge(rule, resource, workload, config).judgements) {
    if (cure.length === 0 || !cure.every(({ possible }) => possible)) continue;
    for (const change of cure) change.apply();
  }
  workload.inputs.commit();
  return edits(before, after, []);
}

/** A copy with secrets replaced by undecryptable values, which every rule treats as unknown. */
function withoutSecrets(value: unknown): unknown {
  if (isMarkedSecret(value)) return encrypted;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}

function edits(before: unknown, after: unknown, at: Path): Edit[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => edits(before[key], after[key], [...at, Array.isArray(before) ? Number(key) : key]));
  }
  return [{ path: showPath(at), before: readable(before), after: readable(after) }];
}

function readable(value: unknown): unknown {
  if (value !== encrypted && isUnknown(value)) return "[unknown]";
  if (Array.isArray(value)) return value.map(readable);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
}
