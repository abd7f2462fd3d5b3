import type { Container } from "../model/container";
import { overlaid } from "../model/overlay";
import { isImageId, parseImage } from "./reference";

/**
 * The parts of an image reference that a program shows: `digest` has the repository and no tag, `id` and `unknown` neither;
 * `built` is the name of an image that the stack builds.
 */
export type Naming = "name" | "built" | "digest" | "id" | "unknown";

export function namingOf(image: string): Naming {
  if (isImageId(image)) return "id";
  const reference = parseImage(image);
  return reference?.digest !== undefined && reference.tag === undefined ? "digest" : "name";
}

/** The name of an image that another resource gives. */
export interface ImageName {
  readonly name: string;
  /** See `Container.shownImage`. */
  readonly shown: string | undefined;
  /** See `Container.writtenImage`. */
  readonly written: string | undefined;
}

/** The same container, with the name of its image instead of the program's reference to it. */
export function withImage(container: Container, { name, shown, written }: ImageName): Container {
  const { path, to } = container.image;
  const image = { effective: name, path, hint: undefined, to: to.bind(container.image) };
  return overlaid(container, { image, shownImage: shown, writtenImage: written });
}
