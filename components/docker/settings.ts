import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Argument } from "../argument";
import { duration } from "../duration";
import { bytesOf } from "../size";
import { type Spelling, spelled } from "../spelling";
import { address, hostEntries, portNumber, printable, words } from "../values";
import { type Healthcheck, type NetworkAttachment, type Port, Protocol, type Ulimit } from "./args";

/** `NAME=value`, the form of docker.Container. */
export function assignment([name, value]: [string, pulumi.Input<string>]): pulumi.Input<string> {
  return typeof value === "string" ? `${name}=${value}` : pulumi.interpolate`${name}=${value}`;
}

/** Labels in Docker's form. */
export function labels(
  at: Argument,
  map: Record<string, pulumi.Input<string>>,
): { label: string; value: pulumi.Input<string> }[] {
  return at.entries(map).map(([label, value, place]) => {
    if (label === "") throw place.refuse("must have a name.");
    printable(place, label);
    return { label, value: place.string(value) };
  });
}

/** Entries of /etc/hosts in Docker's form. */
export function extraHosts(
  at: Argument,
  map: Record<string, pulumi.Input<string>>,
): { host: string; ip: pulumi.Input<string> }[] {
  // The engine replaces this word by the address of the host.
  return hostEntries(at, map, "host-gateway").map(([host, ip]) => ({ host, ip }));
}

/** Servers that resolve names. */
export function dnsServers(at: Argument, list: pulumi.Input<string>[]): pulumi.Input<string>[] {
  return at.items(list).map(([server, place]) => address(place, server));
}

/**
 * The settings of the kernel that each container has for itself.
 *
 * Source: https://github.com/opencontainers/runc/blob/v1.2.0/libcontainer/configs/validate/validator.go
 */
const ownSetting =
  /^(net\.[\w./-]+|fs\.mqueue\.\w+|kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced))$/;

/** Settings of the kernel; those of the host are refused. */
export function sysctls(at: Argument, map: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    at.entries(map).map(([name, value, place]) => {
      if (!ownSetting.test(name)) {
        throw place.refuse('must be a setting that each container has for itself, such as "net.core.somaxconn".');
      }
      return [name, place.line(value)];
    }),
  );
}

const ulimitSpelling: Spelling<Ulimit, { soft: number; hard: number }> = {
  soft: { required: (at, soft) => ({ soft: at.count(soft, 0) }) },
  hard: { required: (at, hard) => ({ hard: at.count(hard, 0) }) },
};

const ulimitNames = [
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "memlock",
  "msgqueue",
  "nice",
  "nofile",
  "rss",
  "rtprio",
  "rttime",
  "sigpending",
  "stack",
];

/** Limits of resources in the form of docker.Container. */
export function ulimitSettings(
  at: Argument,
  map: Record<string, Ulimit> | undefined,
): docker.types.input.ContainerUlimit[] {
  return at.entries(map).map(([name, limit, place]) => {
    if (name === "nproc") throw place.refuse("is `pidsLimit`.");
    if (!ulimitNames.includes(name)) throw place.refuse('must be the name of a resource such as "nofile".');
    const { soft, hard } = spelled(place, limit, ulimitSpelling);
    if (soft > hard) throw place.refuse(`must have a \`soft\` limit of at most its \`hard\` one, ${hard}.`);
    return { name, soft, hard };
  });
}

const portSpelling: Spelling<Port, docker.types.input.ContainerPort> = {
  internal: { required: (at, port) => ({ internal: portNumber(at, port) }) },
  external: (at, port) => ({ external: portNumber(at, port) }),
  ip: (at, ip) => ({ ip: address(at, ip) }),
  protocol: (at, protocol) => ({ protocol: at.oneOf(protocol, Object.values(Protocol)) }),
};

