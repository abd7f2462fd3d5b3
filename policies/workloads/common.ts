import { posix } from "node:path";
import type { Path } from "../model/path";
import type { Props } from "../model/props";
import { asBoolean, asString, Property, type Setting } from "../model/setting";

/** The flag the pack is about. A value of a wrong type counts as writable. */
export function readOnlyRoot(props: Props, path: Path, absent: false | undefined, strays: readonly Path[] = []) {
  return new Property<boolean>(props, path, { parse: asBoolean, absent, malformed: false, strays });
}

/** Whether a mount is read-only. Every platform mounts writable unless it is told otherwise. */
export function readOnlyMount(props: Props, path: Path): Setting<boolean> {
  return new Property<boolean>(props, path, { parse: asBoolean, absent: false, malformed: false });
}

export function image(props: Props, path: Path): Setting<string> {
  return new Property(props, path, { parse: asString, absent: undefined, malformed: undefined });
}

/** `CAP_SYS_ADMIN`, `sys_admin` and `SYS_ADMIN` are one capability. */
export function capability(text: string): string {
  return text.trim().toUpperCase().replace(/^CAP_/, "");
}

/** Where the platform leaves no choice. */
export function constant<T>(effective: T | undefined): Setting<T> {
  return {
    effective,
    path: "",
    hint: undefined,
    to: () => ({ says: "", possible: false, apply: () => {} }),
  };
}

/** A path of the host; what is not absolute stays as it is written, for Windows has paths of its own. */
export function hostPath(raw: unknown): string | undefined {
  return absolutePath(raw) ?? (asString(raw) || undefined);
}

/** The path without `.`, `..`, doubled or trailing slashes; undefined for anything but an absolute path. */
export function absolutePath(raw: unknown): string | undefined {
  if (typeof raw !== "string" || !raw.startsWith("/")) return undefined;
  return posix.resolve(raw);
}
