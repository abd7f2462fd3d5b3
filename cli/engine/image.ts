import type Docker from "dockerode";
import { repositoryOf } from "../output/words";
import { type Engine, refusal, statusOf } from "./connect";
import type { Container } from "./container";
import type { Session } from "./session";

/** The configuration of an image. */
export interface ImageFacts {
  /** The image's name as the user wrote it; its tag if that was its id. */
  readonly reference: string;
  readonly id: string;
  /** Digest in its registry; a local image has none. */
  readonly digest?: string;
  readonly user: string;
  readonly volumes: readonly string[];
  readonly ports: readonly number[];
  readonly healthcheck: boolean;
}

/** @throws Failure if the image exists neither here nor in its registry */
export async function imageFacts(engine: Engine, reference: string, pull: () => void = () => {}): Promise<ImageFacts> {
  const info = await inspected(engine, reference, pull);
  const { User, Volumes, ExposedPorts, Healthcheck } = info.Config as Docker.ImageInspectInfo["Config"] & {
    Healthcheck?: { Test?: string[] };
  };
  const digest = registryDigest(info.RepoDigests ?? [], reference);
  return {
    reference: nameOfImage(reference, info),
    id: info.Id,
    ...(digest === undefined ? {} : { digest }),
    user: User ?? "",
    volumes: Object.keys(Volumes ?? {}).map((path) => path.replace(/(?<=.)\/+$/, "")),
    ports: Object.keys(ExposedPorts ?? {}).flatMap((port) =>
      port.endsWith("/udp") ? [] : [Number.parseInt(port, 10)],
    ),
    healthcheck: Healthcheck?.Test !== undefined && Healthcheck.Test.length > 0 && Healthcheck.Test[0] !== "NONE",
  };
}

/** The name of an image; its first tag if it was given by its id. */
export function nameOfImage(
  given: string,
  { Id, RepoTags = [] }: Pick<Docker.ImageInspectInfo, "Id" | "RepoTags">,
): string {
  if (RepoTags.some((tag) => tag === given || tag === `${given}:latest`)) return given;
  const isId = Id.replace("sha256:", "").startsWith(given.replace("sha256:", ""));
  return isId ? (RepoTags[0] ?? given) : given;
}

/** The digest of an image in its own registry, else in another one. Podman gives local images digests of `localhost`. */
export function registryDigest(repoDigests: readonly string[], reference: string): string | undefined {
  const published = repoDigests.filter((name) => !name.startsWith("localhost/"));
  const repository = repositoryOf(reference);
  const own = published.find((name) => repositoryOf(name) === repository);
  return (own ?? published[0])?.split("@")[1];
}

async function inspected({ docker }: Engine, reference: string, pull: () => void): Promise<Docker.ImageInspectInfo> {
  const image = docker.getImage(reference);
  try {
    return await image.inspect();
  } catch (error) {
    if (statusOf(error) !== 404) {
      throw refusal(error, (reason) => `The engine refuses the image ${reference}: ${reason}.`);
    }
  }
  try {
    pull();
    const stream = await docker.pull(reference);
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
    });
    return await image.inspect();
  } catch (error) {
    const so = (reason: string) =>
      `There is no image ${reference} here, and it cannot be pulled (${reason}); build it, or correct the name.`;
    throw refusal(error, so);
  }
}

/** The file or directory of an image at a path. */
export interface ImageFile {
  readonly directory: boolean;
  readonly link?: string;
  /** Owner; unknown with Podman, whose archives give all files to the container's user. */
  readonly uid?: number;
  readonly gid?: number;
  /** Octal, four digits. */
  readonly mode: string;
}

/** Reads files of an image from a container that never runs. */
export class ImageFiles {
  private readonly files = new Map<string, Promise<ImageFile | undefined>>();
  private readonly filled = new Map<string, Promise<boolean>>();

  private constructor(private readonly container: Container) {}

  static async of(session: Session, image: string): Promise<ImageFiles> {
    // The command is never started; Docker creates no container without one.
    const spec = { image, readOnly: false, mounts: [], network: "none", entrypoint: ["/never"], command: [] };
    return new ImageFiles(await session.create(spec));
  }

  /** The entry at a path, links not followed; `undefined` if the image has none. */
  at(path: string): Promise<ImageFile | undefined> {
    const known = this.files.get(path) ?? this.read(path);
    this.files.set(path, known);
    return known;
  }

  /** The path with the links of the image followed. */
  async resolved(path: string, depth = 0): Promise<string> {
    let at = "";
    const parts = path.split("/").filter((part) => part !== "");
    for (const [index, part] of parts.entries()) {
      if (part === "..") {
        at = at.slice(0, Math.max(at.lastIndexOf("/"), 0));
        continue;
      }
      if (part === ".") continue;
      const next = `${at}/${part}`;
      const link = (await this.at(next))?.link;
      if (link === undefined || depth > 20) {
        at = next;
        continue;
      }
      const target = link.startsWith("/") ? link : `${at}/${link}`;
      return this.resolved([target, ...parts.slice(index + 1)].join("/"), depth + 1);
    }
    return at === "" ? "/" : at;
  }

  /** Whether the directory holds more than directories at any depth; an empty mount would hide it. */
  hasContent(directory: string): Promise<boolean> {
    const known = this.filled.get(directory) ?? this.contentOf(directory);
    this.filled.set(directory, known);
    return known;
  }

  /** Names of the directories in a directory, sorted. */
  async directoriesIn(directory: string): Promise<string[]> {
    const names = new Set<string>();
    await this.container.archive(directory === "/" ? "/" : `${directory}/`, ({ name, type }) => {
      const parts = name.split("/").filter((part) => part !== "" && part !== ".");
      const inside = directory === "/" ? parts : parts.slice(1);
      if (inside.length === 1 && type === "directory") names.add(inside[0] as string);
      return false;
    });
    return [...names].sort();
  }

  private async read(path: string): Promise<ImageFile | undefined> {
    let file: ImageFile | undefined;
    await this.container.archive(path, (header) => {
      file = {
        directory: header.type === "directory",
        ...(header.type === "symlink" ? { link: header.linkname ?? "" } : {}),
        ...(this.container.session.engine.name === "Podman" ? {} : { uid: header.uid ?? 0, gid: header.gid ?? 0 }),
        mode: ((header.mode ?? 0o755) & 0o7777).toString(8).padStart(4, "0"),
      };
      return true;
    });
    return file;
  }

  private async contentOf(directory: string): Promise<boolean> {
    let found = false;
    await this.container.archive(`${directory}/`, ({ type }) => {
      found = type !== "directory";
      return found;
    });
    return found;
  }
}
