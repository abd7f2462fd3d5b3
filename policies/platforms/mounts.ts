import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Mount } from "../model/mount";
import { names, paths, shown } from "../model/shown";
import { isWindowsPath } from "./paths";

/** See `Mount.unlessReadOnly`. Reads the flag only if `look` reads an unknown value, which is rare. */
export function unlessReadOnly<T>(props: Props, mount: Pick<Mount, "readOnly">, look: () => T): T {
  return props.inputs.decide(look, () => props.quietly(() => mount.readOnly.effective) === true).result;
}

/** See `Mount.shownTarget`; `from` is the property with the target. */
export function shownTarget(props: Props, mount: Pick<Mount, "target" | "path">, from: Path): string {
  return shown(props, () => mount.target, [from], mount.path);
}

/** See `Mount.shownSource`; `from` are the properties that make up the source. */
export function shownSource(
  props: Props,
  mount: Pick<Mount, "source" | "backing" | "path">,
  ...from: readonly Path[]
): string {
  const onHost = props.quietly(() => mount.backing) === "host";
  // A relative path may be any text: only a listed directory of it is shown.
  const text = onHost && from[0] !== undefined ? props.readQuietly(from[0]) : undefined;
  const relative = typeof text === "string" && !text.startsWith("/") && !isWindowsPath(text);
  return shown(props, () => mount.source, from, mount.path, relative ? nothing : onHost ? paths : names);
}

const nothing = /$^/;

/** Whether all mounts and their targets are known. */
export function areKnown(props: Props, mounts: () => readonly Mount[]): boolean {
  return props.collectUnknown(() => mounts().map(({ target }) => target)).unknown.length === 0;
}
