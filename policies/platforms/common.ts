import { type Path, showPath } from "../inputs/path";
import type { Props } from "../inputs/props";
import type { Listing, Mount, Namespace } from "../model/container";
import { hostSetting } from "../model/kernel";
import { objects } from "../model/listing";
import { cleanPath } from "../model/places";
import { asBoolean, asString, type Change, type Meaning, manual, Property, type Setting } from "../model/setting";
import { names, paths, shown } from "../model/shown";

/** The flag the pack is about. A value of a wrong type counts as writable. */
export function readOnlyRoot(props: Props, path: Path): Setting<boolean> {
  return new Property(props, path, writable);
}

/** Whether a mount is read-only. Mounts are writable by default on every platform. */
export function readOnlyMount(props: Props, mount: Path): Setting<boolean> {
  return new Property(props, mount, writable, ["readOnly"]);
}

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

const writable: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: false };

export function image(props: Props, path: Path, below?: Path): Setting<string> {
  return new Property(props, path, named, below);
}

const named: Meaning<string> = { parse: asString, absent: undefined, malformed: undefined };

/** Whether all mounts and their targets are known. */
export function areKnown(props: Props, mounts: () => readonly Mount[]): boolean {
  return props.collectUnknown(() => mounts().map(({ target }) => target)).unknown.length === 0;
}

/** See `Container.programs`; `lists` are the paths of the command lines. */
export function programs(props: Props, at: Path, ...lists: readonly Path[]): string[] {
  return lists.flatMap((list) => {
    const word = absolutePath(props.readQuietly(at, [...list, 0]));
    // The kubelet replaces variables.
    return word === undefined || word.includes("$(") ? [] : [word];
  });
}

/** `CAP_SYS_ADMIN`, `sys_admin` and `SYS_ADMIN` are one capability; no platform takes `CAP_ALL` for `ALL`. */
export function capability(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/^CAP_(?!ALL$)/, "");
}

/** The kernel settings of a list at `path`, by their names at `key`, that no namespace of the container holds. */
export function kernelSettings(props: Props, path: Path, key: string): Listing {
  return objects(props, path, [key], (one) => {
    const name = props.read(one, [key]);
    return typeof name === "string" ? hostSetting(name) : undefined;
  });
}

/** The namespace on platforms without namespaces. */
export const nowhere: Namespace = { path: "", name: "", shown: "" };

/** The namespace at `at`. An unknown namespace is not recorded: only exemptions depend on it, and they report it. */
export class DeclaredNamespace implements Namespace {
  constructor(
    private readonly props: Props,
    private readonly at: Path,
  ) {}

  get path(): string {
    return showPath(this.at);
  }

  get name(): string | undefined {
    const reading = this.props.quietly(() => this.props.reading(this.at));
    return "unknown" in reading ? undefined : asString(reading.value) || "default";
  }

  get shown(): string {
    return shown(this.props, () => this.name, [this.at], this.path, names);
  }
}

/** A setting that the platform fixes. */
export function constant<T>(effective: T | undefined): Setting<T> {
  return { effective, path: "", hint: undefined, to: no };
}

const no = (): Change => manual("");

/** Whether a value is declared at `path`: the Docker provider fills in an empty string for an omitted property. */
export function isSet(props: Props, path: Path, below?: Path): boolean {
  return props.has(path, below) && props.readQuietly(path, below) !== "";
}

/** A clean path of the host: engines and kubelets resolve a relative path at `/`. Paths of Windows stay as written. */
export function hostPath(raw: unknown): string | undefined {
  if (typeof raw !== "string" || raw === "") return undefined;
  return isWindowsPath(raw) ? raw : cleanPath(raw);
}

const isWindowsPath = (path: string) => /^([A-Za-z]:[\\/]|\\)/.test(path);

/** A path inside a volume, without slashes at its ends; empty for the whole volume. */
export function innerPath(path: string): string {
  return cleanPath(path).slice(1);
}

/** The path without `.`, `..`, doubled or trailing slashes; undefined for anything but an absolute path. */
export function absolutePath(raw: unknown): string | undefined {
  if (typeof raw !== "string" || !raw.startsWith("/")) return undefined;
  return cleanPath(raw);
}
