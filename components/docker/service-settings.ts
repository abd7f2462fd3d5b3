import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { type Argument, optional } from "../argument";
import { capabilities } from "../capability";
import { seconds, shortDuration } from "../duration";
import { bytesOf } from "../size";
import { environment, given, portNumber, processors, words } from "../values";
import {
  EndpointMode,
  type Healthcheck,
  Protocol,
  PublishMode,
  type ServiceNetwork,
  type ServicePort,
  ServiceRestart,
} from "./args";
import { logging } from "./confinement";
import type { HardenedServiceArgs } from "./service-args";
import * as settings from "./settings";

type TaskSpec = docker.types.input.ServiceTaskSpec;
type ContainerSpec = docker.types.input.ServiceTaskSpecContainerSpec;
const portKeys: Record<keyof ServicePort, true> = { internal: true, external: true, protocol: true, publishMode: true };
const networkKeys: Record<keyof ServiceNetwork, true> = { id: true, aliases: true };

/** The container of each task but its mounts and files. What hardens it is literal, so that a preview shows it. */
export function containerSpec(root: Argument, args: HardenedServiceArgs): ContainerSpec {
  const at = (name: keyof HardenedServiceArgs) => root.property(name);
  const text = (name: "user" | "workingDir" | "hostname" | "stopSignal") =>
    optional(args[name], (value) => at(name).text(value));
  const adds = capabilities(at("capabilities"), args.capabilities);
  const stopTimeout = at("stopTimeout").count(args.stopTimeout, 1);
  return {
    image: at("image").text(args.image),
    readOnly: true,
    capDrops: ["ALL"],
    ...given({
      capAdds: adds.length === 0 ? undefined : adds,
      user: text("user"),
      dir: text("workingDir"),
      hostname: text("hostname"),
      stopSignal: text("stopSignal"),
      args: words(at("command"), args.command),
      commands: words(at("entrypoints"), args.entrypoints),
      env: optional(args.env, (env) => Object.fromEntries(environment(at("env"), env))),
      hosts: settings.extraHosts(at("hosts"), args.hosts),
      healthcheck: optional(args.healthcheck, (check) => healthcheck(at("healthcheck"), check)),
      init: at("init").plain(args.init, "boolean"),
      stopGracePeriod: optional(stopTimeout, (count) => shortDuration(seconds(count))),
    }),
  };
}

function healthcheck(at: Argument, check: Healthcheck): ContainerSpec["healthcheck"] {
  const { interval, timeout, startPeriod, ...rest } = settings.healthcheck(at, check);
  return {
    ...rest,
    interval: shortDuration(interval),
    timeout: shortDuration(timeout),
    startPeriod: shortDuration(startPeriod),
  };
}

/** How the tasks run, but for their container. */
export function taskSettings(root: Argument, args: HardenedServiceArgs): Omit<TaskSpec, "containerSpec"> {
  const at = (name: keyof HardenedServiceArgs) => root.property(name);
  const log = logging(at("logging"), args.logging ?? {});
  const nanoCpus = optional(args.cpus, (cpus) =>
    at("cpus").checked(processors(at("cpus"), cpus), (count) => Math.round(Number(count) * 1e9)),
  );
  const constraints = words(at("constraints"), args.constraints);
  return {
    resources: {
      limits: { memoryBytes: memoryBytes(at("memory"), args.memory ?? "1Gi"), ...given({ nanoCpus }) },
    },
    restartPolicy: { condition: at("restart").oneOf(args.restart, Object.values(ServiceRestart)) ?? "any" },
    logDriver: { name: log.driver, options: log.options },
    ...given({
      networksAdvanceds: optional(args.networks, (list) => networks(at("networks"), list)),
      placement: constraints === undefined ? undefined : { constraints },
    }),
  };
}

function memoryBytes(at: Argument, size: pulumi.Input<string>): pulumi.Input<number> {
  return at.checked(size, (known) => {
    const bytes = bytesOf(at, known);
    if (bytes < 6 * 1024 * 1024) throw at.refuse(`must be at least "6Mi", not "${known}".`);
    return bytes;
  });
}

function networks(at: Argument, list: ServiceNetwork[]): NonNullable<TaskSpec["networksAdvanceds"]> {
  return at.items(list).map(([network, place]) => {
    place.takes(network, networkKeys);
    const aliases = words(place.property("aliases"), network.aliases);
    return { id: place.property("id").text(network.id), ...given({ aliases }) };
  });
}

/** Everything of a docker.Service but its tasks. */
export function serviceSettings(root: Argument, args: HardenedServiceArgs): Omit<docker.ServiceArgs, "taskSpec"> {
  const at = (name: keyof HardenedServiceArgs) => root.property(name);
  const ports = optional(args.ports, (list) => publishedPorts(at("ports"), list));
  const endpointMode = at("endpointMode").oneOf(args.endpointMode, Object.values(EndpointMode));
  const waitTimeout = at("waitTimeout").count(args.waitTimeout, 1) ?? 180;
  const wait = at("wait").plain(args.wait, "boolean") ?? false;
  return {
    mode: mode(at, args),
    ...given({
      name: optional(args.name, (name) => at("name").text(name)),
      labels: settings.labels(at("labels"), args.labels),
      endpointSpec:
        ports === undefined && endpointMode === undefined ? undefined : given({ mode: endpointMode, ports }),
      convergeConfig: wait ? { delay: "7s", timeout: shortDuration(seconds(waitTimeout)) } : undefined,
    }),
  };
}

function mode(
  at: (name: keyof HardenedServiceArgs) => Argument,
  args: HardenedServiceArgs,
): docker.types.input.ServiceMode {
  if (!(at("global").plain(args.global, "boolean") ?? false)) {
    const replicas = at("replicas").amount(args.replicas ?? 1, 0);
    return { replicated: { replicas } };
  }
  if (args.replicas !== undefined) throw at("global").refuse("and `replicas` exclude each other.");
  return { global: true };
}

function publishedPorts(at: Argument, list: ServicePort[]): docker.types.input.ServiceEndpointSpecPort[] {
  return at.items(list).map(([port, place]) => {
    place.takes(port, portKeys);
    return {
      targetPort: portNumber(place.property("internal"), port.internal),
      ...given({
        publishedPort: optional(port.external, (external) => portNumber(place.property("external"), external)),
        protocol: place.property("protocol").oneOf(port.protocol, Object.values(Protocol)),
        publishMode: place.property("publishMode").oneOf(port.publishMode, Object.values(PublishMode)),
      }),
    };
  });
}
