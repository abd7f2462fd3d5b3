import type { Path } from "../inputs/path";
import type { Props } from "../inputs/props";
import { hostSetting } from "../model/kernel";
import type { Listing } from "../model/listing";
import { objects } from "../model/listing";
import { asBoolean, type Change, type Meaning, manual, Property, type Setting } from "../model/setting";

/** The flag the pack is about. A value of a wrong type counts as writable. */
export function readOnlyRoot(props: Props, path: Path): Setting<boolean> {
  return new Property(props, path, writable);
}

/** Whether a mount is read-only. Mounts are writable by default on every platform. */
export function readOnlyMount(props: Props, mount: Path): Setting<boolean> {
  return new Property(props, mount, writable, ["readOnly"]);
}

const writable: Meaning<boolean> = { parse: asBoolean, absent: false, malformed: false };

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

/** A setting that the platform fixes. */
export function constant<T>(effective: T | undefined): Setting<T> {
  return { effective, path: "", hint: undefined, to: no };
}

const no = (): Change => manual("");

/** Whether a value is declared at `path`: the Docker provider fills in an empty string for an omitted property. */
export function isSet(props: Props, path: Path, below?: Path): boolean {
  return props.has(path, below) && props.readQuietly(path, below) !== "";
}
