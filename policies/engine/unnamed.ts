import type { PolicyResource } from "@pulumi/policy";
import { recipeFor } from "../images/catalogue";
import type { Dockerfile } from "../images/dockerfile";
import { type ImageName, type Naming, namingOf, withImage } from "../images/named";
import { isImageId, parseImage } from "../images/reference";
import { withDockerfile, withUnread } from "../images/with-dockerfile";
import { parsePropertyPath } from "../inputs/path";
import { Props } from "../inputs/props";
import type { Container } from "../model/container";
import type { Workload } from "../platforms";
import { imageResources } from "../platforms/docker/image-resources";
import { shownImage, writtenImage } from "../platforms/image";
import type { Unread } from "./built";
import type { Resource } from "./judge";
import { imageOf, nameInFull, StackImages } from "./stack-images";

/** How a container names an image that the end of the run may know better. */
export interface Reference {
  readonly naming: Exclude<Naming, "name">;
  /** Whether an image that the run has met may be meant, so that the end of the run says what the image needs. */
  readonly awaited: boolean;
}

/** A container whose image has no name, or no tag, in its own resource. */
export interface UnnamedContainer extends Reference {
  readonly container: Container;
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
  readonly #images = new StackImages();
  /** Containers of images that the catalogue lacks, by the image's name in full: the resource that builds it may come later. */
  readonly #early = new Map<string, Waiting[]>();
  #keptEarly = 0;
  /** The last answer: several rules ask about each resource. */
  #kept: { readonly workload: Workload; readonly waiting: ReadonlyMap<Container, Reference> } | undefined;

  /** Whether a container waits for the end of the run. */
  get any(): boolean {
    return this.#waiting.size > 0;
  }

  /** Keeps what the end of the run needs of a resource; returns its containers that wait for it. */
  keep(resource: Resource, workload: Workload): ReadonlyMap<Container, Reference> {
    if (this.#kept?.workload !== workload) this.#kept = { workload, waiting: this.#look(resource, workload) };
    return this.#kept.waiting;
  }

  #look(resource: Resource, workload: Workload): ReadonlyMap<Container, Reference> {
    const { urn, type, props } = resource;
    if (Object.hasOwn(imageResources, type)) this.#keepImage(urn, type, new Props(props));
    this.#waiting.delete(urn);
    const containers = workload.containers.flatMap((container) => {
      const reference = this.#referenceIn(workload, container);
      if (reference !== undefined) return [{ container, ...reference }];
      this.#keepEarly({ resource, workload, containers: [{ container, naming: "built", awaited: false }] });
      return [];
    });
    if (containers.length > 0) this.#wait({ resource, workload, containers });
    return new Map(containers.map(({ container, ...reference }) => [container, reference]));
  }

