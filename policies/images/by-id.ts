import type { Container } from "../model/container";
import { manual } from "../model/setting";
import type { Finding } from "../rule";
import { isImageId } from "./reference";

/**
 * The line about an image given by id, as `imageId` of a docker.RemoteImage: an id names no repository to look up. Undefined
 * for an image with a name, or an unknown one.
 */
export function nameless({ image }: Container): Finding[] {
  if (image.effective === undefined || !isImageId(image.effective)) return [];
  const instead = `set ${image.path} to the image's name, or to repoDigest of its RemoteImage`;
  const says = "has its image by id, so the paths that it writes could not be looked up";
  return [{ says, cure: [manual(instead)], advice: true }];
}
