import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { ClusterObject, ObjectNames } from "../workload";
import { appliedKind, type Pod } from "./pods";

/**
 * The object that a resource declares, with the controller that made it: the owner reference with `controller: true`, of which
 * an object has one at most.
 *
 * https://github.com/kubernetes/apimachinery/blob/v0.33.3/pkg/apis/meta/v1/types.go, `OwnerReference`
 */
export function objectOf(type: string, props: Props, pods: readonly Pod[]): ClusterObject {
  return props.quietly(() => {
    const text = (...path: Path) => {
      const value = props.read(path);
      return typeof value === "string" && value !== "" ? value : undefined;
    };
    const names = (at: Path) => ({ name: text(...at, "name"), uid: text(...at, "uid") });
    const [reference, ...others] = props
      .objects(["metadata", "ownerReferences"])
      .filter((one) => props.read(one, ["controller"]) === true);
    const named: ObjectNames | undefined =
      reference === undefined || others.length > 0
        ? undefined
        : { ...names(reference), version: text(...reference, "apiVersion"), kind: text(...reference, "kind") };
    const { version, kind } = appliedKind(type, props);
    return {
      version: version.replace(/^core\//, ""),
      kind,
      ...names(["metadata"]),
      namespace: text("metadata", "namespace"),
      controller: named,
      pods: pods.map(({ spec, metadata }) => ({ spec: showPath(spec), metadata: showPath(metadata) })),
    };
  });
}
