import { wildcard } from "../model/glob";

/** An image reference in full: parts that `wordpress:6` omits are filled in. */
export interface ImageReference {
  /** Host, and port if any: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Whole path below the registry: `library/wordpress`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const hub = "docker.io";
// Docker sets no limit to the length of a registry's name; anything this long is no reference.
const longest = 1024;

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const domain = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const segment = "[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*";
const hex = (count: number) => `[a-f0-9]{${count}}`;
const digest = `sha256:${hex(64)}|sha384:${hex(96)}|sha512:${hex(128)}`;
const grammar = new RegExp(
  `^(${domain})/(?=[^:@]{1,255}(?:[:@]|$))(${segment}(?:/${segment})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${digest}))?$`,
);

/** An image id, which identifies an image on one machine and names no repository: `imageId` of a RemoteImage. */
const id = new RegExp(`^(?:${hex(64)}|${digest})$`);

/** Whether a text is an image id; no program shows the image behind it. */
export const isImageId = (text: string) => id.test(text);

const isHost = (first: string) => /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();

/** The registry that a reference names or implies, and the rest of it. */
function split(text: string): readonly [registry: string, rest: string] {
  const slash = text.indexOf("/");
  const first = text.slice(0, Math.max(slash, 0));
  const [named, rest] = isHost(first) ? [first, text.slice(slash + 1)] : [hub, text];
  return [named === "index.docker.io" ? hub : named, rest];
}

/** The full path of a repository: on Docker Hub a single segment is an official image. */
const whole = (registry: string, path: string) => (registry === hub && !path.includes("/") ? `library/${path}` : path);

/** Reads a reference as Docker does; undefined when Docker would refuse it (`NGINX`, `nginx:`, the empty string). */
export function parseImage(text: string): ImageReference | undefined {
  if (typeof text !== "string" || text.length > longest || id.test(text)) return undefined;
  const [host, rest] = split(text);
  const [, registry, repository, tag, digest] = grammar.exec(`${host}/${whole(host, rest)}`) ?? [];
  if (registry === undefined || repository === undefined) return undefined;
  return { registry, repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/** The reference in full, as text: `docker.io/library/wordpress:6`. */
export function formatImage({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** The tag it stands for: its own, or the implied `latest`; undefined when only the digest decides. */
export function tagOf({ tag, digest }: ImageReference): string | undefined {
  return tag ?? (digest === undefined ? "latest" : undefined);
}

/** A repository, or a pattern of some, in full: `docker.io/library/wordpress`; undefined where no image can match it. */
export function repositoryInFull(pattern: string): string | undefined {
  if (parseImage(pattern) === undefined && referenceMatcher(pattern) === undefined) return undefined;
  const [registry, path] = split(pattern);
  return `${registry}/${path === "**" ? path : whole(registry, path)}`;
}

/** Whether a mirror begins with a registry; otherwise it is a path on Docker Hub. */
export const namesRegistry = (mirror: string) => isHost(mirror.split("/", 1)[0] ?? "");

/** The prefix of a mirror's images, written in full: `mirror.example/hub/`; undefined for a malformed mirror. */
export function mirrorPrefix(mirror: string): string | undefined {
  const image = `${mirror.replace(/\/+$/, "")}/1`;
  if (!namesRegistry(mirror) || parseImage(image) === undefined) return undefined;
  const [registry, path] = split(image);
  return `${registry}/${path.slice(0, -1)}`;
}

/** Like imageMatcher, for references that are parsed; undefined when the pattern is malformed. */
export function referenceMatcher(pattern: string): ((reference: ImageReference) => boolean) | undefined {
  const shallow = pattern.replace(/(?<=^|\/)\*\*(?=(?:[:@][^/]*)?$)/, "*");
  const deep = shallow !== pattern;
  // With a digit for each `*` a pattern has to be a reference: a digit is allowed wherever a `*` is.
  const example = shallow.includes("**") ? undefined : parseImage(shallow.replaceAll("*", "1"));
  if (example === undefined) return undefined;
  const [registry, rest] = split(shallow);
  const [path = "", tagged = ""] = /^([^@:]*)(.*)$/.exec(rest)?.slice(1) ?? [];
  const ofRegistry = wildcard(registry);
  const segments = (deep ? path : whole(registry, path)).split("/").map(wildcard);
  const tag = example.tag === undefined ? undefined : wildcard(tagged.slice(1).split("@")[0] ?? "");
  return (reference) => {
    // Most patterns name another registry: a look-up compares an image with all patterns of the catalogue.
    if (!ofRegistry(reference.registry)) return false;
    const own = reference.repository.split("/");
    return (
      (deep ? own.length >= segments.length : own.length === segments.length) &&
      segments.every((matches, index) => matches(own[index] ?? "")) &&
      (tag === undefined || hasTag(reference, tag)) &&
      (example.digest === undefined || example.digest === reference.digest)
    );
  };
}

function hasTag(reference: ImageReference, matches: (tag: string) => boolean): boolean {
  const own = tagOf(reference);
  return own !== undefined && matches(own);
}

const compiled = new Map<string, (image: string) => boolean>();

/**
 * Tells which images a pattern means. Both are normalised first: `nginx` is `docker.io/library/nginx`. Whole path segments
 * are compared; `*` stands for any characters within one, `**` as the whole last segment for one or more of them: `*` is
 * every official image, `**` everything on Docker Hub. Tag and digest count only where the pattern gives them.
 *
 * @throws RangeError if the pattern is malformed
 */
export function imageMatcher(pattern: string): (image: string) => boolean {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const matches = referenceMatcher(pattern);
  if (matches === undefined) {
    throw new RangeError(
      `${JSON.stringify(pattern)} is no image pattern; write a repository in lower case, such as ghcr.io/team/app, with * for one segment, /** at the end for all below, and a tag or digest if wanted`,
    );
  }
  const matcher = (image: string) => {
    const reference = parseImage(image);
    return reference !== undefined && matches(reference);
  };
  compiled.set(pattern, matcher);
  return matcher;
}
