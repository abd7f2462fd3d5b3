import type { Container } from "../model/container";
import { isImageId } from "./reference";

/** What keeps the catalogue from being asked about an image, and what to write instead. */
export interface ById {
  /** Continues the label of a container. */
  readonly says: string;
  readonly instead: string;
}

/**
 * Tells of an image that is given by its id, as `imageId` of a docker.RemoteImage gives it: an id names no repository to look up.
 * Undefined for an image with a name, and for one that is not known.
 */
export function byId({ image }: Container): ById | undefined {
  if (image.effective === undefined || !isImageId(image.effective)) return undefined;
  return {
    says: "has its image by id, so the paths that it writes could not be looked up",
    instead: `set ${image.path} to the image's name, or to repoDigest of its RemoteImage`,
  };
}
