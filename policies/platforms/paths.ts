import { cleanPath } from "../model/paths";

/** A clean path of the host: engines and kubelets resolve a relative path at `/`. Paths of Windows stay as written. */
export function hostPath(raw: unknown): string | undefined {
  if (typeof raw !== "string" || raw === "") return undefined;
  return isWindowsPath(raw) ? raw : cleanPath(raw);
}

export const isWindowsPath = (path: string) => /^([A-Za-z]:[\\/]|\\)/.test(path);

/** A path inside a volume, without slashes at its ends; empty for the whole volume. */
export function innerPath(path: string): string {
  return cleanPath(path).slice(1);
}

/** The path without `.`, `..`, doubled or trailing slashes; undefined for anything but an absolute path. */
export function absolutePath(raw: unknown): string | undefined {
  if (typeof raw !== "string" || !raw.startsWith("/")) return undefined;
  return cleanPath(raw);
}
