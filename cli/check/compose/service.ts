import { SecretValue, secret, unknown } from "@readonly-rootfs/policies/testing";
import { Misread, readable, type Told } from "../documents";
import type { Declared } from "../kubernetes";
import { hookServices, privilegeOfHooks } from "./hooks";
import { hostPath, mountOf, tmpfsOf } from "./mounts";
import type { Project, Service } from "./project";
import { bytes, flag, given, isMapping, list, mapping, of, text, type Value, words } from "./values";
import { parsedEnv } from "./variables";

/** The container of each service as `docker.Container` declares it, the images that are built, and volumes with options. */
export function resourcesOf(project: Project, told: Told): Declared[] {
  const services = [...project.services.entries()];
  return [...readable(services, told, ([index, service]) => ofService(service, index, project)), ...volumes(project)];
}

/** What to do about several files of one project. */
export const ofAllFiles =
  "docker compose -f FILE -f FILE config | npx @readonly-rootfs/cli check - judges all files of a project as one";

function ofService(service: Service, index: number, project: Project): Declared[] {
  const { name, line, value } = service;
  const { image, build, provider } = value;
  if (image === undefined && build === undefined) {
    // Such a service is made by a program of its own, and runs no container.
    if (provider !== undefined) return [];
    throw new Misread(line, `has the service "${name}" without image and build; ${ofAllFiles}`);
  }
  const named = image === undefined ? `${project.name}-${name}` : text(image);
  const container = {
    type: "docker:index/container:Container",
    name,
    props: given({ image: named, ...inputs(service, project) }),
  };
  const part = `${index + 1}`;
  const built =
    build === undefined ? [] : [{ resource: builtImage(name, named, build as Value), line, part: `${part}.1` }];
  const hooks = hookServices(service, named).map((hook, step) => ({
    resource: {
      ...container,
      name: hook.name,
      props: given({ image: text(hook.value.image), ...inputs(hook, project) }),
    },
    line: project.lineAt(["services", name, "pre_start", step]),
    part: `${part}.3.${step + 1}`,
  }));
  return [...built, { resource: container, line, part: `${part}.2` }, ...hooks];
}

function builtImage(name: string, image: unknown, build: Value) {
  const { context, dockerfile = "Dockerfile", dockerfile_inline: inline, target, args } = build;
  const location = unread(of(context, (directory) => of(dockerfile, (path) => hostPath(path, directory))));
  return {
    type: "docker-build:index:Image",
    name,
    props: given({
      tags: [image],
      context: { location: context },
      dockerfile: inline === undefined ? { location } : { inline },
      target,
      buildArgs: Object.fromEntries(
        Object.entries(mapping(args)).map(([key, own]) => [key, own === null ? unknown : text(own)]),
      ),
    }),
  };
}

/** The properties that the pack reads of a container. */
function inputs({ value }: Pick<Service, "value">, project: Project): Record<string, unknown> {
  const memory = value.mem_limit ?? within(value, "deploy", "resources", "limits", "memory");
  const [driver, options] = [within(value, "logging", "driver"), within(value, "logging", "options")];
  const optional = (own: unknown, make: (own: unknown) => unknown) =>
    own === undefined || own === null ? undefined : make(own);
  const texts = (own: unknown) => list(own).map(text);
  const command = (own: unknown) =>
    optional(own, (line) => (Array.isArray(line) ? line.map(text) : of(line, (shell) => words(shell))));
  const volumeName = (volume: string) => nameIn(project, "volumes", volume);
  const mode = optional(value.network_mode, (own) => of(own, joined));
  return {
    command: command(value.command),
    entrypoints: command(value.entrypoint),
    envs: environment(value, project),
    user: optional(value.user, text),
    workingDir: optional(value.working_dir, text),
    healthcheck: optional(within(value, "healthcheck", "test"), (test) => ({
      tests: Array.isArray(test) ? test.map(text) : ["CMD-SHELL", text(test)],
    })),
    readOnly: optional(value.read_only, flag),
    privileged: optional(flag(value.privileged) === true ? true : (privilegeOfHooks(value) ?? value.privileged), flag),
    platform: optional(value.platform, text),
    pidMode: optional(value.pid, (own) => of(own, joined)),
    ipcMode: optional(value.ipc, (own) => of(own, joined)),
    networkMode: mode,
    networksAdvanced: mode === undefined ? networks(value.networks, project) : undefined,
    usernsMode: optional(value.userns_mode, text),
    cgroupnsMode: optional(value.cgroup, text),
    memory: optional(memory, (own) => of(own, (size) => Math.ceil((bytes(size) ?? 0) / 2 ** 20))),
    capabilities: orNone(given({ adds: texts(value.cap_add), drops: texts(value.cap_drop) })),
    securityOpts: list(value.security_opt)
      .map((own) => of(own, (option) => securityOption(option, project)))
      .map(unread),
    sysctls: orNone(Object.fromEntries(Object.entries(mapping(value.sysctls)).map(([key, own]) => [key, text(own)]))),
    devices: list(value.devices).map(device),
    deviceCgroupRules: texts(value.device_cgroup_rules),
    tmpfs: tmpfsOf(list(value.tmpfs)),
    mounts: [
      ...list(value.volumes).map((entry) => mountOf(entry, volumeName)),
      ...files(value.secrets, "secrets", "/run/secrets/", project),
      ...files(value.configs, "configs", "/", project),
      ...(flag(value.use_api_socket ?? false) === true ? [{ type: "bind", source: socket, target: socket }] : []),
    ],
    volumes: list(value.volumes_from).map((own) =>
      of(own, (from) => {
        const [, container = "", access] = /^(?:container:)?([^:]*)(?::(\w+))?$/.exec(from) ?? [];
        return given({ fromContainer: container, readOnly: access === "ro" ? true : undefined });
      }),
    ),
    logDriver: optional(driver, text),
    logOpts: optional(options, (own) =>
      isMapping(own) ? Object.fromEntries(Object.entries(own).map(([key, one]) => [key, text(one)])) : undefined,
    ),
  };
}

