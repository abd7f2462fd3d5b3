import { posix } from "node:path";
import { mirrorPrefix, namesRegistry, repositoryInFull } from "./reference";
import type { CatalogueImage } from "./types";

/** A place below an entry or a list, and what is wrong there. */
type Fault = readonly [at: string, says: string];

/** What the schema cannot tell of an entry: names that no image has, and paths that nobody writes. */
export function* imageFaults({ repositories, paths }: CatalogueImage): Iterable<Fault> {
  for (const [index, repository] of repositories.entries()) {
    if (repositoryInFull(repository) === undefined) yield [`repositories[${index}]`, noRepository];
  }
  for (const [index, { path }] of paths.entries()) {
    if (posix.normalize(path) !== path) yield [`paths[${index}].path`, dots];
  }
}

/** The first fault of a team's entries, behind the name of their list. */
export function faultOfImages(images: readonly CatalogueImage[]): string | undefined {
  for (const [index, image] of images.entries()) {
    for (const [at, says] of imageFaults(image)) return `[${index}].${at} ${says}`;
  }
  const owners = new Map<string, number>();
  for (const [index, { repositories, tags = [""] }] of images.entries()) {
    for (const [at, repository] of repositories.entries()) {
      for (const tag of tags) {
        const key = `${repositoryInFull(repository)}:${tag}`;
        const owner = owners.get(key) ?? index;
        if (owner !== index) return `[${index}].repositories[${at}] is one of images[${owner}] already, ${apart}`;
        owners.set(key, index);
      }
    }
  }
  return undefined;
}

/** The first fault of a team's mirrors, behind the name of their list. */
export function faultOfMirrors(mirrors: readonly string[]): string | undefined {
  for (const [index, mirror] of mirrors.entries()) {
    if (!namesRegistry(mirror)) return `[${index}] ${noRegistry}`;
    if (mirrorPrefix(mirror) === undefined) return `[${index}] ${noBeginning}`;
  }
  return undefined;
}

const noRepository =
  "names no repository; write it as registry.example/team/app, with * for any characters within one segment";
const dots = "is not where the image writes; write it as /srv/app, without . and .. between slashes";
const apart = "which wins; write them as one entry, or give each tags of its own";
const noRegistry =
  "names no registry; write it as mirror.example/dockerhub, with a dot or a port before the first slash";
const noBeginning = "is the beginning of no image; write it as mirror.example/dockerhub";
