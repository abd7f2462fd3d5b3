// Values of a Compose file as inputs of a container: unknown ones stay unknown, secret ones secret.
import { SecretValue, secret, unknown } from "@readonly-rootfs/policies/testing";
import { isRecord } from "../../record";

export type Value = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Value => isRecord(value) && !(value instanceof SecretValue);

/** What `make` makes of a scalar's text. */
export function of<T>(value: unknown, make: (text: string) => T): T | SecretValue | typeof unknown {
  if (value === unknown) return unknown;
  if (value instanceof SecretValue) return secret(make(String(value.value)));
  return make(String(value));
}

/** A text, whatever scalar it is in the file: `user: 1000`. */
export const text = (value: unknown) => of(value, (own) => own);

/** A flag: Compose takes texts of YAML 1.1 too, which come from variables. What is none stays as it is. */
export function flag(value: unknown): unknown {
  return typeof value === "boolean"
    ? value
    : of(value, (own) => (/^(true|y|yes|on)$/i.test(own) ? true : /^(false|n|no|off)$/i.test(own) ? false : own));
}

/** Items of a list, of a single value, or of none. */
export const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Entries `NAME=value` of a list or a mapping, as a mapping; null where a name has no value. */
export function mapping(value: unknown): Value {
  if (isMapping(value)) return value;
  const entries = list(value).map((entry): [string, unknown] => {
    const plain = entry instanceof SecretValue ? String(entry.value) : typeof entry === "string" ? entry : "";
    const [name = "", ...rest] = plain.split("=");
    const own = rest.length === 0 ? null : rest.join("=");
    return [name, entry instanceof SecretValue ? secret(own) : own];
  });
  return Object.fromEntries(entries);
}

/** Bytes of `64m`, `1.5gb` or a number; undefined for anything else. */
export function bytes(size: string): number | undefined {
  const [, number, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([bkmgt]?)i?b?\s*$/i.exec(size) ?? [];
  return number === undefined
    ? undefined
    : Math.floor(Number(number) * 1024 ** "bkmgt".indexOf(unit.toLowerCase() || "b"));
}

/** Words of a command line as a shell splits them. */
export function words(line: string): string[] {
  const parts = line.match(/(?:\\.|"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'\\])+/g) ?? [];
  return parts.map((part) =>
    part.replace(/\\(.)|"((?:\\.|[^"\\])*)"|'([^']*)'/gs, (_, escaped, double, single) =>
      escaped !== undefined ? escaped : double !== undefined ? double.replace(/\\(["\\$`])/g, "$1") : single,
    ),
  );
}

/** Inputs without those that are not given. */
export const given = (props: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(props).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
