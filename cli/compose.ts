import { resolve } from "node:path";
import { parse } from "yaml";
import type { RunOptions } from "./engine/spec";
import { Failure } from "./failure";
import { listed } from "./text";

/** One service of a Compose file, as the discovery runs it. */
export interface Service {
  readonly name: string;
  readonly run: RunOptions;
  /** Paths of its volumes. The file's own volumes are never mounted, because they may hold somebody's data. */
  readonly volumes: readonly string[];
  /** Keys of the file that the discovery ignores. */
  readonly unused: readonly string[];
}

/** A service to discover, and the services that it depends on, in the order of their start. */
export interface ComposeProject {
  readonly service: Service;
  readonly beside: readonly Service[];
}

type Value = Record<string, unknown>;

const USED = [
  "cap_add",
  "cap_drop",
  "command",
  "depends_on",
  "entrypoint",
  "env_file",
  "environment",
  "extra_hosts",
  "healthcheck",
  "hostname",
  "image",
  "init",
  "ports",
  "user",
  "volumes",
  "working_dir",
];
/** Keys that the discovery replaces by its own, or that change nothing in a single run. */
const NEEDLESS = [
  "build",
  "container_name",
  "networks",
  "expose",
  "read_only",
  "restart",
  "tmpfs",
  "labels",
  "profiles",
];

/**
 * Reads a service of a Compose file. Binds are mounted read-only, so that a run cannot change the user's files.
 *
 * @param read gives the text of a file that the Compose file names
 * @throws Failure if the file has no such service, or a service has no image
 */
export function composeProject(
  text: string,
  name: string,
  directory: string,
  env: NodeJS.ProcessEnv,
  read: (file: string) => string,
): ComposeProject {
  let file: { services?: Record<string, Value> } | null;
  const complete = interpolated(text, env);
  try {
    file = parse(complete, { merge: true });
  } catch (error) {
    throw new Failure(`The Compose file is not YAML (${(error as Error).message.split("\n")[0]}); mend it.`);
  }
  const services = file?.services ?? {};
  const order: string[] = [];
  const visit = (wanted: string, path: readonly string[]) => {
    const service = services[wanted];
    if (service === undefined || service === null) {
      throw new Failure(
        `The Compose file has no service ${wanted}; it has ${listed(Object.keys(services)) || "none"}.`,
      );
    }
    if (path.includes(wanted)) throw new Failure(`The services ${listed([...path, wanted])} depend on each other.`);
    const needed = service.depends_on ?? [];
    for (const other of Array.isArray(needed) ? needed : Object.keys(needed)) visit(String(other), [...path, wanted]);
    if (!order.includes(wanted)) order.push(wanted);
  };
  visit(name, []);
  const all = order.map((each) => serviceFrom(each, services[each] as Value, directory, env, read));
  return { service: all.at(-1) as Service, beside: all.slice(0, -1) };
}

