import type { Dockerfile } from "../images/dockerfile";
import { type ImageReference, parseImage, tagOf } from "../images/reference";
import type { Props } from "../inputs/props";
import { type ImageResource, imageResources } from "../platforms/docker/image-resources";
import { builtBy, type Unread } from "./built";

/** The resources of a stack that pull, build or tag images, as the questions about them show their inputs. */
export class StackImages {
  readonly #props = new Map<string, Props>();
  /** The Dockerfiles of images that the stack builds, by the resource that builds. */
  readonly #built = new Map<string, Dockerfile | Unread>();
  /** The resources that build or tag an image, by the names that they give it. */
  readonly #makers = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #repositories = new Set<string>();

  /** Keeps an image; returns the names that it gives an image which it builds or tags. */
  keep(urn: string, type: string, props: Props): readonly string[] {
    this.#props.set(urn, props);
    const facts = builtBy(type, props);
    if (facts !== undefined) this.#built.set(urn, facts);
    const references = namesIn(props, type);
    for (const { registry, repository } of references) this.#repositories.add(`${registry}/${repository}`);
    const names = references.flatMap((reference) => keyOf(reference) ?? []);
    for (const name of names) this.#names.add(name);
    if (facts === undefined && type !== tag) return [];
    for (const name of names) this.#makers.set(name, urn);
    return names;
  }

  inputs(urn: string): Props | undefined {
    return this.#props.get(urn);
  }

  dockerfile(urn: string): Dockerfile | Unread | undefined {
    return this.#built.get(urn);
  }

  /** The resource that builds or tags the image of this name. */
  maker(image: string): string | undefined {
    return this.#makers.get(nameInFull(image) ?? "");
  }

  /** Whether an image of the stack may have the digest of this reference. */
  mayHave(reference: ImageReference, isKnown: boolean): boolean {
    // A program may write the digest behind another repository, as a mirror's: of an image that nobody knows nothing is lost.
    if (!isKnown) return this.#props.size > 0;
    const name = keyOf(reference);
    return name === undefined
      ? this.#repositories.has(`${reference.registry}/${reference.repository}`)
      : this.#names.has(name);
  }
}

const tag = "docker:index/tag:Tag";

/** The properties of such a resource that name its image. */
export const imageOf = ({ type }: { readonly type: string }) => imageResources[type] as ImageResource;

function namesIn(props: Props, type: string): ImageReference[] {
  const { name, more } = imageOf({ type });
  const paths = [name, ...(more === undefined ? [] : props.elements(more))];
  return paths.flatMap((path) => {
    const text = props.readQuietly(path);
    return (typeof text === "string" ? parseImage(text) : undefined) ?? [];
  });
}

/** A name with its tag, the implied one too, and without digest; undefined if only the digest decides. */
export function nameInFull(image: string): string | undefined {
  const reference = parseImage(image);
  return reference && keyOf(reference);
}

function keyOf(reference: ImageReference): string | undefined {
  const own = tagOf(reference);
  return own === undefined ? undefined : `${reference.registry}/${reference.repository}:${own}`;
}
