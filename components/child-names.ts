import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";

// Internal properties that the SDK keeps on a resource.
interface Registered {
  __pulumiType: string;
  __parentResource?: Registered;
}

/** The names of children, by the root resource of a program; two programs can run in one process. */
const taken = new WeakMap<object, Set<string>>();

/** A short text that differs for different texts. */
export function digest(...texts: string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 8);
}

/**
 * The name of a child: the name of its component and `readable`. If another child of the same type has that name already, as
 * volume "b-c" of "a" and volume "c" of "a-b" would, a digest of `key` follows; the first child keeps the name, so that no
 * deployed resource is replaced.
 *
 * @param key differs for every child of the component, even where `readable` is equal, e.g. `path /run/a-b`
 */
export function childName(
  component: pulumi.ComponentResource,
  type: string,
  name: string,
  readable: string,
  key: string,
): string {
  const [root, types] = lineage(component as unknown as Registered);
  const names = taken.get(root) ?? new Set();
  taken.set(root, names);
  const urn = (child: string) => [...types, type, child].join("$");
  const short = `${name}-${readable}`;
  const child = names.has(urn(short)) ? `${short}-${digest(name, key)}` : short;
  names.add(urn(child));
  return child;
}

/** The outermost parent of a resource, and the types from there to the resource: the parts of its URN except its name. */
function lineage(resource: Registered): [root: object, types: string[]] {
  const types = [resource.__pulumiType];
  let root = resource;
  while (root.__parentResource !== undefined) {
    root = root.__parentResource;
    types.unshift(root.__pulumiType);
  }
  return [root, types];
}