const within = (value: unknown, ...steps: string[]): unknown =>
  steps.reduce((at, step) => (isMapping(at) ? at[step] : undefined), value);

const socket = "/var/run/docker.sock";

const orNone = (props: Record<string, unknown>) => (Object.keys(props).length === 0 ? undefined : props);

/** The namespace of another service is that of its container. */
const joined = (mode: string) => mode.replace(/^service:/, "container:");

/** The name that the engine has for a volume or a network of the file. */
function nameIn(project: Project, kind: "volumes" | "networks", name: string) {
  const declared = project.part(kind)[name];
  const external = within(declared, "external");
  const other = within(declared, "name") ?? within(external, "name");
  if (other !== undefined) return text(other);
  return external === undefined || flag(external) === false ? `${project.name}_${name}` : name;
}

function networks(value: unknown, project: Project): unknown[] {
  const names = isMapping(value) ? Object.keys(value) : value === undefined ? ["default"] : list(value);
  return names.map((own) => ({ name: typeof own === "string" ? nameIn(project, "networks", own) : own }));
}

/** The variables of files, then those of the service; the last entry of a name counts. */
function environment(value: Value, { variables, read }: Project): unknown[] {
  const ofFiles = list(value.env_file).flatMap((file): unknown[] => {
    const { path, required } = file as Value;
    const known = typeof path === "string" ? read(path) : undefined;
    if (known === undefined) return required === false ? [] : [unknown];
    return Object.entries(parsedEnv(known)).map(([name, own]) => secret(`${name}=${own}`));
  });
  const own = Object.entries(mapping(value.environment)).map(([name, given]) => {
    if (given !== null) return of(given, (text) => `${name}=${text}`);
    return variables[name] === undefined ? unknown : secret(`${name}=${variables[name]}`);
  });
  return [...ofFiles, ...own];
}

/** Compose replaces the file of a seccomp profile by its text. */
function securityOption(option: string, { directory, read }: Project): string | typeof unknown {
  const [, separator = "", profile = ""] = /^seccomp([:=])(.+)$/s.exec(option) ?? [];
  if (profile === "" || profile === "unconfined" || profile === "builtin") return option;
  const json = read(hostPath(profile, directory));
  return json === undefined ? unknown : `seccomp${separator}${json}`;
}

/** A secret value that is made of another one, or of one that is not known. */
const unread = (one: unknown): unknown =>
  one instanceof SecretValue && (one.value === unknown || one.value instanceof SecretValue) ? one.value : one;

function device(entry: unknown): unknown {
  if (isMapping(entry)) {
    const { source, target, permissions } = entry;
    return given({ hostPath: source, containerPath: target, permissions });
  }
  return of(entry, (own) => {
    const [hostPath, containerPath, permissions] = own.split(":");
    return given({ hostPath, containerPath, permissions });
  });
}

/** Secrets and configurations that are files of the host; the engine mounts them read-only. */
function files(value: unknown, kind: "secrets" | "configs", below: string, project: Project): unknown[] {
  return list(value).flatMap((entry) => {
    const { source, target } = isMapping(entry) ? entry : { source: entry, target: undefined };
    const file = typeof source === "string" ? within(project.part(kind), source, "file") : undefined;
    if (file === undefined || typeof source !== "string") return [];
    const place = typeof target === "string" ? target : source;
    return [
      {
        type: "bind",
        source: of(file, (path) => hostPath(path, project.directory)),
        target: place.startsWith("/") ? place : `${below}${place}`,
        readOnly: true,
      },
    ];
  });
}

/** Volumes whose driver has options, which may mount a place of the host. */
function volumes(project: Project): Declared[] {
  return Object.entries(project.part("volumes")).flatMap(([name, own], index) => {
    if (!isMapping(own) || !isMapping(own.driver_opts)) return [];
    const props = given({
      name: nameIn(project, "volumes", name),
      driver: own.driver,
      driverOpts: Object.fromEntries(Object.entries(own.driver_opts).map(([key, one]) => [key, text(one)])),
    });
    const resource = { type: "docker:index/volume:Volume", name, props };
    return [{ resource, line: project.lineAt(["volumes", name]), part: `v${index + 1}` }];
  });
}
