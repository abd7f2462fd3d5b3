import type { ObjectNames } from "../platforms";

/** An object of a cluster that a resource of the stack declares. */
export interface DeclaredObject extends ObjectNames {
  /** Of its resource. */
  readonly urn: string;
  /** URN of the provider, which is one cluster. */
  readonly cluster: string | undefined;
  readonly namespace: string | undefined;
  readonly controller: ObjectNames | undefined;
}

/** The resource that controls another one. */
export interface Control {
  readonly urn: string;
  /** Whether the cluster's own identifiers say so, and not names alone. */
  readonly proven: boolean;
}

/** The controllers that are among the objects themselves, by the URN of what they made. */
export function controlsAmong(objects: readonly DeclaredObject[]): ReadonlyMap<string, Control> {
  const named = new Map<string, DeclaredObject[]>();
  for (const object of objects) {
    if (object.name === undefined) continue;
    const key = keyOf(object, object);
    const same = named.get(key);
    if (same === undefined) named.set(key, [object]);
    else same.push(object);
  }
  const controls = new Map<string, Control>();
  for (const object of objects) {
    const { controller } = object;
    if (controller?.name === undefined) continue;
    const same = (named.get(keyOf(controller, object)) ?? []).filter(
      ({ uid }) => uid === undefined || uid === controller.uid,
    );
    const [only] = same;
    if (only === undefined || same.length > 1) continue;
    controls.set(object.urn, { urn: only.urn, proven: only.uid !== undefined });
  }
  // Of objects that control each other in a circle, one has to be reported.
  for (const urn of [...controls.keys()]) if (isInCircle(urn, controls)) controls.delete(urn);
  return controls;
}

/** A key of an object's names; those of a controller lie in the cluster and namespace of what it made. */
function keyOf(
  { version, kind, name }: Omit<ObjectNames, "uid">,
  { cluster, namespace }: Pick<DeclaredObject, "cluster" | "namespace">,
): string {
  return JSON.stringify([cluster, namespace, version, kind, name]);
}

function isInCircle(urn: string, controls: ReadonlyMap<string, Control>): boolean {
  const seen = new Set<string>();
  for (let at = controls.get(urn)?.urn; at !== undefined && !seen.has(at); at = controls.get(at)?.urn) {
    if (at === urn) return true;
    seen.add(at);
  }
  return false;
}
