import { join } from "node:path";
import { parse } from "yaml";
import { completeVolume, hostPath } from "./check/compose/mounts";
import { isMapping, list, mapping, type Value, words } from "./check/compose/values";
import { allInterpolated, parsedEnv, withValues } from "./check/compose/variables";
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
 * Reads a service of a Compose file. Binds are mounted read-only, so that a run cannot change the user's files. Variables have the
 * values of the environment, else of the file `.env` beside it.
 *
 * @param read gives the text of a file that the Compose file names; undefined where it cannot be read
 * @throws Failure if the file has no such service, or a service has no image
 */
export function composeProject(
  text: string,
  name: string,
  directory: string,
  env: NodeJS.ProcessEnv,
  read: (file: string) => string | undefined,
): ComposeProject {
  let file: { services?: Record<string, Value> } | null;
  try {
    file = parse(text, { merge: true });
  } catch (error) {
    throw new Failure(`The Compose file is not YAML (${(error as Error).message.split("\n")[0]}); mend it.`);
  }
  const services = file?.services ?? {};
  const order: string[] = [];
  const visit = (wanted: string, path: readonly string[]) => {
    const service = services[wanted];
    if (!isMapping(service)) {
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
  const variables = { ...parsedEnv(read(join(directory, ".env")) ?? ""), ...env };
  const all = order.map((each) => serviceFrom(each, services[each] as Value, { directory, variables, read }));
  return { service: all.at(-1) as Service, beside: all.slice(0, -1) };
}

/** What a Compose file stands in. */
interface Around {
  readonly directory: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly read: (file: string) => string | undefined;
}

function serviceFrom(name: string, written: Value, around: Around): Service {
  const { directory, variables } = around;
  const refuse = (variable: string) => new Failure(`The Compose file needs ${variable} in the environment; set it.`);
  const value = allInterpolated(written, variables, (text) => withValues(text, variables, refuse)) as Value;
  if (typeof value.image !== "string") {
    throw new Failure(`The service ${name} has no \`image\`; build it, and give it the name of the image.`);
  }
  const mounts = list(value.volumes).map((volume) => mountFrom(volume, directory));
  const binds = mounts.flatMap(({ source, target }) => (source === undefined ? [] : [`${source}:${target}:ro`]));
  const env = environment(name, value, around);
  const texts = (key: string, target: string) => {
    const items = list(value[key]).map(String);
    return items.length === 0 ? {} : { [target]: items };
  };
  const text = (key: string, target: string) => (value[key] === undefined ? {} : { [target]: String(value[key]) });
  const ports = list(value.ports).map((port) =>
    Number(
      isMapping(port)
        ? port.target
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
      ...(env.length === 0 ? {} : { env }),
      ...(binds.length === 0 ? {} : { binds }),
      ...(ports.length === 0 ? {} : { ports: ports.filter((port) => Number.isInteger(port)) }),
      ...commandLine(value.command, "command"),
      ...commandLine(value.entrypoint, "entrypoint"),
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

/** The variables of files, then those of the service. */
function environment(name: string, value: Value, { directory, variables, read }: Around): string[] {
  const ofFiles = list(value.env_file).flatMap((file) => {
    const { path, required } = isMapping(file) ? file : { path: file, required: true };
    const text = read(hostPath(String(path), directory));
    if (text === undefined && required !== false) {
      throw new Failure(`${path}, which the service ${name} names, cannot be read; correct the name.`);
    }
    return Object.entries(parsedEnv(text ?? ""));
  });
  const own = Object.entries(mapping(value.environment)).map(([key, item]) => [key, item ?? variables[key]] as const);
  return [...ofFiles, ...own].flatMap(([key, item]) => (item === undefined ? [] : [`${key}=${item}`]));
}

/** A mount of the file; a volume if it has no `source` on this machine. */
function mountFrom(volume: unknown, directory: string): { source?: string; target: string } {
  const { type, source, target } = completeVolume(volume, directory) as Value;
  return { ...(type === "bind" ? { source: String(source) } : {}), target: String(target) };
}

function commandLine(value: unknown, key: "command" | "entrypoint"): Partial<RunOptions> {
  if (value === undefined || value === null) return {};
  return { [key]: Array.isArray(value) ? value.map(String) : words(String(value)) };
}

function healthcheck(value: Value | undefined): Pick<RunOptions, "healthcheck"> {
  if (value?.test === undefined || value.disable === true) return {};
  const test = Array.isArray(value.test) ? value.test.map(String) : ["CMD-SHELL", String(value.test)];
  // Every second, because the discovery waits for it.
  return { healthcheck: { Test: test, Interval: 1e9, Timeout: 5e9, Retries: 60 } };
}
