import { putAt } from "../../../inputs/objects";
import { type Path, showPath } from "../../../inputs/path";
import type { Place, Props } from "../../../inputs/props";
import { isRecord } from "../../../inputs/proxies";
import type { Container, Grant } from "../../../model/container";
import { overlaid } from "../../../model/overlay";
import { manual } from "../../../model/setting";
import { DeclaredNamespace } from "../../namespace";
import { podContainers } from "../container";
import type { ContainerPlace } from "../custom";
import { goDocument } from "../go-json";
import type { Pod } from "../pods";
import { ReadOnlyProps } from "../text-props";

/** A pod, or another object with a pod's annotations, beside which texts in annotations are read. */
export class Injected {
  readonly #keys: readonly string[];

  constructor(
    private readonly props: Props,
    private readonly pod: Pod,
    keys: readonly string[],
  ) {
    this.#keys = keys;
  }

  at(annotation: string): Path {
    return [...this.pod.metadata, "annotations", annotation];
  }

  /** The text of an annotation; undefined if it is absent, or not known yet. */
  text(annotation: string): string | undefined {
    const value = this.#keys.includes(annotation) ? this.props.read(this.at(annotation)) : undefined;
    return typeof value === "string" ? value : undefined;
  }

  /** The object in the text of an annotation; empty if it holds something else. */
  object(annotation: string): Record<string, unknown> {
    const value = goDocument(this.text(annotation));
    return isRecord(value) ? value : {};
  }

  /** The inputs with the objects that stand in texts, at the paths of `parts`. */
  with(parts: readonly (readonly [Path, unknown])[]): Props {
    const { props, pod } = this;
    const root = {};
    const volumes: Path = [...pod.spec, pod.volumes ?? "volumes"];
    if (props.has(volumes)) putAt(root, volumes, props.read(volumes));
    for (const [path, value] of parts) putAt(root, path, value);
    return new AnnotationProps(root, props);
  }

  /** The containers at `places` of the objects that stand in texts at the paths of `parts`. */
  containers(parts: readonly (readonly [Path, unknown])[], places: readonly ContainerPlace[], rest: Partial<Pod> = {}) {
    const { props, pod } = this;
    const found = podContainers(this.with(parts), { ...pod, ...rest, places });
    const { owner, namespace = [...owner, "metadata", "namespace"] } = pod;
    return found.map((one) => overlaid(one, { namespace: new DeclaredNamespace(props, namespace) }));
  }

  /** A container with a writable root that only goes if its annotation does. */
  writable(annotation: string, value: object): Container[] {
    const at = this.at(annotation);
    const path = showPath(at);
    const readOnlyRoot = { effective: false, path, hint: undefined, to: () => manual(`remove ${path}`) };
    const found = this.containers([[at, value]], [{ at, list: "containers", partial: true }]);
    return found.map((one) => overlaid(one, { readOnlyRoot }));
  }

  /** A container that is privileged because of an annotation. */
  privileged(annotation: string, name: string): Grant {
    return privilegedBy(name, this.props, this.at(annotation));
  }
}

/** A container of a webhook that is privileged because of the property at `at`. */
export function privilegedBy(name: string, props: Props, at: Path): Grant {
  return {
    label: `${props.title}container "${name}"`,
    kind: "anything",
    says: "is privileged and can make every read-only mount writable again",
    value: "",
    instead: `remove ${showPath(at)}`,
  };
}

/** What texts in annotations hold, at the paths of the annotations. Messages say them as the program does. */
class AnnotationProps extends ReadOnlyProps {
  override readonly rendered = this.owner.rendered;

  override get title(): string {
    return this.owner.title;
  }

  override origin(path: Path): Place | undefined {
    return this.owner.origin(path);
  }
}
