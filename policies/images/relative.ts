import { posix } from "node:path";
import type { Started } from "./conditions";

/** Names that are no paths where a setting takes a path. */
const noPath = /^(true|false|yes|no|on|off|none|stdout|stderr|memory|\d+)$/i;
const plain = /^[\w.@+-]+(\/[\w.@+-]+)*\/*$/;
const dotted = /^\.{1,2}(\/|$)/;

/**
 * The place that a relative path names; undefined if the directory is not known, or if the value may be no path.
 *
 * @param workdir the WORKDIR of the image
 */
export function fromDirectory(started: Started, value: string, workdir: string | undefined): string | undefined {
  if (!plain.test(value) || noPath.test(value) || value.startsWith("-")) return undefined;
  // Without the image's own directory in its entry, nobody has looked whether its settings take other words.
  return workdir !== undefined || dotted.test(value) ? below(started, value, workdir) : undefined;
}

/** A place in the working directory of the image, in the one in which its program starts here; undefined if it is not known. */
export function inDirectory(started: Started, place: string, workdir: string): string | undefined {
  return below(started, posix.relative(workdir, place), workdir);
}

function below({ container, program }: Started, path: string, workdir: string | undefined): string | undefined {
  const { directory: own = "." } = program;
  if (own === null) return undefined;
  if (own.startsWith("/")) return posix.join(own, path);
  const { declared, path: from = declared ? undefined : workdir } = container.process.directory;
  return from && posix.join(from, own, path);
}
