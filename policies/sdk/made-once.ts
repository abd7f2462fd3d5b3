import type { PolicyResource } from "@pulumi/policy";
import { messageOf } from "../inputs/proxies";

const made = new WeakMap<object, PolicyResource[]>();

/**
 * Lets the SDK make its objects for the resources of a stack once: it makes them anew for each policy. After the first
 * policy it is shown the first resource alone, by whose inputs `allResources` knows the stack.
 *
 * Only for packs all of whose policies over a stack read their resources through `allResources`, and change none of them.
 */
export function makeOnce(resources: object[], inputsOfFirst: object): void {
  const all = () => Array.prototype.values.call(resources);
  const iterate = () => (made.has(inputsOfFirst) ? [resources[0]].values() : all());
  Object.defineProperty(resources, Symbol.iterator, { value: iterate });
}

/** All resources of the stack that a policy was given. */
export function allResources(given: PolicyResource[]): PolicyResource[] {
  const inputs = messageOf(given[0]?.props);
  if (inputs === undefined) return given;
  const all = made.get(inputs);
  if (all === undefined) made.set(inputs, given);
  return all ?? given;
}
