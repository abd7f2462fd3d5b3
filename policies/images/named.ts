import type { Container } from "../model/container";
import { isImageId, parseImage } from "./reference";

/** The parts of an image reference that a program shows: `digest` has the repository and no tag, `id` and `unknown` neither. */
export type Naming = "name" | "digest" | "id" | "unknown";

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
  const own: Partial<Container> = { image, shownImage: container.shownImage ?? shown, writtenImage: written };
  return new Proxy(container, {
    get(target, key) {
      if (Object.hasOwn(own, key)) return own[key as keyof Container];
      // Reads from the container itself, because a proxy has no private fields.
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
