import type { Discovery, FoundPath } from "../discovery";
import { oneLine } from "../text";

/** The short name of an image, such as `sh` or `pg`: the last part of its repository, without tag and digest. */
export function shortName(reference: string): string {
  const [, name = "image"] = /([^/@]+?)(?::[^/:@]+)?(?:@.*)?$/.exec(reference) ?? [];
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, "-")
      .replace(/[.-]{2,}/g, "-")
      .replace(/^[.-]+|[.-]+$/g, "") || "image"
  );
}

/** The repository in full: `docker.io/library/nginx`. */
export function repositoryOf(reference: string): string {
  const bare = reference.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  const [first = "", ...rest] = bare.split("/");
  if (rest.length > 0 && (/[.:]/.test(first) || first === "localhost")) return bare;
  return `docker.io/${rest.length === 0 ? "library/" : ""}${bare}`;
}

/** The version in the tag of an image, such as `1.4-slim`; `undefined` if the tag begins with no number. */
export function versionOf(reference: string): string | undefined {
  // An image without a tag was given by its id.
  if (reference.startsWith("sha256:")) return undefined;
  return /:v?(\d[^/:]*)$/.exec(reference.replace(/@.*$/, ""))?.[1];
}

/** `var-lib-mysql` */
export const nameOf = (path: string) =>
  path
    .replace(/^\//, "")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .toLowerCase();

const SHOWN = 3;

/** The written files, in at most `length` characters. */
export function wroteInWords({ wrote }: Pick<FoundPath, "wrote">, length = 110): string {
  const more = wrote.length > SHOWN ? ` and ${wrote.length - SHOWN} more` : "";
  return oneLine(`${wrote.slice(0, SHOWN).join(", ")}${more}`, length);
}

/** The reason for a path, in the form of the catalogue's `why`. */
export function why(path: FoundPath): string {
  const words = wroteInWords(path, 90);
  return oneLine(words === "" ? "The image declares a volume here" : `Seen here: ${words}`, 110);
}

/** The limits of the discovery; every output states them. */
export function limits(discovery: Discovery): string[] {
  const { workload, restart, startedAs, inRoot, proven } = discovery;
  const lines: string[] = [];
  const written = discovery.paths.filter(({ need }) => need === "written").map(({ path }) => path);
  if (proven !== undefined && !workload && written.length > 0) {
    lines.push(
      `No workload was given: ${written.join(", ")} ${written.length === 1 ? "was" : "were"} written, and kept although a start does not need ${written.length === 1 ? "it" : "them"}. Give one with --use.`,
    );
  }
  if (inRoot.length > 0) {
    lines.push(`Written directly into /, over which nothing can be mounted: ${inRoot.slice(0, 5).join(", ")}.`);
  }
  const lasts = discovery.paths.filter(({ lasts }) => lasts === "not tried" || lasts === "declared");
  if (proven !== undefined && lasts.length > 0) lines.push("What must last was not tried: give --write and --read.");
  if (proven) {
    const parts = [
      workload ? "what the workload does not do (backups, upgrades, other settings)" : "anything but a start",
      ...(restart ? [] : ["a restart"]),
      "other tags",
      startedAs === "" ? "other users" : `other users than ${startedAs}`,
      "more data than was seen",
    ];
    lines.push(`Not exercised: ${parts.join("; ")}.`);
  }
  return [...lines, ...discovery.notes];
}
