import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import { inSystem, systemDirectory, touchesSystem } from "./host";
import { isWithin, programDirectory } from "./places";

/** Absolute, on Linux or Windows, and without what could end a line or pass for other words of a message. */
export const paths = /^([A-Za-z]:)?[/\\][\w.\\/:*@+-]{0,127}$/;
export const names = /^\w[\w.-]{0,127}$/;

/**
 * What a message calls a path or a name that `look` reads from the places `from`: itself, if it is `ordinary` and no
 * secret. Of any other only what the lists of this pack name, such as `/etc` or `/etc/...`; else `otherwise`.
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
