import { basename, dirname, join, resolve } from "node:path";
import { unknown } from "@readonly-rootfs/policies/testing";
import { oneLine } from "../../text";
import { documentsIn, type Found, Misread, readable, type Told } from "../documents";
import { wordsOnHooks } from "./hooks";
import { strayKeys } from "./keys";
import { completeVolume, hostPath, placed, targetOf } from "./mounts";
import { isMapping, list, mapping, of, type Value } from "./values";
import { allInterpolated, interpolated, interpolatedWords, parsedEnv } from "./variables";

/** A service of a Compose file, complete: variables replaced, `extends` followed, paths of the host absolute. */
export interface Service {
  readonly name: string;
  readonly line: number;
  readonly value: Value;
}

/** A Compose file with all that it says of other things than services. */
export interface Project {
  readonly name: string;
  readonly directory: string;
  readonly services: readonly Service[];
  /** A part beside the services, by name: `volumes`, `networks`, `secrets`, `configs`. */
  readonly part: (key: string) => Value;
  readonly lineAt: Found["lineAt"];
  readonly variables: NodeJS.ProcessEnv;
  readonly read: (file: string) => string | undefined;
}

/** The file system and the environment of whoever would run Compose. */
export interface Around {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  /** The text of a file, undefined where it cannot be read. */
  readonly read: (file: string) => string | undefined;
}

export const isCompose = (value: unknown): value is Value =>
  isMapping(value) && (isMapping(value.services) || (value.services === undefined && Array.isArray(value.include)));

/** What a Compose file says of its services, which it may leave to the files that it includes. */
export const servicesOf = ({ services }: Value): Value => (isMapping(services) ? services : {});

/** Lines about keys that change nothing here, and what stands at them. */
export function strayIn(found: Found): { readonly line: number; readonly says: string }[] {
  return Object.entries(servicesOf(found.value as Value)).flatMap(([name, service]) =>
    (isMapping(service) ? strayKeys(service) : []).map((key) => ({
      line: found.lineAt(["services", name, key]),
      says: `has the key "${oneLine(key, 60)}" in the service "${name}", which Compose does not know; it is not judged`,
    })),
  );
}

/** Lines about the hooks of services. */
export function hooksIn(found: Found): { readonly line: number; readonly says: string }[] {
  return Object.entries(servicesOf(found.value as Value)).flatMap(([name, service]) =>
    (isMapping(service) ? wordsOnHooks(name, service) : []).map(({ step, says }) => ({
      line: found.lineAt(["services", name, ...step]),
      says,
    })),
  );
}

const complete = "docker compose config | npx @readonly-rootfs/cli check - judges all in one";

/**
 * Reads a document as Compose does: variables have the values of the environment, else of the file `.env` beside it.
 */
export function projectOf(found: Found, { directory, env, read }: Around, told: Told): Project {
  const root = found.value as Value;
  if (root.include !== undefined) {
    told(new Misread(found.lineAt(["include"]), `includes other files, which are not read; ${complete}`));
  }
  for (const { key, line } of found.doubles) {
    told(new Misread(line, `has the key "${key}" twice, which Compose refuses; the last one was judged`));
  }
  const variables = { ...parsedEnv(read(join(directory, ".env")) ?? ""), ...env };
  const reader = new Reader(variables, read);
  const services = readable(Object.keys(servicesOf(root)), told, (name) => {
    const line = found.lineAt(["services", name]);
    return [{ name, line, value: reader.service(root, name, directory, line, []) }];
  });
  const own = allInterpolated(root.name, variables);
  return {
    name: typeof own === "string" ? own : projectName(basename(directory)),
    directory,
    services,
    part: (key) => {
      const part = allInterpolated(root[key], variables);
      return isMapping(part) ? part : {};
    },
    lineAt: (path) => found.lineAt(path),
    variables,
    read,
  };
}

/** https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/loader/loader.go */
const projectName = (directory: string) =>
  directory
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");

class Reader {
  constructor(
    private readonly variables: NodeJS.ProcessEnv,
    private readonly read: (file: string) => string | undefined,
  ) {}

