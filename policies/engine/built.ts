import { readFileSync, realpathSync, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { type Dockerfile, readDockerfile } from "../images/dockerfile";
import { parseImage } from "../images/reference";
import type { Props } from "../inputs/props";
import type { UnreadBuild } from "../model/container";
import { type Build, buildOf, type DockerfilePlace } from "../platforms/docker/builds";
import { programDirectory } from "../platforms/program-directory";

/** Bytes; a larger file is no Dockerfile. */
const largest = 1 << 20;

/** The Dockerfile of a build that tells nothing. */
export interface Unread {
  readonly unread: UnreadBuild;
}

/** The facts of the Dockerfile that a resource builds its image from; undefined if it builds none, or that is not known yet. */
export function builtBy(type: string, props: Props, directory = programDirectory): Dockerfile | Unread | undefined {
  const build = buildOf(type, props);
  if (build === undefined) return undefined;
  const text = textOf(build.dockerfile, directory);
  return typeof text === "string" ? readBy(build, text) : text;
}

function readBy(build: Build, text: string): Dockerfile | Unread {
  let facts: Dockerfile;
  try {
    facts = readDockerfile(text, build);
  } catch {
    return build.target === undefined
      ? unread("without FROM", "name the image after FROM")
      : unread("without the stage to build", `name one of its stages in ${build.targetAt}`);
  }
  if (build.contexts.has(facts.from)) {
    const [, image] = /^docker-image:\/\/(.+)$/.exec(build.contexts.get(facts.from) ?? "") ?? [];
    if (image === undefined) return unread("whose base is given by a build context", "name the image after FROM");
    facts.from = image;
  }
  if (parseImage(facts.from) !== undefined) return facts;
  return unread("that names no base image without values that are secret or not set", "name the image after FROM");
}

const unread = (how: string, instead: string): Unread => ({ unread: { how, instead } });

function textOf(place: DockerfilePlace, directory: string): string | Unread {
  if ("inline" in place) return place.inline;
  const { at } = place;
  if ("secret" in place) return unread("whose place is secret", `give ${at} as a plain value`);
  if (/^(https?:\/\/|git:\/\/|git@|github\.com\/)/.test(place.file)) {
    return unread("at a remote address", "keep a copy of it beside the program, and name that");
  }
  try {
    const root = realpathSync(directory);
    const real = realpathSync(resolve(root, place.file));
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return unread("outside of the program's directory", "move it into that directory");
    }
    const about = statSync(real);
    if (about.isFile() && about.size <= largest) return readFileSync(real, "utf8");
  } catch {}
  return unread("that is no file of at most 1 MiB", `correct ${at}, which counts from the program's directory`);
}
