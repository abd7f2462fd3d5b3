import { objectAround } from "../../inputs/objects";
import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { documentsIn, ReadOnlyTextProps } from "./text-props";
import { valueContainers } from "./values";

const sources: readonly Path[] = [
  ["spec", "source"],
  ["spec", "sources", "*"],
  ["spec", "template", "spec", "source"],
  ["spec", "template", "spec", "sources", "*"],
];

/**
 * Texts with the values of a chart, in the resources of Rancher and of Argo CD.
 *
 * https://github.com/k3s-io/helm-controller/blob/345c53c9b2b6711d8ba3b4495aef6f810abd52fb/pkg/apis/helm.cattle.io/v1/types.go
 * https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#values
 */
const texts: readonly Path[] = [["spec", "valuesContent"], ...sources.map((source) => [...source, "helm", "values"])];

/** What values say for sure that stand in a text. */
export function textContainers(props: Props, namespace: Path): Container[] {
  return texts
    .flatMap((text) => props.quietly(() => props.expand(text)))
    .flatMap((at) => {
      const text = props.readQuietly(at);
      const documents = typeof text === "string" ? documentsIn(text) : undefined;
      if (documents === undefined) return [];
      return valueContainers(new ReadOnlyTextProps(objectAround(at, documents[0]), props, at), at, namespace);
    });
}
