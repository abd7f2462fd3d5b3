import type { Container } from "../model/container";
import { manual } from "../model/setting";
import type { Finding } from "../rule";
import { isImageId } from "./reference";

/**
 * Tells of an image that is given by its id, as `imageId` of a docker.RemoteImage gives it: an id names no repository to look
 * up. Nothing for an image with a name, for one whose name another resource gave, and for one that is not known.
 */
export function nameless({ image }: Container): Finding[] {
  if (image.effective === undefined || !isImageId(image.effective)) return [];
  const instead = `set ${image.path} to the image's name, or to repoDigest of its RemoteImage`;
  const says = "has its image by id, so the paths that it writes could not be looked up";
  return [{ says, cure: [manual(instead)], advice: true }];
}
