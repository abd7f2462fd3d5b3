import type { Path } from "../../inputs/path";
import { Props } from "../../inputs/props";
import type { Container } from "../../model/container";
import { valueContainers } from "./values";
import { yamlDocuments } from "./yaml";

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

const longest = 2 ** 20;

/** The values in a text at `at`. It stands between other parts of the program, so it is read and not written. */
class ValuesText extends Props {
  constructor(
    private readonly owner: Props,
    private readonly at: Path,
    values: unknown,
  ) {
    super(
      at.reduceRight<unknown>((inner, step) => ({ [step]: inner }), values),
      owner.inputs,
    );
  }

  override isSecret(): boolean {
    return this.owner.isSecret(this.at);
  }

  override canWrite(): boolean {
    return false;
  }

  override canAppend(): boolean {
    return false;
  }
}

/** What values say for sure that stand in a text. */
export function textContainers(props: Props, namespace: Path): Container[] {
  return texts
    .flatMap((text) => props.quietly(() => props.expand(text)))
    .flatMap((at) => {
      const text = props.readQuietly(at);
      if (typeof text !== "string" || text.length > longest) return [];
      try {
        const [values] = yamlDocuments(text);
        return valueContainers(new ValuesText(props, at, values), at, namespace);
      } catch {
        return [];
      }
    });
}