function serviceFrom(
  name: string,
  value: Value,
  directory: string,
  env: NodeJS.ProcessEnv,
  read: (file: string) => string,
): Service {
  if (typeof value.image !== "string") {
    throw new Failure(`The service ${name} has no \`image\`; build it, and give it the name of the image.`);
  }
  const mounts = list(value.volumes).map((volume) => mountFrom(volume, directory));
  const binds = mounts.flatMap(({ source, target }) => (source === undefined ? [] : [`${source}:${target}:ro`]));
  const files = list(value.env_file).map((file) => (typeof file === "string" ? file : String((file as Value).path)));
  const lines = files.flatMap((file) => read(resolve(directory, file)).split(/\r?\n/));
  const variables = [...lines.filter((line) => !/^\s*(#|$)/.test(line)), ...environment(value.environment, env)];
  const texts = (key: string, target: string) => {
    const items = list(value[key]).map(String);
    return items.length === 0 ? {} : { [target]: items };
  };
  const text = (key: string, target: string) => (value[key] === undefined ? {} : { [target]: String(value[key]) });
  const ports = list(value.ports).map((port) =>
    Number(
      typeof port === "object"
        ? (port as Value).target
        : String(port)
            .replace(/\/tcp$/, "")
            .split(":")
            .at(-1),
    ),
  );
  return {
    name,
    run: {
      image: value.image,
      aliases: [name],
      ...(variables.length === 0 ? {} : { env: variables }),
      ...(binds.length === 0 ? {} : { binds }),
      ...(ports.length === 0 ? {} : { ports: ports.filter((port) => Number.isInteger(port)) }),
      ...words(value.command, "command"),
      ...words(value.entrypoint, "entrypoint"),
      ...texts("cap_add", "capAdd"),
      ...texts("cap_drop", "capDrop"),
      ...texts("extra_hosts", "extraHosts"),
      ...text("user", "user"),
      ...text("working_dir", "workdir"),
      ...text("hostname", "hostname"),
      ...(value.init === true ? { init: true } : {}),
      ...healthcheck(value.healthcheck as Value | undefined),
    },
    volumes: mounts.flatMap(({ source, target }) => (source === undefined ? [target] : [])),
    unused: Object.keys(value).filter((key) => !USED.includes(key) && !NEEDLESS.includes(key) && !key.startsWith("x-")),
  };
}

const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

function environment(value: unknown, env: NodeJS.ProcessEnv): string[] {
  const entries = Array.isArray(value)
    ? value.map((entry) => String(entry).split(/=(.*)/s).slice(0, 2) as [string, string?])
    : Object.entries((value ?? {}) as Value).map(([key, item]): [string, string?] =>
        item === null ? [key] : [key, String(item)],
      );
  return entries.flatMap(([key, item = env[key]]) => (item === undefined ? [] : [`${key}=${item}`]));
}

/** A mount of the file; a volume if it has no `source` on this machine. */
function mountFrom(volume: unknown, directory: string): { source?: string; target: string } {
  if (typeof volume === "object" && volume !== null) {
    const { type, source, target } = volume as Value;
    return { ...(type === "bind" ? { source: resolve(directory, String(source)) } : {}), target: String(target) };
  }
  const [first = "", second] = String(volume).split(":");
  if (second === undefined) return { target: first };
  return /^[./~]/.test(first) ? { source: resolve(directory, first), target: second } : { target: second };
}

function words(value: unknown, key: "command" | "entrypoint"): Partial<RunOptions> {
  if (value === undefined || value === null) return {};
  if (Array.isArray(value)) return { [key]: value.map(String) };
  const parts = String(value).match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return { [key]: parts.map((part) => part.replace(/"([^"]*)"|'([^']*)'/g, "$1$2")) };
}

function healthcheck(value: Value | undefined): Pick<RunOptions, "healthcheck"> {
  if (value?.test === undefined || value.disable === true) return {};
  const test = Array.isArray(value.test) ? value.test.map(String) : ["CMD-SHELL", String(value.test)];
  // Every second, because the discovery waits for it.
  return { healthcheck: { Test: test, Interval: 1e9, Timeout: 5e9, Retries: 60 } };
}

/** Replaces `$VAR`, `${VAR}`, `${VAR:-default}` and `$$`, as Compose does. */
function interpolated(text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(
    /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\}|([A-Za-z_]\w*))/g,
    (whole, name, operator, rest, bare) => {
      if (whole === "$$") return "$";
      const value = env[name ?? bare];
      const set = operator?.startsWith(":") ? Boolean(value) : value !== undefined;
      if (operator?.endsWith("-")) return set ? (value ?? "") : rest;
      if (operator?.endsWith("+")) return set ? rest : "";
      if (operator?.endsWith("?") && !set)
        throw new Failure(`The Compose file needs ${name} in the environment; set it.`);
      return value ?? "";
    },
  );
}
