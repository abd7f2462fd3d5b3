import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import { inSystem, systemDirectory, touchesSystem } from "./host";
import { isWithin } from "./paths";
import { programDirectory } from "./system-paths";

/** Absolute paths of Linux or Windows, without characters that end a line or could pass for words of the message. */
export const paths = /^([A-Za-z]:)?[/\\][\w.\\/:*@+-]{0,127}$/;
export const names = /^\w[\w.-]{0,127}$/;
export const pathsOrNames = new RegExp(`${paths.source}|${names.source}`);

/**
 * The text of a path or name in a message, read by `look` from the properties `from`: the value if it matches `ordinary` and
 * is no secret; else the system directory at or above it, `/etc` or `/etc/...`; else `otherwise`.
 */
export function shown(
  props: Props,
  look: () => string | undefined,
  from: readonly Path[],
  otherwise: string,
  ordinary = paths,
): string {
  const value = props.quietly(look);
  if (value === undefined) return otherwise;
  if (ordinary.test(value) && !from.some((at) => props.isSecret(at))) return value;
  return listed(value) ?? otherwise;
}

function listed(path: string): string | undefined {
  if (touchesSystem(path) && !inSystem(path)) return path;
  const directory = programDirectory(path) ?? systemDirectory(path);
  return directory && (isWithin(directory, path) ? path : `${directory}/...`);
}