  /** @param way the services that extend this one, to find circles */
  service(root: Value, name: string, directory: string, line: number, way: readonly string[]): Value {
    const written = servicesOf(root)[name];
    if (!isMapping(written)) throw new Misread(line, `has the service "${name}" without keys; write its image`);
    const { environment, volumes } = written;
    const raw = {
      ...written,
      ...(environment !== undefined && { environment: mapping(environment) }),
      ...(volumes !== undefined && { volumes: list(volumes).map((one) => placed(one, this.variables)) }),
    };
    const { extends: base, ...value } = {
      ...(allInterpolated(raw, this.variables) as Record<string, unknown>),
      ...inWords(raw, this.variables),
    };
    const own = completed(value, directory);
    if (base === undefined) return own;
    const { service, file } = isMapping(base) ? base : { service: base, file: undefined };
    if (typeof service !== "string" || !(file === undefined || typeof file === "string")) {
      throw new Misread(line, `has the service "${name}", which extends one whose name is not known; ${complete}`);
    }
    const place = file === undefined ? (way[0]?.split("\0")[0] ?? "") : resolve(directory, file);
    const step = `${place}\0${service}`;
    if (way.includes(step)) throw new Misread(line, `has the service "${name}", which extends itself`);
    const [other, where] = file === undefined ? [root, directory] : [this.#file(place), dirname(place)];
    if (other === undefined || !isMapping(servicesOf(other)[service])) {
      throw new Misread(line, `has the service "${name}", which extends one that cannot be read; ${complete}`);
    }
    return merged(this.service(other, service, where, line, [step, ...way]), own) as Value;
  }

  #file(file: string): Value | undefined {
    const [found] = documentsIn(this.read(file) ?? "", "core").found;
    return found !== undefined && isCompose(found.value) ? found.value : undefined;
  }
}

/** Paths of the host count from the directory of the file that names them. */
function completed(value: Value, directory: string): Value {
  const { volumes, env_file, build } = value;
  const files = list(env_file).map((file) => (isMapping(file) ? file : { path: file }));
  return {
    ...value,
    ...(volumes !== undefined && { volumes: once(list(volumes).map((one) => completeVolume(one, directory))) }),
    ...(env_file !== undefined && {
      env_file: files.map((file) => ({ ...file, path: of(file.path, (path) => hostPath(path, directory)) })),
    }),
    ...(build !== undefined && { build: completedBuild(build, directory) }),
  };
}

/** The command lines of a service of which a variable has no value, as their words. */
function inWords(raw: unknown, variables: NodeJS.ProcessEnv): Value {
  const lines = isMapping(raw) ? Object.entries(raw).filter(([key]) => replaced.has(key)) : [];
  const open = lines.filter(([, line]) => typeof line === "string" && interpolated(line, variables) === unknown);
  return Object.fromEntries(open.map(([key, line]) => [key, interpolatedWords(line as string, variables)]));
}

/**
 * Of several volumes at one place the last one counts.
 *
 * https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/override/uncity.go
 */
function once(volumes: readonly unknown[]): unknown[] {
  const targets = volumes.map(targetOf);
  return volumes.filter((_, index) => {
    const target = targets[index];
    return typeof target !== "string" || targets.lastIndexOf(target) === index;
  });
}

function completedBuild(build: unknown, directory: string): Value {
  const { context = ".", ...rest } = isMapping(build) ? build : { context: build };
  const remote = /^([a-z]+:\/\/|git@|github\.com\/)/;
  return { ...rest, context: of(context, (path) => (remote.test(path) ? path : hostPath(path, directory))) };
}

/** Keys whose lists replace those of the base. */
const replaced = new Set(["command", "entrypoint", "test"]);
/** Keys that may be lists or mappings of the same. */
const mappings = new Set(["environment", "labels", "sysctls", "extra_hosts", "annotations", "args"]);

/**
 * A service over the one that it extends: mappings are merged, lists appended, all else replaced.
 *
 * https://github.com/compose-spec/compose-go/blob/e70e961c3a3acebf0800b882f1afb3dbf1fb74a2/override/merge.go
 */
function merged(base: unknown, own: unknown, key = ""): unknown {
  if (base === undefined || replaced.has(key)) return own ?? base;
  if (own === undefined || own === null) return base;
  if (mappings.has(key)) return { ...mapping(base), ...mapping(own) };
  if (
    key === "logging" &&
    isMapping(base) &&
    isMapping(own) &&
    own.driver !== undefined &&
    own.driver !== base.driver
  ) {
    return own;
  }
  if (isMapping(base) && isMapping(own)) {
    const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])];
    return Object.fromEntries(keys.map((inner) => [inner, merged(base[inner], own[inner], inner)]));
  }
  if (!Array.isArray(base) && !Array.isArray(own) && key !== "tmpfs") return own;
  const [below, above] = [list(base), list(own)];
  if (key !== "volumes") return [...below, ...above.filter((one) => !below.includes(one))];
  const targets = above.map(targetOf);
  return [...below.filter((one) => !targets.includes(targetOf(one))), ...above];
}
