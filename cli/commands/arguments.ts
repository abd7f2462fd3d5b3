import { InvalidArgumentError } from "commander";
import { Failure } from "../failure";

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

export function megabytes(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("Give a number of MiB.");
  return Number(text) * (1 << 20);
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
