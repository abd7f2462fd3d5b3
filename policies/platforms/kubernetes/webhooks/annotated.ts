import { type Path, parsePath } from "../../../inputs/path";
import type { Props } from "../../../inputs/props";
import { applied, ownersIn, type Pod, parseToken } from "../pods";

/** Where resources that are no pods have annotations that add containers to one. */
const places: readonly (readonly [kind: RegExp, metadata: readonly Path[]])[] = [
  [/^dapr\.io\/\w+ Component$/, [["metadata"]]],
  [
    /^(pool\.)?kubevirt\.io\/\w+ VirtualMachine/,
    ["metadata", "spec.template.metadata", "spec.virtualMachineTemplate.spec.template.metadata"].map(parsePath),
  ],
];

/** The objects in a resource whose annotations are read as those of a pod. */
export function annotatedObjects(type: string, props: Props): Pod[] {
  const token = parseToken(type);
  if (token === undefined || !places.some(([kind]) => kind.test(`${token.version} ${token.kind}`))) return [];
  return ownersIn(props, token).flatMap((owner) => {
    const { version, kind } = applied(props, owner, token);
    const found = places.find(([one]) => one.test(`${version} ${kind}`))?.[1] ?? [];
    return found.map((metadata) => placeholder(owner, [...owner, ...metadata]));
  });
}

/** A pod of which only its annotations, at `metadata`, and what stands in the `spec` beside them are known. */
export function placeholder(owner: Path, metadata: Path, spec: Path = [...metadata.slice(0, -1), "spec"]): Pod {
  return { owner, kind: "", spec, metadata, patch: true, claims: spec, claimsFirst: false };
}
