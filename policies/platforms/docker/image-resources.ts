import type { Path } from "../../inputs/path";

/** The properties of a resource that pulls, builds or tags an image and name that image. */
export interface ImageResource {
  /** The input with the image's name. */
  readonly name: Path;
  /** The list of inputs with its further names. */
  readonly more?: Path;
  /** The input that names the image of another resource which it pulls or tags. */
  readonly source?: Path;
  /** The outputs by which containers refer to the image without its name or its tag. */
  readonly references: readonly string[];
}

/** https://www.pulumi.com/registry/packages/docker/ and https://www.pulumi.com/registry/packages/docker-build/ */
export const imageResources: Readonly<Record<string, ImageResource>> = {
  "docker:index/remoteImage:RemoteImage": {
    name: ["name"],
    more: ["build", "tags"],
    source: ["name"],
    references: ["imageId", "repoDigest"],
  },
  "docker:index/image:Image": { name: ["imageName"], references: ["repoDigest"] },
  "docker:index/registryImage:RegistryImage": {
    name: ["name"],
    more: ["build", "tags"],
    source: ["name"],
    references: ["sha256Digest"],
  },
  "docker:index/tag:Tag": { name: ["targetImage"], source: ["sourceImage"], references: ["sourceImageId"] },
  // All tags of one build are the same image.
  "docker-build:index:Image": { name: ["tags", 0], more: ["tags"], references: ["ref", "digest"] },
  "docker-build:index:Index": { name: ["tag"], source: ["sources"], references: ["ref"] },
};
