import type { PolicyResource } from "@pulumi/policy";
import { type ImageName, type Naming, namingOf, withImage } from "../images/named";
import { parseImage } from "../images/reference";
import { parsePropertyPath } from "../inputs/path";
import { Props } from "../inputs/props";
import type { Container } from "../model/container";
import type { Workload } from "../platforms";
import { imageResources } from "../platforms/docker/image-resources";
import { shownImage, writtenImage } from "../platforms/process";
import type { Resource } from "./judge";

/** A container whose image has no name, or no tag, in its own resource. */
export interface UnnamedContainer {
  readonly container: Container;
  readonly naming: Exclude<Naming, "name">;
  /** The container with the name that another resource gives its image; undefined where none does. */
  readonly named: Container | undefined;
}

export interface UnnamedIn {
  readonly resource: Resource;
  readonly workload: Workload;
  readonly containers: readonly UnnamedContainer[];
}

interface Waiting extends Omit<UnnamedIn, "containers"> {
  readonly containers: readonly Omit<UnnamedContainer, "named">[];
}

/**
 * Containers that name their image by an id, by a digest, or by a value that is not known, until the end of the run: only then
 * the engine tells which resources their properties depend on, and so which resource names the image. The inputs are those of
 * the question about the resource itself: at the end of a preview the engine shows outputs, most of which it does not know.
 */
export class Unnamed {
  readonly #waiting = new Map<string, Waiting>();
  readonly #images = new Map<string, Props>();

  /** Whether a container waits for the end of the run. */
  get any(): boolean {
    return this.#waiting.size > 0;
  }

  /** Keeps what the end of the run needs of a resource; returns its containers that wait for it. */
  keep(resource: Resource, workload: Workload): ReadonlyMap<Container, Naming> {
    const { urn, type, props } = resource;
    if (Object.hasOwn(imageResources, type)) this.#images.set(urn, new Props(props));
    const containers = workload.containers.flatMap((container) => {
      const naming = namingIn(workload, container);
      return naming === "name" ? [] : [{ container, naming }];
    });
    if (containers.length === 0) this.#waiting.delete(urn);
    else this.#waiting.set(urn, { resource, workload, containers });
    return new Map(containers.map(({ container, naming }) => [container, naming]));
  }

  /** The waiting containers of a stack. */
  *in(resources: readonly PolicyResource[]): Iterable<UnnamedIn> {
    for (const declared of resources) {
      const waiting = this.#waiting.get(declared.urn);
      if (waiting === undefined) continue;
      const containers = waiting.containers.map((one) => ({
        ...one,
        named: this.#named(one.container, waiting.workload, declared, resources),
      }));
      yield { ...waiting, containers };
    }
  }

  #named(container: Container, { inputs }: Workload, declared: PolicyResource, all: readonly PolicyResource[]) {
    const [property] = parsePropertyPath(container.image.path);
    const reference = inputs.quietly(() => container.image.effective);
    const behind = imagesBehind(declared, String(property));
    const found = reference === undefined ? only(behind) : referredTo(reference, behind, all);
    const name = found && this.#nameOf(found);
    return name && withImage(container, name);
  }

  /** The name of the image of such a resource; one that is not known yet may be that of another image of the stack. */
  #nameOf(resource: PolicyResource, seen: ReadonlySet<PolicyResource> = new Set()): ImageName | undefined {
    const { name: at } = imageResources[resource.type] as (typeof imageResources)[string];
    for (const props of [this.#images.get(resource.urn), new Props(resource.props)]) {
      const name = props?.readQuietly(at);
      if (props === undefined || typeof name !== "string") continue;
      if (parseImage(name) === undefined) return undefined;
      return { name, shown: shownImage(props, at), written: writtenImage(props, at) };
    }
    const next = only(imagesBehind(resource, String(at[0])));
    return next === undefined || seen.has(next) ? undefined : this.#nameOf(next, new Set([...seen, resource]));
  }
}

function namingIn({ inputs }: Workload, container: Container): Naming {
  const { result, unknown } = inputs.collectUnknown(() => container.image.effective);
  if (unknown.length > 0) return "unknown";
  return result === undefined ? "name" : namingOf(result);
}

/** The images of the stack that the property of a resource depends on. */
function imagesBehind({ propertyDependencies }: PolicyResource, property: string): PolicyResource[] {
  return (propertyDependencies[property] ?? []).filter(({ type }) => Object.hasOwn(imageResources, type));
}

const only = (resources: readonly PolicyResource[]) => (resources.length === 1 ? resources[0] : undefined);

/** The image that a known id or digest belongs to: one that the property depends on comes first. */
function referredTo(reference: string, behind: readonly PolicyResource[], all: readonly PolicyResource[]) {
  const isIt = (resource: PolicyResource) => {
    const props = new Props(resource.props);
    return imageResources[resource.type]?.references.some((output) => props.readQuietly([output]) === reference);
  };
  return behind.find(isIt) ?? all.find(isIt);
}
