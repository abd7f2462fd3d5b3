import type * as docker from "@pulumi/docker";
import { capabilities } from "../capability";
import { imageReference } from "../image";
import { defaultMemory, refuseBeyond } from "../size";
import { elsewhere, type Spelling } from "../spelling";
import { directory, dockerName, environment, hostName, processors, signal, words } from "../values";
import { containerUser } from "../writable";
import { RestartPolicy } from "./args";
import { logging, securityOptions } from "./confinement";
import type { HardenedContainerArgs } from "./container-args";
import * as settings from "./settings";

/** Each argument in the form of docker.Container. The hardening is literal, so that a preview with unknown values shows it. */
export const containerSpelling: Spelling<HardenedContainerArgs, docker.ContainerArgs> = {
  image: { required: (at, image, args) => ({ image: imageReference(at, image, args) }) },
  name: (at, name) => ({ name: dockerName(at, name) }),
  adopts: elsewhere, // container.ts
  writable: elsewhere, // container-mounts.ts
  readOnlyMounts: elsewhere, // container-mounts.ts
  ports: (at, ports) => ({ ports: settings.ports(at, ports) }),
  networks: (at, networks) => ({ networksAdvanced: settings.networks(at, networks) }),
  networkMode: (at, mode, { networks = [] }) => {
    if (mode === "none" && networks.length > 0) throw at.refuse('must not be "none" beside `networks`.');
    return { networkMode: settings.ownNetwork(at, mode) };
  },
  memory: {
    default: defaultMemory,
    spell: (at, size) => {
      const memory = settings.mebibytes(at, size, 6);
      return { memory, memorySwap: memory };
    },
  },
  cpus: (at, cpus) => ({ cpus: processors(at, cpus) }),
  pidsLimit: {
    default: 4096,
    spell: (at, limit) => {
      const count = at.count(limit, 1);
      return { ulimits: [{ name: "nproc", soft: count, hard: count }] };
    },
  },
  ulimits: elsewhere, // container.ts
  gpus: (at, gpus) => ({ gpus: at.oneOf(gpus, ["all"]) }),
  shmSize: (at, size, { memory = defaultMemory }) => {
    refuseBeyond(at, size, memory);
    return { shmSize: settings.mebibytes(at, size, 1) };
  },
  restart: {
    default: "unless-stopped",
    spell: (at, policy) => ({ restart: at.oneOf(policy, Object.values(RestartPolicy)) }),
  },
  wait: (at, wait) => ({ wait: at.plain(wait, "boolean") }),
  waitTimeout: (at, seconds) => ({ waitTimeout: at.count(seconds, 1) }),
  security: { default: {}, spell: (at, profiles) => ({ securityOpts: securityOptions(at, profiles) }) },
  labels: (at, labels) => ({ labels: settings.labels(at, labels) }),
  hostname: (at, hostname) => ({ hostname: hostName(at, hostname) }),
  command: (at, command) => ({ command: words(at, command) }),
  entrypoints: (at, entrypoints) => ({ entrypoints: words(at, entrypoints) }),
  env: (at, env) => ({ envs: environment(at, env).map(settings.assignment) }),
  hosts: (at, hosts) => ({ hosts: settings.extraHosts(at, hosts) }),
  dns: (at, servers) => ({ dns: settings.dnsServers(at, servers) }),
  sysctls: (at, map) => ({ sysctls: settings.sysctls(at, map) }),
  capabilities: {
    default: [],
    spell: (at, names) => {
      // The engine reports them with their prefix: in another spelling, every refresh would lead to a replacement.
      const adds = capabilities(at, names).map((name) => `CAP_${name}`);
      return { capabilities: { drops: ["ALL"], ...(adds.length === 0 ? {} : { adds }) } };
    },
  },
  user: (at, user) => ({ user: containerUser(at, user) }),
  workingDir: (at, workingDir) => ({ workingDir: directory(at, workingDir) }),
  healthcheck: (at, check) => ({ healthcheck: settings.healthcheck(at, check) }),
  logging: {
    default: {},
    spell: (at, declared) => {
      const { driver, options } = logging(at, declared);
      return { logDriver: driver, logOpts: options };
    },
  },
  init: (at, init) => ({ init: at.plain(init, "boolean") }),
  stopSignal: (at, name) => ({ stopSignal: signal(at, name) }),
  stopTimeout: (at, seconds) => ({ stopTimeout: at.count(seconds, 0) }),
};
