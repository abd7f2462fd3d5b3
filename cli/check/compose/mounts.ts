import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import { SecretValue, secret, unknown } from "@readonly-rootfs/policies/testing";
import { bytes, flag, given, isMapping, of, text, type Value } from "./values";
import { interpolated } from "./variables";

/**
 * An entry of `volumes` as a mapping, with an absolute source where it is a path of the host.
 *
 * https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/format/volume.go
 */
export function completeVolume(entry: unknown, directory: string): unknown {
  if (!isMapping(entry)) return of(entry, (short) => shortVolume(short, directory));
  const { type, source } = entry;
  return type === "bind" && source !== undefined
    ? { ...entry, source: of(source, (path) => hostPath(path, directory)) }
    : entry;
}

function shortVolume(short: string, directory: string): Value {
  // The colon of a drive divides nothing.
  const parts = short.split(/(?<!(?:^|:)[A-Za-z]):/);
  const [first = "", target, options = ""] = parts;
  if (target === undefined) return { type: "volume", target: first };
  const modes = options.split(",");
  const propagation = modes.find((mode) => /^r?(private|shared|slave)$/.test(mode));
  const common = { target, ...(modes.includes("ro") && { read_only: true }) };
  if (!/^([./~]|\\\\|[A-Za-z]:)/.test(first)) return { type: "volume", source: first, ...common };
  return {
    type: "bind",
    source: hostPath(first, directory),
    ...common,
    ...(propagation !== undefined && { bind: { propagation } }),
  };
}

/** A short entry of which only the directory of the host is not known has a place in the container: `${DATA}/redis:/data`. */
export function placed(entry: unknown, variables: NodeJS.ProcessEnv): unknown {
  const [, source = "", rest = ""] =
    (typeof entry === "string" &&
      /^((?:\$\{[^}]*\}|[^:{}])*\$(?:\{[^}]*\}|[^:{}])*\/(?:\$\{[^}]*\}|[^:{}])*):([^$]+)$/.exec(entry)) ||
    [];
  if (source === "" || interpolated(source, variables) !== unknown) return entry;
  return { ...shortVolume(`/:${rest}`, "/"), source: unknown };
}

export function hostPath(path: string, directory: string): string {
  if (isAbsolute(path) || /^([A-Za-z]:|\\)/.test(path)) return path;
  return path === "~" || path.startsWith("~/") ? resolve(homedir(), path.slice(2)) : resolve(directory, path);
}

/** The place in the container of an entry that `completeVolume` returned. */
export const targetOf = (entry: unknown): unknown => (isMapping(entry) ? entry.target : undefined);

/** An entry of `mounts` of a Docker container. `nameOf` gives the name that the engine has for a volume of the file. */
export function mountOf(entry: unknown, nameOf: (volume: string) => string | SecretValue | typeof unknown): unknown {
  if (!isMapping(entry)) return entry;
  const { type, source, target, read_only, bind, volume, tmpfs } = entry;
  const { propagation } = isMapping(bind) ? bind : ({} as Value);
  const { nocopy, subpath } = isMapping(volume) ? volume : ({} as Value);
  const { size, mode } = isMapping(tmpfs) ? tmpfs : ({} as Value);
  const named = type === "volume" && typeof source === "string" ? nameOf(source) : source;
  const options = given({ noCopy: nocopy === undefined ? undefined : flag(nocopy), subpath });
  const memory = given({ sizeBytes: size === undefined ? undefined : of(size, (own) => bytes(own) ?? own), mode });
  return given({
    type,
    source: named === undefined ? undefined : text(named),
    target: target === undefined ? undefined : text(target),
    readOnly: read_only === undefined ? undefined : flag(read_only),
    bindOptions: propagation === undefined ? undefined : { propagation },
    volumeOptions: Object.keys(options).length === 0 ? undefined : options,
    tmpfsOptions: Object.keys(memory).length === 0 ? undefined : memory,
  });
}

/** The map `tmpfs` of a Docker container: `/run:size=64m` is a path and its options. */
export function tmpfsOf(entries: readonly unknown[]): unknown {
  if (entries.length === 0) return undefined;
  if (entries.includes(unknown)) return unknown;
  const map = Object.fromEntries(
    entries.map((entry) => {
      const [path = "", ...options] = String(entry instanceof SecretValue ? entry.value : entry).split(":");
      return [path, options.join(":")];
    }),
  );
  return entries.some((entry) => entry instanceof SecretValue) ? secret(map) : map;
}
