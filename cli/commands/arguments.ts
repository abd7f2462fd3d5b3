import { bytes, sizeFault } from "@readonly-rootfs/policies/configuration";
import { InvalidArgumentError, Option } from "commander";
import { Failure } from "../failure";

/** An option that is taken as often as it is given. */
export function several<T = string>(flags: string, description: string, parse?: (text: string) => T): Option {
  const collect = (text: string, before: readonly (T | string)[]) => [...before, parse?.(text) ?? text];
  return new Option(flags, `${description}; as often as needed`).argParser(collect).default([], "none");
}

export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0) throw new InvalidArgumentError("Give a number of seconds.");
  return value;
}

/** A duration in seconds: `90`, `90s`, `10m`, `1h`. */
export function duration(text: string): number {
  const [, number, unit = "s"] = /^(\d+)([smh])?$/.exec(text) ?? [];
  const factor = { s: 1, m: 60, h: 3600 }[unit] ?? 0;
  if (number === undefined || Number(number) === 0) throw new InvalidArgumentError("Give a time such as 90s or 10m.");
  return Number(number) * factor;
}

export function port(text: string): number {
  // As in docker run, the last part is the port in the container.
  const value = Number(
    text
      .replace(/\/tcp$/, "")
      .split(":")
      .at(-1),
  );
  if (!Number.isInteger(value) || value < 1 || value > 65535) throw new InvalidArgumentError("Give a TCP port.");
  return value;
}

/** The name of an entry of the catalogue. */
export function entryName(text: string): string {
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(text)) {
    throw new InvalidArgumentError("Give lower-case letters and digits, with single dots or hyphens between them.");
  }
  return text;
}

/** The bytes of a size, in the words that the pack and the components take: `512Mi`. */
export function size(text: string): number {
  const fault = sizeFault(text);
  if (fault !== undefined) throw new InvalidArgumentError(`It ${fault}.`);
  return bytes(text) as number;
}

/**
 * The environment of a container.
 *
 * @param given `NAME=value`, or `NAME` for the caller's own value
 * @param files names and texts of files with such lines; blank lines and comments (`#`) are skipped
 */
export function environment(
  given: readonly string[],
  files: readonly (readonly [name: string, text: string])[],
  env: NodeJS.ProcessEnv,
): string[] {
  const lines = files.flatMap(([, text]) => text.split(/\r?\n/).filter((line) => !/^\s*(#|$)/.test(line)));
  return [...lines, ...given].flatMap((entry) => {
    const name = entry.split("=")[0] ?? "";
    if (name.trim() === "") throw new Failure("A variable of the environment has no name; write NAME=value.");
    if (entry.includes("=")) return [entry];
    return env[entry] === undefined ? [] : [`${entry}=${env[entry]}`];
  });
}
