import { isAbsolute } from "node:path";
import { type Path, showPath } from "../../inputs/path";
import type { Props } from "../../inputs/props";

/** The build of an image, as a resource declares it. */
export interface Build {
  /** The place of the Dockerfile. */
  readonly dockerfile: DockerfilePlace;
  /** Build arguments; undefined for each value that is unknown or secret. */
  readonly args: ReadonlyMap<string, string | undefined>;
  readonly target: string | undefined;
  /** The property that names the target, in messages. */
  readonly targetAt: string;
  /** Build contexts that take the place of base images; undefined for each value that is unknown or secret. */
  readonly contexts: ReadonlyMap<string, string | undefined>;
}

/** The text of a Dockerfile, or the path of its file from the program's directory; `at` is the property that names it. */
export type DockerfilePlace =
  | { readonly inline: string }
  | { readonly file: string; readonly at: string }
  | { readonly secret: true; readonly at: string };

interface Paths {
  readonly context: Path;
  readonly file: Path;
  /** Whether the path of the file counts from the context. */
  readonly inContext?: true;
  readonly args: Path;
  readonly target: Path;
  readonly inline?: Path;
  /** A context at another address, which counts before the others. */
  readonly remote?: Path;
  /** A map of contexts, or a list of `name=context`. */
  readonly contexts?: Path;
}

const kit: Paths = {
  context: ["context", "location"],
  file: ["dockerfile", "location"],
  args: ["buildArgs"],
  target: ["target"],
  inline: ["dockerfile", "inline"],
  contexts: ["context", "named"],
};

/** `build` of a RemoteImage or a RegistryImage, without which they build nothing. */
const bridged: Paths = {
  context: ["build", "context"],
  file: ["build", "dockerfile"],
  inContext: true,
  args: ["build", "buildArgs"],
  target: ["build", "target"],
  remote: ["build", "remoteContext"],
  contexts: ["build", "additionalContexts"],
};

const none: Path = [];

/**
 * The build that a resource declares; undefined if it builds no image, or a value that decides what is built is unknown. The
 * providers count the paths of context and Dockerfile from the program's directory.
 *
 * pulumi/pulumi-docker 237b7899bb513613a7645e74d6981c12d054dcc7: provider/image.go, provider/provider.go;
 * pulumi/pulumi-docker-build 7bad76a9d36bbf5ad949c976869851d95f858d6d: provider/internal/context.go,
 * provider/internal/dockerfile.go;
 * kreuzwerker/terraform-provider-docker 83c00e0bf3cec8f00bab77a9315ab69a58dcda32:
 * internal/provider/docker_buildx_build.go, internal/provider/resource_docker_image_funcs.go.
 */
export function buildOf(type: string, props: Props): Build | undefined {
  if (type === "docker-build:index:Image") return declared(props, kit);
  if (type === "docker:index/remoteImage:RemoteImage" || type === "docker:index/registryImage:RegistryImage") {
    return props.has(["build"]) ? declared(props, bridged) : undefined;
  }
  if (type !== "docker:index/image:Image") return undefined;
  // Before version 4 a text was the context.
  if (typeof props.readQuietly(["build"]) === "string") {
    return declared(props, { context: ["build"], file: none, args: none, target: none });
  }
  const at = (name: string): Path => ["build", name];
  return declared(props, { context: at("context"), file: at("dockerfile"), args: at("args"), target: at("target") });
}

function declared(props: Props, paths: Paths): Build | undefined {
  const dockerfile = placeOf(props, paths);
  const target = given(props, paths.target);
  if (dockerfile === undefined || target === undefined) return undefined;
  return {
    dockerfile: target === "secret" ? { secret: true, at: showPath(paths.target) } : dockerfile,
    args: values(props, paths.args),
    target: target === "secret" ? undefined : target.text || undefined,
    targetAt: showPath(paths.target),
    contexts: contextsOf(props, paths.contexts ?? none),
  };
}

function placeOf(
  props: Props,
  { context, file, inContext, inline = none, remote = none }: Paths,
): DockerfilePlace | undefined {
  const around = inContext ? given(props, context) : { text: undefined };
  if (around === undefined) return undefined;
  if (around === "secret") return { secret: true, at: showPath(context) };
  const { text: directory } = around;
  for (const [path, place] of [
    [inline, (text: string): DockerfilePlace => ({ inline: text })],
    [remote, (text: string, at: string): DockerfilePlace => ({ file: text, at })],
    [file, (text: string, at: string): DockerfilePlace => ({ file: within(directory, text), at })],
    [context, (text: string, at: string): DockerfilePlace => ({ file: `${text}/Dockerfile`, at })],
  ] as const) {
    const found = given(props, path);
    if (found === undefined) return undefined;
    if (found === "secret") return { secret: true, at: showPath(path) };
    if (found.text !== undefined) return place(found.text, showPath(path));
  }
  return { file: "Dockerfile", at: showPath(context) };
}

function within(directory: string | undefined, file: string): string {
  return directory === undefined || isAbsolute(file) ? file : `${directory}/${file}`;
}

/** The text at a path, undefined in it if there is none; undefined if it is not known. */
function given(props: Props, at: Path): { readonly text: string | undefined } | "secret" | undefined {
  if (at.length === 0 || !props.has(at)) return { text: undefined };
  if (props.isSecret(at)) return "secret";
  const value = props.readQuietly(at);
  return typeof value === "string" ? { text: value } : undefined;
}

function contextsOf(props: Props, at: Path): ReadonlyMap<string, string | undefined> {
  if (at.length === 0 || props.isSecret(at)) return new Map();
  const list = props.elements(at).flatMap((element) => {
    const [, name, context] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/s.exec(String(props.readQuietly(element) ?? "")) ?? [];
    return name === undefined ? [] : [[name, props.isSecret(element) ? undefined : context] as const];
  });
  return list.length > 0 ? new Map(list) : values(props, at, ["location"]);
}

function values(props: Props, at: Path, below: Path = []): ReadonlyMap<string, string | undefined> {
  const keys = at.length === 0 || props.isSecret(at) ? [] : props.keys(at);
  return new Map(
    keys.map((key) => {
      const found = given(props, [...at, key, ...below]);
      return [key, typeof found === "object" ? found.text : undefined];
    }),
  );
}
