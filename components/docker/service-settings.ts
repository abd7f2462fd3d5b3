import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { capabilities } from "../capability";
import { seconds, shortDuration } from "../duration";
import { imageReference } from "../image";
import { bytesOf, defaultMemory } from "../size";
import { elsewhere, type Spelling, spelled } from "../spelling";
import { directory, dockerName, environment, hostName, portNumber, processors, signal, words } from "../values";
import { containerUser } from "../writable";
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

type ContainerSpec = docker.types.input.ServiceTaskSpecContainerSpec;
type PublishedPort = docker.types.input.ServiceEndpointSpecPort;
type Network = docker.types.input.ServiceTaskSpecNetworksAdvanced;

/** The parts of a docker.Service: the service itself, its tasks, and the container of each task. */
export interface ServiceParts {
  service: Omit<docker.ServiceArgs, "taskSpec">;
  task: Omit<docker.types.input.ServiceTaskSpec, "containerSpec">;
  container: ContainerSpec;
}

type Parts = { [P in keyof ServiceParts]: Partial<ServiceParts[P]> };

/** Each argument in the form of docker.Service. The hardening is literal, so that a preview with unknown values shows it. */
export const serviceSpelling: Spelling<HardenedServiceArgs, Parts> = {
  image: { required: (at, image, args) => ({ container: { image: imageReference(at, image, args) } }) },
  name: (at, name) => ({ service: { name: dockerName(at, name) } }),
  adopts: elsewhere, // service.ts
  writable: elsewhere, // service-mounts.ts
  readOnlyMounts: elsewhere, // service-mounts.ts
  files: elsewhere, // service-files.ts
  ports: (at, ports) => ({ service: { endpointSpec: { ports: publishedPorts(at, ports) } } }),
  networks: (at, networks) => ({
    task: {
      networksAdvanceds: at.items(networks).map(([network, place]) => spelled(place, network, networkSpelling)),
    },
  }),
  endpointMode: (at, mode) => ({ service: { endpointSpec: { mode: at.oneOf(mode, Object.values(EndpointMode)) } } }),
  memory: {
    default: defaultMemory,
    spell: (at, size) => ({ task: { resources: { limits: { memoryBytes: memoryBytes(at, size) } } } }),
  },
  cpus: (at, cpus) => {
    const nanoCpus = at.checked(processors(at, cpus), (count) => Math.round(Number(count) * 1e9));
    return { task: { resources: { limits: { nanoCpus } } } };
  },
  replicas: (at, replicas) => ({ service: { mode: { replicated: { replicas: at.amount(replicas, 0) } } } }),
  global: {
    default: false,
    spell: (at, global, { replicas }) => {
      if (!at.plain(global, "boolean")) {
        return replicas === undefined ? { service: { mode: { replicated: { replicas: 1 } } } } : {};
      }
      if (replicas !== undefined) throw at.refuse("and `replicas` exclude each other.");
      return { service: { mode: { global: true } } };
    },
  },
  constraints: (at, constraints) => ({ task: { placement: { constraints: words(at, constraints) } } }),
  restart: {
    default: "any",
    // The provider reads an absent duration as 0, and shows it as a difference after every refresh; 5 s is what Docker waits.
    spell: (at, restart) => ({
      task: {
        restartPolicy: { condition: at.oneOf(restart, Object.values(ServiceRestart)), delay: "5s", window: "0s" },
      },
    }),
  },
  wait: (at, wait) => (at.plain(wait, "boolean") ? { service: { convergeConfig: { delay: "7s" } } } : {}),
  waitTimeout: {
    default: 180,
    spell: (at, timeout, { wait }) => {
      const count = at.count(timeout, 1);
      return wait === true ? { service: { convergeConfig: { timeout: shortDuration(seconds(count)) } } } : {};
    },
  },
  labels: (at, labels) => ({ service: { labels: settings.labels(at, labels) } }),
  hostname: (at, hostname) => ({ container: { hostname: hostName(at, hostname) } }),
  command: (at, command) => ({ container: { args: words(at, command) } }),
  entrypoints: (at, entrypoints) => ({ container: { commands: words(at, entrypoints) } }),
  env: (at, env) => ({ container: { env: Object.fromEntries(environment(at, env)) } }),
  hosts: (at, hosts) => ({ container: { hosts: settings.extraHosts(at, hosts) } }),
  dns: (at, servers) => ({ container: { dnsConfig: { nameservers: settings.dnsServers(at, servers) } } }),
  sysctls: (at, map) => ({ container: { sysctl: settings.sysctls(at, map) } }),
  capabilities: (at, names) => {
    const adds = capabilities(at, names);
    return adds.length === 0 ? {} : { container: { capAdds: adds } };
  },
  user: (at, user) => ({ container: { user: containerUser(at, user) } }),
  workingDir: (at, workingDir) => ({ container: { dir: directory(at, workingDir) } }),
  healthcheck: (at, check) => ({ container: { healthcheck: healthcheck(at, check) } }),
  logging: {
    default: {},
    spell: (at, declared) => {
      const { driver, options } = logging(at, declared);
      return { task: { logDriver: { name: driver, options } } };
    },
  },
  init: (at, init) => ({ container: { init: at.plain(init, "boolean") } }),
  stopSignal: (at, name) => ({ container: { stopSignal: signal(at, name) } }),
  stopTimeout: (at, timeout) => ({
    container: { stopGracePeriod: shortDuration(seconds(at.count(timeout, 1))) },
  }),
};

const networkSpelling: Spelling<ServiceNetwork, Network> = {
  id: { required: (at, id) => ({ id: settings.ownNetwork(at, id) }) },
  aliases: (at, aliases) => ({ aliases: words(at, aliases) }),
};

const portSpelling: Spelling<ServicePort, PublishedPort> = {
  internal: { required: (at, port) => ({ targetPort: portNumber(at, port) }) },
  external: (at, port) => ({ publishedPort: portNumber(at, port) }),
  protocol: (at, protocol) => ({ protocol: at.oneOf(protocol, Object.values(Protocol)) }),
  publishMode: (at, mode) => ({ publishMode: at.oneOf(mode, Object.values(PublishMode)) }),
};

function publishedPorts(at: Argument, list: ServicePort[]): PublishedPort[] {
  return at.items(list).map(([port, place], index) => {
    settings.refuseSamePort(place, port, list.slice(0, index), ["external", "protocol"], ["internal", "protocol"]);
    return spelled(place, port, portSpelling);
  });
}

function healthcheck(at: Argument, check: Healthcheck): NonNullable<ContainerSpec["healthcheck"]> {
  const { interval, timeout, startPeriod, ...rest } = settings.healthcheck(at, check);
  return {
    ...rest,
    interval: shortDuration(interval),
    timeout: shortDuration(timeout),
    startPeriod: shortDuration(startPeriod),
  };
}

function memoryBytes(at: Argument, size: pulumi.Input<string>): pulumi.Input<number> {
  return at.checked(size, (known) => {
    const bytes = bytesOf(at, known);
    if (bytes < 6 * 1024 * 1024) throw at.refuse(`must be at least "6Mi", not "${known}".`);
    return bytes;
  });
}
