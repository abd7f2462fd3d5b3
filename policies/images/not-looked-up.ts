import type { Container } from "../model/container";
import { manual } from "../model/setting";
import type { Finding } from "../rule";
import { isImageId } from "./reference";

/** The rule that takes descriptions of a team's own images. */
const rule = "writable-paths-declared";

/**
 * The line about an image that nothing looks up: one given by id, as `imageId` of a docker.RemoteImage, for an id names no
 * repository, or one that the stack builds from a Dockerfile that tells nothing.
 */
export function notLookedUp({ image, unreadBuild }: Container): Finding[] {
  if (unreadBuild !== undefined) {
    const { how, instead } = unreadBuild;
    const says = `has an image that the stack builds from a Dockerfile ${how}, so the paths that it writes could not be looked up`;
    return [
      { says, cure: [manual(`${instead}, or describe the image in the option images of ${rule}`)], advice: true },
    ];
  }
  if (image.effective === undefined || !isImageId(image.effective)) return [];
  const instead = `set ${image.path} to the image's name, or to repoDigest of its RemoteImage`;
  const says = "has its image by id, so the paths that it writes could not be looked up";
  return [{ says, cure: [manual(instead)], advice: true }];
}