/** Published ports in the form of docker.Container. */
export function ports(at: Argument, list: Port[]): docker.types.input.ContainerPort[] {
  const published = at.items(list).map(([port, place], index) => {
    refuseSamePort(place, port, list.slice(0, index), ["external", "ip", "protocol"], ["internal", "protocol"]);
    return spelled(place, port, portSpelling);
  });
  // The provider reads them back in the order of this text: in another order, every refresh would lead to a replacement.
  const text = ({ internal, protocol }: docker.types.input.ContainerPort) => `${internal}/${protocol ?? "tcp"}`;
  if (published.some(({ internal }) => typeof internal !== "number")) return published;
  return published.sort((one, other) => (text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : 0));
}

/** Refuses a port that is published in the same place as another, or twice without a place. */
export function refuseSamePort<P extends { internal: unknown; external?: unknown; protocol?: unknown }>(
  at: Argument,
  port: P,
  others: P[],
  published: (keyof P)[],
  internal: (keyof P)[],
): void {
  const value = (of: P, key: keyof P) => of[key] ?? (key === "protocol" ? "tcp" : undefined);
  const same = (keys: (keyof P)[]) =>
    others.some((other) => keys.every((key) => value(other, key) === value(port, key)));
  if (port.external === undefined ? same(internal) : same(published)) {
    throw at.refuse("is published already: declare each port once.");
  }
}

/** A network by name or id; the networks of the host and of other containers are refused. */
export function ownNetwork(at: Argument, network: pulumi.Input<string>): pulumi.Input<string> {
  return at.checked(at.line(network), (text) => {
    if (/^(host|(container|service|ns|path):.*)$/i.test(text.trim())) {
      throw at.refuse(`must not be "${text}": the network of the host and of other containers stays out of reach.`);
    }
    return text;
  });
}

const networkSpelling: Spelling<NetworkAttachment, docker.types.input.ContainerNetworksAdvanced> = {
  name: { required: (at, name) => ({ name: ownNetwork(at, name) }) },
  aliases: (at, aliases) => ({ aliases: words(at, aliases) }),
};

/** Networks in the form of docker.Container. */
export function networks(at: Argument, list: NetworkAttachment[]): docker.types.input.ContainerNetworksAdvanced[] {
  return at.items(list).map(([network, place]) => spelled(place, network, networkSpelling));
}

/** A health check in the form of docker.Container and docker.Service. */
export interface SpelledHealthcheck {
  tests: pulumi.Input<string>[];
  interval: string;
  timeout: string;
  startPeriod: string;
  retries: number;
}

const healthcheckSpelling: Spelling<Healthcheck, SpelledHealthcheck> = {
  tests: { required: (at, tests) => ({ tests: command(at, tests) }) },
  interval: { default: "30s", spell: (at, text) => ({ interval: duration(at, text) }) },
  timeout: { default: "30s", spell: (at, text) => ({ timeout: duration(at, text) }) },
  startPeriod: { default: "0s", spell: (at, text) => ({ startPeriod: duration(at, text) }) },
  retries: { default: 3, spell: (at, count) => ({ retries: at.count(count, 1) }) },
};

function command(at: Argument, tests: pulumi.Input<string>[]): pulumi.Input<string>[] {
  const list = words(at, tests);
  if (list.length === 0) throw at.refuse('must be a command such as ["CMD", "curl", "-f", "http://localhost/"].');
  return list;
}

/** Checks a health check and fills in Docker's defaults. */
export function healthcheck(at: Argument, check: Healthcheck): SpelledHealthcheck {
  return spelled(at, check, healthcheckSpelling);
}

const mebibyte = 1024 * 1024;

/** A size in whole MiB, the provider's unit of memory. */
export function mebibytes(at: Argument, size: pulumi.Input<string>, least: number): pulumi.Input<number> {
  return at.checked(size, (known) => {
    const count = bytesOf(at, known) / mebibyte;
    if (!Number.isInteger(count) || count < least) {
      throw at.refuse(`must be a whole number of Mi, at least "${least}Mi", not "${known}".`);
    }
    return count;
  });
}
