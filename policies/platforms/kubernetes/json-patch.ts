import { setOwn } from "../../inputs/objects";
import { pointerSteps } from "../../inputs/path";
import { isRecord } from "../../inputs/proxies";

/**
 * The object that operations of a JSON patch make of an empty one: what a patch sets, whatever it is applied to. The flag of a
 * read-only root that it takes away is false.
 */
export function patched(operations: readonly unknown[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const one of operations) {
    if (!isRecord(one) || typeof one.path !== "string") continue;
    const steps = pointerSteps(one.path);
    if (one.op === "add" || one.op === "replace") {
      const value = replacing(steps, one.value);
      if (steps.length > 0) put(root, steps, value);
      else if (isRecord(value)) Object.assign(root, value);
    } else if (one.op === "remove") remove(root, steps);
    else if (one.op === "copy" || one.op === "move") {
      // What stands at its source is not known.
      if (steps.at(-1) === "readOnlyRootFilesystem") put(root, steps, false);
      else if (flags.has(steps.at(-1) ?? "")) put(root, steps, true);
      if (one.op === "move" && typeof one.from === "string") remove(root, pointerSteps(one.from));
    }
  }
  return root;
}

/**
 * A value that takes the place of another as a whole: a container, whose pointer is empty, or the security context of one no longer has
 * a flag that is not in it.
 */
export function replacing(steps: readonly string[], value: unknown): unknown {
  if (steps.length === 0)
    return isRecord(value)
      ? { ...value, securityContext: replacing(["securityContext"], value.securityContext) }
      : value;
  if (steps.at(-1) !== "securityContext" || steps.at(-2) === "spec") return value;
  return { readOnlyRootFilesystem: false, ...(isRecord(value) && value) };
}

/** Flags of a pod and of a container that are unsafe if they are set. */
const flags = new Set(["privileged", "allowPrivilegeEscalation", "hostPID", "hostIPC", "hostNetwork"]);

function remove(root: Record<string, unknown>, steps: readonly string[]): void {
  if (steps.at(-1) === "readOnlyRootFilesystem") put(root, steps, false);
  else if (steps.at(-1) === "securityContext" && steps.at(-2) !== "spec") put(root, steps, replacing(steps, undefined));
}

/** `-`, a number, or a variable of a policy that stands for one. */
const isIndex = (step: string | undefined) => step !== undefined && /^(-|\d+|\{\{.*\}\})$/.test(step);

/** Puts the value at its place; the objects and lists around it are made, so that two operations on one element meet. */
function put(root: Record<string, unknown>, steps: readonly string[], value: unknown): void {
  let owner: Record<string, unknown> | unknown[] = root;
  steps.forEach((step, depth) => {
    const last = depth === steps.length - 1;
    const inner: unknown = last ? value : isIndex(steps[depth + 1]) ? [] : {};
    if (Array.isArray(owner)) {
      const index = /^\d+$/.test(step) && Number(step) < owner.length ? Number(step) : owner.length;
      if (last || index === owner.length) owner[index] = inner;
      owner = owner[index] as Record<string, unknown>;
    } else {
      const present: unknown = owner[step];
      if (last || typeof present !== "object" || present === null) setOwn(owner, step, inner);
      owner = owner[step] as Record<string, unknown>;
    }
    if (typeof owner !== "object" || owner === null) owner = {};
  });
}