  #wait({ containers, ...more }: Waiting): void {
    const { urn } = more.resource;
    const others = this.#waiting.get(urn)?.containers ?? [];
    this.#waiting.set(urn, { ...more, containers: [...others, ...containers] });
  }

  #keepEarly(waiting: Waiting): void {
    const image = waiting.workload.inputs.quietly(() => waiting.containers[0]?.container.image.effective);
    const name = image === undefined || recipeFor(image) !== undefined ? undefined : nameInFull(image);
    if (name === undefined || this.#keptEarly >= mostEarly) return;
    this.#keptEarly++;
    // A resource that is asked about once more takes the place of the first question.
    const others = (this.#early.get(name) ?? []).filter(({ resource, workload }) => {
      return resource.urn !== waiting.resource.urn || workload === waiting.workload;
    });
    this.#early.set(name, [...others, waiting]);
  }

  #keepImage(urn: string, type: string, props: Props): void {
    for (const name of this.#images.keep(urn, type, props)) {
      for (const waiting of this.#early.get(name) ?? []) this.#wait(waiting);
      this.#early.delete(name);
    }
  }

  /** Undefined for a name that needs no other resource. */
  #referenceIn({ inputs }: Workload, container: Container): Reference | undefined {
    const { result, unknown } = inputs.collectUnknown(() => container.image.effective);
    if (unknown.length > 0) return { naming: "unknown", awaited: false };
    if (result === undefined) return undefined;
    const naming = namingOf(result);
    if (naming === "id") return { naming, awaited: false };
    const reference = parseImage(result);
    if (reference?.digest !== undefined) {
      const awaited = this.#images.mayHave(reference, recipeFor(result) !== undefined);
      return awaited || naming === "digest" ? { naming: "digest", awaited } : undefined;
    }
    return this.#images.maker(result) === undefined ? undefined : { naming: "built", awaited: true };
  }

  /** The waiting containers of a stack. */
  *in(resources: readonly PolicyResource[]): Iterable<UnnamedIn> {
    for (const declared of resources) {
      const waiting = this.#waiting.get(declared.urn);
      if (waiting === undefined) continue;
      const containers = waiting.containers.map((one) => ({
        ...one,
        named: this.#named(one, waiting.workload, declared, resources),
      }));
      yield { ...waiting, containers };
    }
  }

  #named(
    { container, naming, awaited }: Waiting["containers"][number],
    { inputs }: Workload,
    declared: PolicyResource,
    all: readonly PolicyResource[],
  ) {
    const [property] = parsePropertyPath(container.image.path);
    const reference = inputs.quietly(() => container.image.effective);
    const behind = imagesBehind(declared, String(property));
    const maker = reference === undefined ? undefined : this.#images.maker(reference);
    const made = all.find(({ urn }) => urn === maker);
    const found = made ?? (reference === undefined ? only(behind) : referredTo(reference, behind, all));
    if (found === undefined) return undefined;
    const name = naming === "built" ? undefined : this.#nameOf(found);
    // What was said of a digest that nobody awaited has the program's own words.
    const shown = naming === "digest" && !awaited ? container.shownImage : name?.shown;
    const image = name === undefined ? container : withImage(container, { ...name, shown });
    const facts = this.#builtInto(found, all);
    if (facts === undefined) return name && image;
    if ("unread" in facts) return withUnread(image, facts.unread);
    const base = { name: facts.from, shown: undefined, written: undefined };
    return withDockerfile(naming === "built" || name ? image : withImage(container, base), facts);
  }

  /** The Dockerfile of a resource's image, which other resources of the stack may have pulled or tagged since. */
  #builtInto(
    resource: PolicyResource,
    all: readonly PolicyResource[],
    seen: ReadonlySet<PolicyResource> = new Set(),
  ): Dockerfile | Unread | undefined {
    const own = this.#images.dockerfile(resource.urn);
    const { source } = imageOf(resource);
    if (own !== undefined || source === undefined || seen.has(resource)) return own;
    const named = this.#images.inputs(resource.urn)?.readQuietly(source);
    const maker = typeof named === "string" ? this.#images.maker(named) : undefined;
    const before = only(imagesBehind(resource, String(source[0]))) ?? all.find(({ urn }) => urn === maker);
    return before && this.#builtInto(before, all, new Set([...seen, resource]));
  }

  /** The name of the image of such a resource; one that is not known yet may be that of another image of the stack. */
  #nameOf(resource: PolicyResource, seen: ReadonlySet<PolicyResource> = new Set()): ImageName | undefined {
    const { name: at } = imageOf(resource);
    for (const props of [this.#images.inputs(resource.urn), new Props(resource.props)]) {
      const name = props?.readQuietly(at);
      if (props === undefined || typeof name !== "string") continue;
      if (parseImage(name) === undefined) return undefined;
      return { name, shown: shownImage(props, at), written: writtenImage(props, at) };
    }
    const next = only(imagesBehind(resource, String(at[0])));
    return next === undefined || seen.has(next) ? undefined : this.#nameOf(next, new Set([...seen, resource]));
  }
}

/** Stacks of thousands of containers are to cost no memory; a program that builds its images has fewer. */
const mostEarly = 500;

/** The images of the stack that the property of a resource depends on. */
function imagesBehind({ propertyDependencies }: PolicyResource, property: string): PolicyResource[] {
  return (propertyDependencies[property] ?? []).filter(({ type }) => Object.hasOwn(imageResources, type));
}

const only = (resources: readonly PolicyResource[]) => (resources.length === 1 ? resources[0] : undefined);

/** The image that a known id or digest belongs to: one that the property depends on comes first. */
function referredTo(reference: string, behind: readonly PolicyResource[], all: readonly PolicyResource[]) {
  const digest = digestOf(reference);
  const isIt = (resource: PolicyResource) => {
    const props = new Props(resource.props);
    return imageOf(resource).references.some((output) => {
      const value = props.readQuietly([output]);
      return typeof value === "string" && (value === reference || (digest !== undefined && digestOf(value) === digest));
    });
  };
  return behind.find(isIt) ?? all.find((resource) => Object.hasOwn(imageResources, resource.type) && isIt(resource));
}

/** The digest in a reference, which a program may write behind another repository; an id is one itself. */
const digestOf = (text: string): string | undefined => (isImageId(text) ? text : parseImage(text)?.digest);
