import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Directory, Hook, Process, User, Variable, Words } from "../model/container";
import { asString } from "../model/setting";
import { absolutePath } from "./paths";

/** Paths at which a platform declares the command line, the environment and the user of a container. */
export interface ProcessPaths {
  readonly entrypoint: Path;
  readonly arguments: Path;
  variable(name: string): Variable;
  variables(): readonly string[];
  user(): User;
  readonly directory: Path;
  /** Whether the resource leaves the directory open if it names none: a patch. */
  readonly open?: boolean;
  /** The word after the platform put variables in; what only the running container knows keeps its `$`, or is undefined. */
  word?(word: string): string | undefined;
}

/** The process of a container, read from these paths. */
export class DeclaredProcess implements Process {
  readonly #entrypoint: () => Words | undefined;
  readonly #arguments: () => Words | undefined;
  /** The variables that words name. */
  readonly #named = new Set<string>();

  constructor(
    private readonly props: Props,
    private readonly paths: ProcessPaths,
  ) {
    this.#entrypoint = props.cached(() => this.#words(paths.entrypoint));
    this.#arguments = props.cached(() => this.#words(paths.arguments));
  }

  get entrypoint(): Words | undefined {
    return this.props.quietly(this.#entrypoint);
  }

  get arguments(): Words | undefined {
    return this.props.quietly(this.#arguments);
  }

  get own(): Process["own"] {
    const [, ...others] = this.entrypoint ?? [];
    // An entrypoint of several words is a program and its first arguments.
    return {
      entrypoint: this.entrypoint !== undefined,
      arguments: this.arguments !== undefined || others.length > 0,
    };
  }

  needWords(): void {
    this.#entrypoint();
    this.#arguments();
    for (const name of this.#named) this.paths.variable(name);
  }

  tells(text: string): boolean {
    const lists = [this.paths.entrypoint, this.paths.arguments];
    const words = this.props.quietly(() => lists.flatMap((list) => this.props.elements(list)));
    return (
      ![...lists, ...words].some((place) => this.props.isSecret(place)) &&
      words.some((word) => asString(this.props.readQuietly(word))?.includes(text))
    );
  }

  named(name: string): Variable {
    this.#named.add(name);
    return this.props.quietly(() => this.paths.variable(name));
  }

  variable(name: string): Variable {
    return this.paths.variable(name);
  }

  variables(): readonly string[] {
    return this.props.quietly(() => this.paths.variables());
  }

  get user(): User {
    return this.props.quietly(() => this.paths.user());
  }

  get directory(): Directory {
    const { directory, open = false } = this.paths;
    const reading = this.props.reading(directory);
    if ("unknown" in reading) return { declared: true, path: undefined };
    // Engines take an empty text for none.
    if ((reading.value ?? "") === "") return { declared: open, path: undefined };
    return { declared: true, path: this.props.isSecret(directory) ? undefined : absolutePath(reading.value) };
  }

  /** An empty list counts as absent: engines then use the image's own words. */
  #words(at: Path): Words | undefined {
    const list = this.props.reading(at);
    if ("unknown" in list) return [undefined];
    if (!Array.isArray(list.value) || list.value.length === 0) return undefined;
    const known = this.paths.word ?? ((word: string) => word);
    const words = this.props.elements(at).flatMap((element) => {
      const word = this.props.reading(element);
      if ("unknown" in word) return [undefined];
      // The provider refuses any other type; the finding is reported all the same.
      return typeof word.value === "string" ? [known(word.value)] : [];
    });
    return words.length === 0 ? undefined : words;
  }
}

/** The hook whose words are listed at `list`. */
export function hook(props: Props, label: string, list: Path): Hook[] {
  const places = props.quietly(() => props.elements(list));
  if (places.length === 0) return [];
  const words = places.map((place) => asString(props.readQuietly(place)));
  // Whether a word is secret costs a second reading of the resource: only what is told pays for it.
  const isSecret = () => [list, ...places].some((place) => props.isSecret(place));
  return [{ label, words, tells: (text) => words.some((word) => word?.includes(text)) && !isSecret() }];
}

/** The health check of an engine of Docker: `CMD` and words, or `CMD-SHELL` and a script. */
export function healthCheck(props: Props, list: Path): Hook[] {
  return hook(props, "health check", list).flatMap((one) => {
    const [kind, ...words] = one.words;
    if (kind === "CMD") return [{ ...one, words }];
    return kind === "CMD-SHELL" ? [{ ...one, words: ["/bin/sh", "-c", ...words] }] : [];
  });
}

/** The user `uid:gid` of Docker and Swarm; a name can only be resolved inside the image. */
export function dockerUser(props: Props, at: Path): User {
  const user = props.readQuietly(at);
  if (user === undefined || user === "")
    return { declared: props.has(at) && user !== "", uid: undefined, gid: undefined };
  const [, uid, gid] = (typeof user === "string" && /^(root|\d+)(?::(root|\d+))?$/.exec(user)) || [];
  if (uid === undefined || props.isSecret(at)) return { declared: true, uid: undefined, gid: undefined };
  const number = (text: string) => (text === "root" ? 0 : Number(text));
  return { declared: true, uid: number(uid), gid: gid === undefined ? undefined : number(gid) };
}

/** See `Container.programs`; `lists` are the paths of the command lines. */
export function programs(props: Props, at: Path, ...lists: readonly Path[]): string[] {
  return lists.flatMap((list) => {
    const word = absolutePath(props.readQuietly(at, [...list, 0]));
    // The kubelet replaces variables.
    return word === undefined || word.includes("$(") ? [] : [word];
  });
}
